/** The emulator's time: the wall clock plus the time that tests have advanced. It never goes back, except on a reset. */
export class Clock {
  #offsetMs: number;

  constructor(offsetMs = 0) {
    this.#offsetMs = offsetMs;
  }

  /** Returns milliseconds since 1970 on the emulator's clock. */
  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Returns whole seconds since 1970, the unit of every Stripe timestamp. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Returns how far the clock is ahead of the wall clock, in milliseconds. */
  get offset(): number {
    return this.#offsetMs;
  }

  moveTo(timeMs: number): void {
    const ahead = timeMs - this.now();
    if (ahead > 0) this.#offsetMs += ahead;
  }

  reset(offsetMs = 0): void {
    this.#offsetMs = offsetMs;
  }
}

/** Returns whole seconds since 1970 on the wall clock, the one that callers use. */
export function wallSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
