import { GraphQLError } from "graphql";
import { ErrorCode } from "./errors.js";

/** Limits how long an operation may take; for a subscription, how long each of its events may take. */
export class Deadline {
  #endsAt: number;

  constructor(private readonly milliseconds: number) {
    this.#endsAt = performance.now() + milliseconds;
  }

  /** Starts the time again. */
  restart(): void {
    this.#endsAt = performance.now() + this.milliseconds;
  }

  /** Resolves with the work's result, or rejects with TIMED_OUT when the time is up first. The work itself is not stopped. */
  async within<Result>(work: PromiseLike<Result>): Promise<Result> {
    const { promise, cancel } = this.#expiry();
    try {
      return await Promise.race([work, promise]);
    } finally {
      cancel();
    }
  }

  #expiry(): { promise: Promise<never>; cancel(): void } {
    let timer: NodeJS.Timeout | null = null;
    const promise = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(timedOut(this.milliseconds)), Math.max(0, this.#endsAt - performance.now()));
    });
    return {
      promise,
      cancel() {
        if (timer) clearTimeout(timer);
      },
    };
  }
}

function timedOut(milliseconds: number): GraphQLError {
  return new GraphQLError(
    `This took longer than the ${milliseconds / 1_000} s that an operation may take. Retry it; a mutation with the same input.`,
    { extensions: { code: ErrorCode.TIMED_OUT, retryable: true } },
  );
}
