import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from "graphql";
import { asGraphqlError } from "./error-formatter.js";

type Step = IteratorResult<ExecutionResult, void>;

/** Cursors of the events that results were made from. */
const cursors = new WeakMap<ExecutionResult, string>();

/** How a stream reports its failure to its reader: thrown, or as a last result that holds the error. */
export type FailureForm = "thrown" | "result";

/** Returns the cursor of a result of a {@link ResultStream}; null where its event has none. */
export function cursorOfResult(result: object): string | null {
  return cursors.get(result) ?? null;
}

export interface ResultStreamOptions {
  cursorOf(sourceEvent: unknown): string | null;
  failures: FailureForm;
  /** Called once, when the stream ends for whatever reason. */
  onEnd(stream: ResultStream): void;
}

/**
 * The results of one subscription. Differs from graphql's own stream in three points: each result has the cursor of its event, `return`
 * ends the stream at once even while it waits for an event, and {@link fail} ends it from outside, as when a token expires.
 */
export class ResultStream implements AsyncGenerator<ExecutionResult, void, undefined> {
  #waiting: { resolve(step: Step): void; reject(error: unknown): void } | null = null;
  #failure: { error: unknown } | null = null;
  #ended = false;
  #suspended = false;

  private constructor(
    private readonly source: AsyncIterator<unknown>,
    private readonly args: ExecutionArgs,
    private readonly options: ResultStreamOptions,
  ) {}

  /** Subscribes. Returns an execution result with errors when the subscription cannot start. */
  static async open(args: ExecutionArgs, options: ResultStreamOptions): Promise<ResultStream | ExecutionResult> {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    return new ResultStream(source[Symbol.asyncIterator](), args, options);
  }

  next(): Promise<Step> {
    if (this.#failure) {
      const { error } = this.#failure;
      this.#failure = null;
      return this.#failed(error);
    }
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (!this.#suspended) void this.#pull();
    });
  }

  return(): Promise<Step> {
    if (this.#end()) this.source.return?.().catch(() => undefined);
    this.#waiting?.resolve({ done: true, value: undefined });
    this.#waiting = null;
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<Step> {
    void this.return();
    return Promise.reject(error);
  }

  /** Stops the source without ending the stream: its reader keeps waiting until it calls `return`. */
  suspend(): void {
    this.#suspended = true;
    this.source.return?.().catch(() => undefined);
  }

  /** Ends the stream with an error for its reader. */
  fail(error: unknown): void {
    if (!this.#end()) return;
    this.source.return?.().catch(() => undefined);
    this.#reject(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  async #pull(): Promise<void> {
    try {
      const event = await this.source.next();
      if (this.#suspended) return;
      if (event.done) {
        void this.return();
        return;
      }
      const result = await execute({ ...this.args, rootValue: event.value });
      const cursor = this.options.cursorOf(event.value);
      if (cursor !== null) cursors.set(result, cursor);
      this.#waiting?.resolve({ done: false, value: result });
      this.#waiting = null;
    } catch (error) {
      if (this.#suspended || !this.#end()) return;
      // The source does not know of a failed execution and would wait for the next read.
      this.source.return?.().catch(() => undefined);
      this.#reject(error);
    }
  }

  #reject(error: unknown): void {
    if (this.#waiting) this.#failed(error).then(this.#waiting.resolve, this.#waiting.reject);
    else this.#failure = { error };
    this.#waiting = null;
  }

  async #failed(error: unknown): Promise<Step> {
    if (this.options.failures === "thrown") throw error;
    return { done: false, value: { errors: [asGraphqlError(error)] } };
  }

  #end(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    this.options.onEnd(this);
    return true;
  }
}
