import Stripe from "stripe";
import { ProviderError, type ProviderFailure } from "../verification/provider.js";
import { ConnectionClosed } from "./http-client.js";

/** A failed try, and whether the same request may succeed when it is sent again. */
export class TryFailed extends Error {
  override name = "TryFailed";
  constructor(
    readonly error: ProviderError,
    readonly retryable: boolean,
    /** Stripe itself is away: not that it is busy with this object, nor that we ask too much. */
    readonly away: boolean,
  ) {
    super(error.message);
  }
}

/** An answer that isn't what was asked for. Names the place, never the value. */
export class UnexpectedAnswer extends Error {
  override name = "UnexpectedAnswer";
  constructor(
    readonly problem: string,
    /** The answer is no object of this kind at all, so it didn't come from the endpoint. */
    readonly foreign: boolean,
    readonly requestId: string | undefined,
  ) {
    super(problem);
  }
}

/** Seconds to advise where nothing better is known. */
const retryAfterSeconds = 1;

interface Verdict {
  failure: ProviderFailure;
  retryable: boolean;
  away: boolean;
  says: string;
}

/**
 * What a thrown error means. The message is ours: Stripe's wording may repeat what was sent. Source: error classes and statuses of
 * stripe 23.1.0 (`Error.js`, `RequestSender.js`) and docs.stripe.com/api/errors, /api/idempotent_requests, /rate-limits.
 */
export function toTryFailed(operation: string, thrown: unknown): TryFailed {
  if (thrown instanceof TryFailed) return thrown;
  if (thrown instanceof UnexpectedAnswer) {
    const verdict: Verdict = {
      failure: "UNAVAILABLE",
      retryable: thrown.foreign,
      away: thrown.foreign,
      says: `the answer isn't what was asked for (${thrown.problem})`,
    };
    return tryFailed(operation, verdict, { requestId: thrown.requestId });
  }
  if (thrown instanceof Stripe.errors.StripeError) {
    return tryFailed(operation, steered(judge(thrown), thrown), {
      requestId: thrown.requestId,
      param: word(thrown.param),
      code: word(thrown.code),
      retryAfter: adviceOf(thrown),
      isRepeated: thrown.headers?.["idempotent-replayed"] === "true",
    });
  }
  // Nothing of Stripe's: the SDK refused to send it, or we have a bug. Our own words and no try again.
  const says = thrown instanceof Error ? `it couldn't be sent (${thrown.name})` : "it couldn't be sent";
  return tryFailed(operation, { failure: "REJECTED", retryable: false, away: false, says }, {});
}

function judge(error: Stripe.errors.StripeError): Verdict {
  const { statusCode: status, code, rawType } = error;
  if (error instanceof Stripe.errors.StripeConnectionError) {
    return { failure: "UNAVAILABLE", retryable: true, away: true, says: `no connection${causeOf(error)}` };
  }
  // An answer that isn't JSON: some proxy's page, or nothing at all.
  if (status === undefined) {
    return { failure: "UNAVAILABLE", retryable: true, away: true, says: "the answer can't be read" };
  }
  const says = `status ${status}${rawType ? `, ${word(rawType)}` : ""}${code ? `, ${word(code)}` : ""}`;
  const stays = (failure: ProviderFailure): Verdict => ({ failure, retryable: false, away: false, says });
  const passes = (away: boolean): Verdict => ({ failure: "UNAVAILABLE", retryable: true, away, says });

  if (error instanceof Stripe.errors.StripeRateLimitError) return passes(false);
  // A twin with the same key is running, or the object is locked.
  if (status === 409) return passes(false);
  // 424 is a failed dependency of Stripe's. A 200 with an error in it has no rule; it is as unclear as a 500.
  if (status >= 500 || status === 424 || status < 400) return passes(status !== 424);
  if (error instanceof Stripe.errors.StripeIdempotencyError) return stays("KEY_REUSED");
  if (status === 401 || status === 403 || isSensitiveRefusal(error)) return stays("FORBIDDEN");
  if (status === 404) return stays("NOT_FOUND");
  return stays("REJECTED");
}

/**
 * Stripe's own word on whether to try again wins, as in the SDK: a stored 500 would only be replayed. Success is impossible here,
 * so `true` on a refusal is taken as advice too.
 */
function steered(verdict: Verdict, error: Stripe.errors.StripeError): Verdict {
  switch (error.headers?.["stripe-should-retry"]) {
    case "true":
      return { ...verdict, retryable: true };
    case "false":
      return { ...verdict, retryable: false };
    default:
      return verdict;
  }
}

/**
 * A plain secret key that asks for a sensitive leaf. Neither status nor code of this refusal is published; this much of its text
 * was seen in public code. To be replaced when Stripe documents a code.
 */
function isSensitiveRefusal(error: Stripe.errors.StripeError): boolean {
  return error.message.includes("to access sensitive verification results");
}

function tryFailed(operation: string, verdict: Verdict, details: ProviderError["details"]): TryFailed {
  const { failure, retryable, away, says } = verdict;
  const advice = failure === "UNAVAILABLE" ? { retryAfter: details.retryAfter ?? retryAfterSeconds } : {};
  const error = new ProviderError(failure, `Stripe: ${operation} failed: ${says}`, { ...details, ...advice });
  return new TryFailed(error, retryable, away);
}

/** `Retry-After` in seconds; not documented by Stripe, but what a proxy in between would send. */
function adviceOf(error: Stripe.errors.StripeError): number | undefined {
  const seconds = Number(error.headers?.["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}

/** The system's code of a broken connection. */
function causeOf(error: Stripe.errors.StripeError): string {
  const { detail } = error;
  if (detail instanceof ConnectionClosed) return ` (${word(detail.message)})`;
  const code = typeof detail === "object" && "code" in detail ? word(String(detail.code)) : undefined;
  return code ? ` (${code})` : "";
}

/** Stripe's codes and parameter names, and nothing that could be a person's. */
function word(value: string | undefined): string | undefined {
  return value !== undefined && /^[A-Za-z_][\w.[\]]{0,99}$/.test(value) ? value : undefined;
}
