/** The reasons for which a stream ends or is refused. */
export type FeedEndReason =
  /** More events were queued than the reader consumed. */
  | "SLOW_CONSUMER"
  /** The events after the cursor are no longer stored, or the cursor's own event was lost in a restore or failover. */
  | "CURSOR_EXPIRED"
  /** The cursor is ahead of the newest event. */
  | "CURSOR_FROM_FUTURE"
  /** The tenant or the viewer token has as many streams as it may have. */
  | "TOO_MANY_SUBSCRIPTIONS"
  /** The service is shutting down; another node, or this one after its restart, continues from the last cursor. */
  | "SHUTTING_DOWN";

/** Ends a stream of the feed, with a reason that callers can act on. */
export class FeedEndedError extends Error {
  override name = "FeedEndedError";
  constructor(
    readonly reason: FeedEndReason,
    message: string,
    /** The extent of the tenant's log, as positions after which a stream may begin. */
    readonly extent: { tenantId: string; beforeOldest: number; newest: number } | null = null,
  ) {
    super(message);
  }

  /** Whether the same subscription can be expected to work if it is repeated from the last cursor. */
  get retryable(): boolean {
    return this.reason !== "CURSOR_EXPIRED" && this.reason !== "CURSOR_FROM_FUTURE";
  }
}

/** Returns the error for a cursor whose event was lost in a restore or failover. `beforeOldest` is the last position that was kept. */
export function lostCommits(extent: { tenantId: string; beforeOldest: number; newest: number }): FeedEndedError {
  const message =
    "The database was restored or failed over, and events up to this cursor were lost. Begin after `oldest`: what is stored since comes next.";
  return new FeedEndedError("CURSOR_EXPIRED", message, extent);
}
