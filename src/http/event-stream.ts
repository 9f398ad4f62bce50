import type { ResultStream } from "./result-stream.js";

/** Results that may wait to be written before the operations that produce them have to wait too. */
const maxQueuedResults = 16;

/** The longest delay that a timer accepts. */
const maxTimerMilliseconds = 2 ** 31 - 1;

/**
 * One stream of server-sent events: the operations on it, and the results that wait to be written. In single connection mode the stream is
 * reserved first and opened by another request.
 */
export class EventStream {
  /** Operations that write to this stream. */
  readonly results = new Set<ResultStream>();
  #queuedCursors: (string | null)[] = [];
  #blocked: (() => void)[] = [];
  #body: AsyncGenerator<string, void, undefined> | null = null;
  readonly #endActions: (() => void)[] = [];
  #ended = false;

  /** @param withIds whether events have the cursors of the stream's only operation as their ids */
  constructor(
    readonly withIds: boolean,
    private readonly onEnd: (stream: EventStream) => void,
  ) {}

  get isOpen(): boolean {
    return this.#body !== null;
  }

  /** Queues the cursor of a result about to be written. Resolves when there is room for the result. */
  async enqueue(cursor: string | null): Promise<void> {
    this.#queuedCursors.push(cursor);
    if (this.#ended || this.#queuedCursors.length <= maxQueuedResults) return;
    await new Promise<void>((resolve) => this.#blocked.push(resolve));
  }

  /** Opens the stream. Returns the text for the client: the protocol's own events, with an `id` line where there is a cursor. */
  write(body: AsyncGenerator<string, void, undefined>): AsyncIterableIterator<string> {
    this.#body = body;
    return {
      next: async () => {
        const step = await body.next();
        if (step.done) this.end();
        return step.done || !step.value.startsWith("event: next")
          ? step
          : { done: false, value: this.#dequeue(step.value) };
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

  /** Ends the operations with an error for the client, then the stream. */
  fail(error: Error): void {
    for (const results of this.results) results.fail(error);
    setImmediate(() => this.end());
  }

  /** {@link fail}s at the given time. */
  failAt(time: Date, error: Error): void {
    const delay = Math.min(Math.max(time.getTime() - Date.now(), 0), maxTimerMilliseconds);
    const timer = setTimeout(() => this.fail(error), delay);
    this.onceEnded(() => clearTimeout(timer));
  }

  /** Runs an action when the stream ends for whatever reason, or at once where it has ended. */
  onceEnded(action: () => void): void {
    if (this.#ended) action();
    else this.#endActions.push(action);
  }

  /** Completes the operations, which the client is notified of, then the stream. */
  complete(): void {
    for (const results of this.results) void results.return();
    setImmediate(() => this.end());
  }

  /** Ends the operations and the stream at once. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const action of this.#endActions.splice(0)) action();
    void this.#body?.return();
    for (const results of this.results) void results.return();
    for (const release of this.#blocked.splice(0)) release();
    this.onEnd(this);
  }

  #dequeue(event: string): string {
    const cursor = this.#queuedCursors.shift() ?? null;
    if (this.#queuedCursors.length <= maxQueuedResults) for (const release of this.#blocked.splice(0)) release();
    return this.withIds && cursor !== null ? `id: ${cursor}\n${event}` : event;
  }
}
