import type { RateLimits } from "../options.js";
import { StripeError } from "./stripe-error.js";

/** Counts requests per second of wall-clock time for each of Stripe's limits (Stripe docs: rate limits). */
export class RateLimiter {
  #second = 0;
  #counts = new Map<string, number>();
  #running = 0;

  constructor(private readonly limits: RateLimits) {}

  /** Counts a request, or throws 429. The caller must call the returned function when the request is done. */
  enter(mode: string, endpoint: string): () => void {
    const now = Math.floor(Date.now() / 1000);
    if (now !== this.#second) {
      this.#second = now;
      this.#counts = new Map();
    }
    const { global, endpoint: perEndpoint, concurrency } = this.limits;
    if (global !== undefined && this.#count(mode) > global) throw tooMany("global-rate");
    if (perEndpoint !== undefined && this.#count(`${mode} ${endpoint}`) > perEndpoint) throw tooMany("endpoint-rate");
    if (concurrency !== undefined && this.#running >= concurrency) throw tooMany("global-concurrency");
    this.#running += 1;
    return () => {
      this.#running -= 1;
    };
  }

  #count(name: string): number {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count;
  }
}

/** Returns Stripe's error for too many requests. */
export function tooMany(reason: string): StripeError {
  return new StripeError(
    429,
    "Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.",
    { code: "rate_limit", headers: { "Stripe-Rate-Limited-Reason": reason } },
  );
}
