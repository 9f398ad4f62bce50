import { GraphQLError } from "graphql";
import { ErrorCode } from "./errors.js";

/** How long an operation may take; for a subscription, each of its events. */
export class Deadline {
  #endsAt: number;

  constructor(private readonly milliseconds: number) {
    this.#endsAt = performance.now() + milliseconds;
  }

  /** Begins anew. */
  restart(): void {
    this.#endsAt = performance.now() + this.milliseconds;
  }

  /** The work's result; rejects with TIMED_OUT where the time is over first. The work itself has deadlines of its own. */
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
    `This took longer than the ${milliseconds / 1_000} s that an operation may take. Repeat it, a mutation with the same input.`,
    { extensions: { code: ErrorCode.TIMED_OUT, retryable: true } },
  );
}
