import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from "graphql";
import { asGraphqlError } from "./error-formatter.js";

type Step = IteratorResult<ExecutionResult, void>;

/** The place in the log of the event that a result was made from. */
const cursors = new WeakMap<ExecutionResult, string>();

/** How a stream's failure is handed to its reader: thrown, or as a last result with the error in it. */
export type FailureForm = "thrown" | "told";

/** The cursor of a result of a {@link ResultStream}; null where its event has none. */
export function cursorOfResult(result: object): string | null {
  return cursors.get(result) ?? null;
}

export interface ResultStreamOptions {
  cursorOf(sourceEvent: unknown): string | null;
  failures: FailureForm;
  /** Called once, whoever ends the stream. */
  onEnd(stream: ResultStream): void;
}

/**
 * The results of one subscription. Like graphql's own, with three differences: each result is known by the cursor of its event,
 * `return` ends it at once also while it waits, and it can be made to fail from outside, as when a token expires.
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

  /** Subscribes; an execution result with errors where there is nothing to follow. */
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

  /** Ends the stream without a word: its reader waits on, until it is told by other means and calls `return`. */
  suspend(): void {
    this.#suspended = true;
    this.source.return?.().catch(() => undefined);
  }

  /** Ends the stream, whose reader is told the error. */
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
      // What failed may have been done with the event, while its source waits to be asked for the next one.
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
