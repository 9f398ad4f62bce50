/**
 * Positions of a log are numbered in epochs: after a restore or a failover that may have lost commits, the log goes on in a new epoch, a
 * range of numbers that no earlier event can have had. So a position, and with it a cursor and an event's id, names its epoch, and is never
 * given to two events.
 */
export const epochSize = 2 ** 40;

/** Returns the number of the epoch that a position belongs to, from 0. */
export function epochOf(position: number): number {
  return Math.floor(position / epochSize);
}

/** Returns whether a position is the start of an epoch, before its first event. */
export function isEpochStart(position: number): boolean {
  return position % epochSize === 0;
}
