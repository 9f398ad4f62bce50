import {
  BrokenCircuitError,
  CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhen,
  handleWhenResult,
  type RetryPolicy,
  retry,
  TaskCancelledError,
  type TimeoutPolicy,
  TimeoutStrategy,
  timeout,
} from "cockatiel";
import pLimit, { type LimitFunction } from "p-limit";
import type Stripe from "stripe";
import { type Credential, ProviderError, type ProviderFailure } from "../verification/provider.js";
import type { Read } from "./answers.js";
import { clientFor, type StripeClients } from "./clients.js";
import { TryFailed, toTryFailed } from "./errors.js";

/** One call as it ended, its tries taken together. */
export interface CallEvent {
  /** The SDK's name, such as `verificationSessions.list`. */
  operation: string;
  credential: Credential;
  expand: readonly string[];
  outcome: "OK" | ProviderFailure;
  /** Requests that were sent; 0 where the circuit was open or the deadline passed in the queue. */
  tries: number;
  /** From the call to its end, waiting and pauses included. */
  seconds: number;
}

export interface CallPolicy {
  /** Milliseconds for the whole of a call: waiting for a slot, its tries and the pauses between them. */
  deadlineMs: number;
  /** Milliseconds for one try. */
  tryMs: number;
  /** Tries after the first. */
  retries: number;
  /** Milliseconds: the n-th pause is random between 0 and `pauseMs * 2^n`, at most `longestPauseMs`. */
  pauseMs: number;
  longestPauseMs: number;
  /** Requests under way at a time, of both credentials. First come, first served. */
  concurrency: number;
  /** The circuit opens after this many tries in a row that found Stripe away ... */
  breakAfter: number;
  /** ... and after this many milliseconds lets one through to see whether it is back. */
  openMs: number;
}

export const defaultCallPolicy: CallPolicy = {
  deadlineMs: 10_000,
  tryMs: 4_000,
  retries: 6,
  pauseMs: 200,
  longestPauseMs: 2_000,
  concurrency: 20,
  breakAfter: 20,
  openMs: 2_000,
};

/** A request as the policy may send it, more than once. */
export interface Call<Value> {
  operation: string;
  credential: Credential;
  expand?: readonly string[];
  /** For a POST. Each try carries the same one. */
  idempotencyKey?: string;
  send(client: Stripe, options: Stripe.RequestOptions): PromiseLike<unknown>;
  read: Read<Value>;
}

/**
 * The one way to Stripe's API, with one policy: a deadline over all, inside it tries with jittered pauses, each of which waits for
 * a free slot, passes the circuit breaker and has a time limit of its own. Throws {@link ProviderError} and nothing else.
 */
export class StripeCalls {
  readonly #policy: CallPolicy;
  readonly #deadline: TimeoutPolicy;
  readonly #tries: RetryPolicy;
  readonly #slots: LimitFunction;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #tryLimit: TimeoutPolicy;
  #mayTryAt = 0;

  constructor(
    private readonly clients: StripeClients,
    policy: Partial<CallPolicy> = {},
    private readonly onCall: (event: CallEvent) => void = () => {},
  ) {
    this.#policy = { ...defaultCallPolicy, ...policy };
    const { deadlineMs, tryMs, retries, pauseMs, longestPauseMs, concurrency, breakAfter, openMs } = this.#policy;
    this.#deadline = timeout(deadlineMs, TimeoutStrategy.Aggressive);
    this.#tries = retry(
      handleWhen((error) => error instanceof TryFailed && error.retryable),
      {
        maxAttempts: retries,
        backoff: new ExponentialBackoff({
          generator: fullJitterGenerator,
          initialDelay: pauseMs,
          maxDelay: longestPauseMs,
        }),
      },
    );
    this.#slots = pLimit(concurrency);
    this.#breaker = circuitBreaker(
      handleWhenResult((outcome) => outcome instanceof TryFailed && outcome.away),
      { breaker: new ConsecutiveBreaker(breakAfter), halfOpenAfter: openMs },
    );
    this.#breaker.onBreak(() => {
      this.#mayTryAt = Date.now() + openMs;
    });
    this.#tryLimit = timeout(tryMs, TimeoutStrategy.Aggressive);
  }

  async run<Value>(call: Call<Value>): Promise<Value> {
    const started = performance.now();
    const progress: Progress = { tries: 0, last: null };
    const tell = (outcome: CallEvent["outcome"]) => {
      const { operation, credential, expand = [] } = call;
      const seconds = (performance.now() - started) / 1000;
      this.onCall({ operation, credential, expand, outcome, tries: progress.tries, seconds });
    };
    try {
      const value = await this.#deadline.execute(({ signal }) => this.#withTries(call, progress, signal));
      tell("OK");
      return value;
    } catch (thrown) {
      const error = this.#explain(call, progress, thrown);
      tell(error.failure);
      throw error;
    }
  }

  #withTries<Value>(call: Call<Value>, progress: Progress, signal: AbortSignal): Promise<Value> {
    const { credential, operation } = call;
    const client = clientFor(this.clients, credential);
    if (!client) throw new ProviderError("FORBIDDEN", `Stripe: ${operation} needs a restricted key, and none is set`);
    const oneTry = () => this.#oneTry(call, client, progress);
    return this.#tries.execute(
      () =>
        this.#slots(async () => {
          // The deadline passed while this waited: nobody would read the answer.
          if (signal.aborted) throw new TaskCancelledError();
          const outcome = await this.#breaker.execute(oneTry, signal);
          if (outcome instanceof TryFailed) throw outcome;
          return outcome;
        }),
      signal,
    );
  }

  /** Answers a failure rather than throw it: to the circuit, a refusal is a sign of life. */
  async #oneTry<Value>(call: Call<Value>, client: Stripe, progress: Progress): Promise<Value | TryFailed> {
    progress.tries += 1;
    const { operation, idempotencyKey } = call;
    try {
      return await this.#tryLimit.execute(async () => {
        const options = { timeout: this.#policy.tryMs, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
        return call.read(await call.send(client, options));
      });
    } catch (thrown) {
      const failed = thrown instanceof TaskCancelledError ? tooSlow(operation) : toTryFailed(operation, thrown);
      progress.last = failed.error;
      return failed;
    }
  }

  /** The circuit and the deadline only cut short what the last try has told. */
  #explain(call: Call<unknown>, progress: Progress, thrown: unknown): ProviderError {
    if (thrown instanceof ProviderError) return thrown;
    if (thrown instanceof TryFailed) return thrown.error;
    if (thrown instanceof BrokenCircuitError) {
      const retryAfter = Math.max(1, Math.ceil((this.#mayTryAt - Date.now()) / 1000));
      const says = `Stripe: ${call.operation} wasn't sent: Stripe has been away`;
      return new ProviderError("UNAVAILABLE", progress.last?.message ?? says, {
        ...progress.last?.details,
        retryAfter,
      });
    }
    if (thrown instanceof TaskCancelledError) return progress.last ?? tooSlow(call.operation).error;
    return toTryFailed(call.operation, thrown).error;
  }
}

/** How far a call has come. */
interface Progress {
  tries: number;
  last: ProviderError | null;
}

function tooSlow(operation: string): TryFailed {
  const error = new ProviderError("UNAVAILABLE", `Stripe: ${operation} took too long`, { retryAfter: 1 });
  return new TryFailed(error, true, true);
}
