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
import { clientFor, type StripeClients } from "./clients.js";
import { RequestError, toRequestError } from "./errors.js";
import type { ParseResponse } from "./parse-response.js";

/** Describes a finished call, with all its requests. */
export interface CallEvent {
  /** The SDK's name, such as `verificationSessions.list`. */
  operation: string;
  credential: Credential;
  expand: readonly string[];
  outcome: "OK" | ProviderFailure;
  /** Number of requests that were sent; 0 where the circuit was open, or the deadline passed in the queue. */
  requests: number;
  /** Duration of the call, including waits and pauses. */
  seconds: number;
}

/** Holds the limits of a call. */
export interface CallPolicy {
  /** Milliseconds for the whole call: its wait for a slot, its requests and the pauses between them. */
  deadlineMs: number;
  /** Milliseconds for one request. */
  requestTimeoutMs: number;
  /** Number of requests after the first one. */
  retries: number;
  /** Milliseconds: the n-th pause is random between 0 and `pauseMs * 2^n`, at most `maxPauseMs`. */
  pauseMs: number;
  maxPauseMs: number;
  /** Number of concurrent requests with both credentials. The others wait in order. */
  concurrency: number;
  /** The circuit opens after this many consecutive requests that failed because of an outage ... */
  openAfter: number;
  /** ... and after this many milliseconds it lets one request through to test whether the outage is over. */
  openMs: number;
}

/**
 * Holds the default policy. Its concurrency is our choice: Stripe limits concurrent requests too, but publishes no number. Source:
 * docs.stripe.com/rate-limits.
 */
export const defaultCallPolicy: CallPolicy = {
  deadlineMs: 10_000,
  requestTimeoutMs: 4_000,
  retries: 6,
  pauseMs: 200,
  maxPauseMs: 2_000,
  concurrency: 20,
  openAfter: 20,
  openMs: 2_000,
};

/** Describes a request that the policy may send more than once. */
export interface Call<Value> {
  operation: string;
  credential: Credential;
  expand?: readonly string[];
  /** For a POST. Every retry carries the same key. */
  idempotencyKey?: string;
  send(client: Stripe, options: Stripe.RequestOptions): PromiseLike<unknown>;
  parse: ParseResponse<Value>;
}

/**
 * Sends every request to Stripe's API, under one policy.
 *
 * A call has a deadline. Within it, requests are retried after pauses with jitter. Each request waits for a free slot, passes the circuit
 * breaker and has its own timeout. Rejects with {@link ProviderError} and no other error.
 */
export class StripeCalls {
  readonly #policy: CallPolicy;
  readonly #deadline: TimeoutPolicy;
  readonly #retry: RetryPolicy;
  readonly #slots: LimitFunction;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #requestTimeout: TimeoutPolicy;
  #circuitOpenUntil = 0;

  constructor(
    private readonly clients: StripeClients,
    policy: Partial<CallPolicy> = {},
    private readonly onCall: (event: CallEvent) => void = () => {},
  ) {
    this.#policy = { ...defaultCallPolicy, ...policy };
    const { deadlineMs, requestTimeoutMs, retries, pauseMs, maxPauseMs, concurrency, openAfter, openMs } = this.#policy;
    this.#deadline = timeout(deadlineMs, TimeoutStrategy.Aggressive);
    this.#retry = retry(
      handleWhen((error) => error instanceof RequestError && error.retryable),
      {
        maxAttempts: retries,
        backoff: new ExponentialBackoff({
          generator: fullJitterGenerator,
          initialDelay: pauseMs,
          maxDelay: maxPauseMs,
        }),
      },
    );
    this.#slots = pLimit(concurrency);
    this.#breaker = circuitBreaker(
      handleWhenResult((outcome) => outcome instanceof RequestError && outcome.isOutage),
      { breaker: new ConsecutiveBreaker(openAfter), halfOpenAfter: openMs },
    );
    this.#breaker.onBreak(() => {
      this.#circuitOpenUntil = Date.now() + openMs;
    });
    this.#requestTimeout = timeout(requestTimeoutMs, TimeoutStrategy.Aggressive);
  }

  /** Sends a call and returns its parsed response. */
  async run<Value>(call: Call<Value>): Promise<Value> {
    const started = performance.now();
    const progress: Progress = { requests: 0, lastError: null };
    const emit = (outcome: CallEvent["outcome"]) => {
      const { operation, credential, expand = [] } = call;
      const seconds = (performance.now() - started) / 1000;
      this.onCall({ operation, credential, expand, outcome, requests: progress.requests, seconds });
    };
    try {
      const value = await this.#deadline.execute(({ signal }) => this.#sendWithRetries(call, progress, signal));
      emit("OK");
      return value;
    } catch (thrown) {
      const error = this.#toProviderError(call, progress, thrown);
      emit(error.failure);
      throw error;
    }
  }

  #sendWithRetries<Value>(call: Call<Value>, progress: Progress, signal: AbortSignal): Promise<Value> {
    const { credential, operation } = call;
    const client = clientFor(this.clients, credential);
    if (!client) throw new ProviderError("FORBIDDEN", `Stripe: ${operation} needs a restricted key, and none is set`);
    const send = () => this.#send(call, client, progress);
    return this.#retry.execute(
      () =>
        this.#slots(async () => {
          // The deadline passed during the wait for a slot, so no caller would receive the response.
          if (signal.aborted) throw new TaskCancelledError();
          const outcome = await this.#breaker.execute(send, signal);
          if (outcome instanceof RequestError) throw outcome;
          return outcome;
        }),
      signal,
    );
  }

  /** Sends one request. Returns its error instead of throwing it, since the circuit breaker counts outages only, not rejections. */
  async #send<Value>(call: Call<Value>, client: Stripe, progress: Progress): Promise<Value | RequestError> {
    progress.requests += 1;
    const { operation, idempotencyKey } = call;
    try {
      return await this.#requestTimeout.execute(async () => {
        const options = {
          timeout: this.#policy.requestTimeoutMs,
          ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
        };
        return call.parse(await call.send(client, options));
      });
    } catch (thrown) {
      const failed = thrown instanceof TaskCancelledError ? timeoutError(operation) : toRequestError(operation, thrown);
      progress.lastError = failed.error;
      return failed;
    }
  }

  /** Returns the error of a call. Where the circuit or the deadline ended it, the error of its last request is more specific. */
  #toProviderError(call: Call<unknown>, progress: Progress, thrown: unknown): ProviderError {
    if (thrown instanceof ProviderError) return thrown;
    if (thrown instanceof RequestError) return thrown.error;
    if (thrown instanceof BrokenCircuitError) {
      const retryAfter = Math.max(1, Math.ceil((this.#circuitOpenUntil - Date.now()) / 1000));
      const notSent = `Stripe: ${call.operation} was not sent, because recent requests found Stripe unavailable`;
      return new ProviderError("UNAVAILABLE", progress.lastError?.message ?? notSent, {
        ...progress.lastError?.details,
        retryAfter,
      });
    }
    if (thrown instanceof TaskCancelledError) return progress.lastError ?? timeoutError(call.operation).error;
    return toRequestError(call.operation, thrown).error;
  }
}

interface Progress {
  requests: number;
  lastError: ProviderError | null;
}

function timeoutError(operation: string): RequestError {
  const error = new ProviderError("UNAVAILABLE", `Stripe: ${operation} took too long`, { retryAfter: 1 });
  return new RequestError(error, true, true);
}
