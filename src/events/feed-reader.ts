import type { VerificationEvent } from "../verification/event.js";
import type { EventFilter } from "../verification/repository.js";
import { FeedEndedError } from "./feed-ended-error.js";

/** Largest number of events queued for one reader. */
const capacity = 1_000;

/** Queues the new events of a log for one stream of the feed. See `feed.ts` for the phases that a stream goes through. */
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

  /** Empties the queue and returns the handoff position, up to which the backfill must read the store. */
  beginBackfill(from: number): number {
    this.#backfilling = true;
    this.#overflowed = false;
    this.#queue = [];
    return Math.max(from, this.#tailPosition());
  }

  /** Switches the reader to live. Returns false when the queue overflowed during the backfill: another backfill is needed. */
  completeHandoff(): boolean {
    this.#backfilling = this.#overflowed;
    return !this.#overflowed;
  }

  /** Queues an event that matches the filter. An overflow restarts the backfill, or fails a reader that is live. */
  offer(event: VerificationEvent): void {
    // After a failure nothing is queued: a later event would move the reader's cursor past the events that were dropped.
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
          `More than ${capacity} events are waiting for this stream. Subscribe again after the last cursor.`,
        ),
      );
    }
    this.#wake?.();
  }

  /** Ends the reader with an error, once the queued events were read. */
  fail(error: Error): void {
    this.#error ??= error;
    this.#wake?.();
  }

  /** Ends the reader at once; queued events are dropped. */
  stop(): void {
    this.#stopped = true;
    this.#wake?.();
  }

  /** Returns the next queued event, or null once the reader was stopped. Rejects with the error of `fail` when the queue is empty. */
  async next(): Promise<VerificationEvent | null> {
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
