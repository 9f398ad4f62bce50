import type { VerificationEvent } from "../verification/event.js";
import type { EventFilter } from "../verification/repository.js";
import { FeedEndedError } from "./feed-ended-error.js";

/** Events that may wait for one reader. */
const capacity = 1_000;

/** One reader's queue between the tail of a log and the stream that is read from it. */
export class FeedReader {
  readonly #tailPosition: () => number;
  #queue: VerificationEvent[] = [];
  #backfilling = false;
  #overflowed = false;
  #error: Error | null = null;
  #stopped = false;
  #wake: (() => void) | null = null;

  constructor(
    readonly filter: EventFilter,
    tailPosition: () => number,
  ) {
    this.#tailPosition = tailPosition;
  }

  /** Empties the queue and answers how far the store must be read before the queue goes on. */
  beginBackfill(from: number): number {
    this.#backfilling = true;
    this.#overflowed = false;
    this.#queue = [];
    return Math.max(from, this.#tailPosition());
  }

  /** False where the queue overflowed meanwhile, so that another scan is due. */
  completeHandoff(): boolean {
    this.#backfilling = this.#overflowed;
    return !this.#overflowed;
  }

  offer(event: VerificationEvent): void {
    // Once it failed nothing is added: an event after a missing one would carry its reader's cursor past that.
    if (this.#error) return;
    const { types, statuses } = this.filter;
    if (types && !types.includes(event.type)) return;
    if (statuses && !statuses.includes(event.state.status)) return;
    if (this.#queue.length < capacity) {
      this.#queue.push(event);
    } else if (this.#backfilling) {
      this.#overflowed = true;
    } else {
      this.fail(
        new FeedEndedError(
          "SLOW_CONSUMER",
          `More than ${capacity} events wait. Subscribe again after the last cursor.`,
        ),
      );
    }
    this.#wake?.();
  }

  fail(error: Error): void {
    this.#error ??= error;
    this.#wake?.();
  }

  stop(): void {
    this.#stopped = true;
    this.#wake?.();
  }

  /** The next event; null once the reader was stopped. What is queued before a failure is still handed out. */
  async nextQueued(): Promise<VerificationEvent | null> {
    for (;;) {
      if (this.#stopped) return null;
      const event = this.#queue.shift();
      if (event) return event;
      if (this.#error) throw this.#error;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
  }
}
