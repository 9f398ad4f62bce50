import type { ResultStream } from "./result-stream.js";

/** Results that may wait to be written before their operations are held back. */
const heldResults = 16;

/**
 * One stream of server-sent events: what is under way on it, and how much waits to be written. In single connection mode it is
 * reserved first and opened by another request.
 */
export class EventStream {
  /** Operations that push into this stream. */
  readonly results = new Set<ResultStream>();
  #waiting: (string | null)[] = [];
  #held: (() => void)[] = [];
  #body: AsyncGenerator<string, void, undefined> | null = null;
  readonly #onceEnded: (() => void)[] = [];
  #ended = false;

  /** `withIds`: whether the one operation's cursors are the ids of the events. */
  constructor(
    readonly withIds: boolean,
    private readonly onEnd: (stream: EventStream) => void,
  ) {}

  get isOpen(): boolean {
    return this.#body !== null;
  }

  /** Notes that a result is about to be written; resolves when there is room for it. */
  async admit(cursor: string | null): Promise<void> {
    this.#waiting.push(cursor);
    if (this.#ended || this.#waiting.length <= heldResults) return;
    await new Promise<void>((resolve) => this.#held.push(resolve));
  }

  /** What is written to the client: the protocol's own events, with `id` lines before those that have a cursor. */
  write(body: AsyncGenerator<string, void, undefined>): AsyncIterableIterator<string> {
    this.#body = body;
    return {
      next: async () => {
        const step = await body.next();
        if (step.done) this.end();
        return step.done || !step.value.startsWith("event: next")
          ? step
          : { done: false, value: this.#take(step.value) };
      },
      return: async () => {
        this.end();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** Ends the operations with an error that the client is told, and then the stream. */
  fail(error: Error): void {
    for (const results of this.results) results.fail(error);
    setImmediate(() => this.end());
  }

  /** {@link fail}s at the given time. */
  failAt(time: Date, error: Error): void {
    const delay = Math.min(Math.max(time.getTime() - Date.now(), 0), 2 ** 31 - 1);
    const timer = setTimeout(() => this.fail(error), delay);
    this.onceEnded(() => clearTimeout(timer));
  }

  /** Has something done when the stream ends, whoever ends it; at once where it has ended. */
  onceEnded(action: () => void): void {
    if (this.#ended) action();
    else this.#onceEnded.push(action);
  }

  /** Completes the operations, of which the client is told, and then the stream. */
  complete(): void {
    for (const results of this.results) void results.return();
    setImmediate(() => this.end());
  }

  /** Ends all at once; whoever waits is let go. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const action of this.#onceEnded.splice(0)) action();
    void this.#body?.return();
    for (const results of this.results) void results.return();
    for (const release of this.#held.splice(0)) release();
    this.onEnd(this);
  }

  #take(event: string): string {
    const cursor = this.#waiting.shift() ?? null;
    if (this.#waiting.length <= heldResults) for (const release of this.#held.splice(0)) release();
    return this.withIds && cursor !== null ? `id: ${cursor}\n${event}` : event;
  }
}
