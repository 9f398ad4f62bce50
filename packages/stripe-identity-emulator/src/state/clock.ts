/** The emulator's time: the wall clock plus whatever a test has advanced. It never goes back. */
export class Clock {
  #offsetMs: number;

  constructor(offsetMs = 0) {
    this.#offsetMs = offsetMs;
  }

  /** Milliseconds since 1970 on the emulator's clock. */
  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Whole seconds since 1970, the unit of every Stripe timestamp. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** How far ahead of the wall clock, in milliseconds. */
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

/** Whole seconds since 1970 on the wall clock, which callers go by. */
export function wallSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
