import Stripe from "stripe";
import { ProviderError, type ProviderFailure } from "../verification/provider.js";
import { ConnectionClosedError } from "./http-client.js";

/** Reports a failed request to Stripe, and whether the same request may succeed when it is sent again. */
export class RequestError extends Error {
  override name = "RequestError";
  constructor(
    readonly error: ProviderError,
    readonly retryable: boolean,
    /** Whether Stripe itself is unavailable, as opposed to a locked object or too many requests of ours. */
    readonly isOutage: boolean,
  ) {
    super(error.message);
  }
}

/** Reports a response that is not of the expected shape. The message names the fields, never their values. */
export class UnexpectedResponse extends Error {
  override name = "UnexpectedResponse";
  constructor(
    readonly problem: string,
    /** Whether the response is not an object of the expected type at all, and so did not come from the endpoint. */
    readonly isWrongObject: boolean,
    readonly requestId: string | undefined,
  ) {
    super(problem);
  }
}

/** Seconds to advise where Stripe gives no advice. */
const defaultRetryAfter = 1;

interface Classification {
  failure: ProviderFailure;
  retryable: boolean;
  isOutage: boolean;
  reason: string;
}

/**
 * Classifies an error of the SDK. The message is ours, because Stripe's text may repeat data of the request.
 *
 * Source: stripe 23.1.0, `Error.js` and `RequestSender.js`; docs.stripe.com/api/errors, docs.stripe.com/api/idempotent_requests,
 * docs.stripe.com/rate-limits, docs.stripe.com/error-low-level.
 */
export function toRequestError(operation: string, thrown: unknown): RequestError {
  if (thrown instanceof RequestError) return thrown;
  if (thrown instanceof UnexpectedResponse) {
    const classification: Classification = {
      failure: "UNAVAILABLE",
      retryable: thrown.isWrongObject,
      isOutage: thrown.isWrongObject,
      reason: `the response is not of the expected shape (${thrown.problem})`,
    };
    return requestError(operation, classification, { requestId: thrown.requestId });
  }
  if (thrown instanceof Stripe.errors.StripeError) {
    return requestError(operation, withRetryHeader(classify(thrown), thrown), {
      requestId: thrown.requestId,
      param: safeName(thrown.param),
      code: safeName(thrown.code),
      retryAfter: retryAfterOf(thrown),
      isRepeated: thrown.headers?.["idempotent-replayed"] === "true",
    });
  }
  // No error of Stripe's: the SDK refused to send the request, or we have a bug. Neither is solved by a retry.
  const reason =
    thrown instanceof Error ? `the request could not be sent (${thrown.name})` : "the request could not be sent";
  return requestError(operation, { failure: "REJECTED", retryable: false, isOutage: false, reason }, {});
}

function classify(error: Stripe.errors.StripeError): Classification {
  const { statusCode: status, code, rawType } = error;
  if (error instanceof Stripe.errors.StripeConnectionError) {
    const reason = `no connection${connectionCodeOf(error)}`;
    return { failure: "UNAVAILABLE", retryable: true, isOutage: true, reason };
  }
  // The response is not JSON: the page of a proxy, or an empty body.
  if (status === undefined) {
    return { failure: "UNAVAILABLE", retryable: true, isOutage: true, reason: "the response is not JSON" };
  }
  const reason = `status ${status}${rawType ? `, ${safeName(rawType)}` : ""}${code ? `, ${safeName(code)}` : ""}`;
  const permanent = (failure: ProviderFailure): Classification => ({
    failure,
    retryable: false,
    isOutage: false,
    reason,
  });
  const transient = (isOutage: boolean): Classification => ({
    failure: "UNAVAILABLE",
    retryable: true,
    isOutage,
    reason,
  });

  if (error instanceof Stripe.errors.StripeRateLimitError) return transient(false);
  // Another request with the same key is in progress, or the object is locked.
  if (status === 409) return transient(false);
  // 424 is a failed dependency of Stripe's. A 200 with an error in it is not documented; its outcome is as unclear as that of a 500.
  if (status >= 500 || status === 424 || status < 400) return transient(status !== 424);
  if (error instanceof Stripe.errors.StripeIdempotencyError) return permanent("KEY_REUSED");
  if (status === 401 || status === 403 || isSensitiveRefusal(error)) return permanent("FORBIDDEN");
  if (status === 404) return permanent("NOT_FOUND");
  return permanent("REJECTED");
}

/**
 * Returns the classification with Stripe's own advice on retries, which takes precedence as it does in the SDK: a stored 500 would only
 * be repeated.
 *
 * Source: docs.stripe.com/error-low-level; stripe 23.1.0, `RequestSender.js`, `_shouldRetry`.
 */
function withRetryHeader(classification: Classification, error: Stripe.errors.StripeError): Classification {
  switch (error.headers?.["stripe-should-retry"]) {
    case "true":
      return { ...classification, retryable: true };
    case "false":
      return { ...classification, retryable: false };
    default:
      return classification;
  }
}

/**
 * Returns true where a plain secret key requested a sensitive leaf. Stripe publishes neither status nor code of this error; this part of
 * its text appears in public code. Replace it when Stripe documents a code.
 */
function isSensitiveRefusal(error: Stripe.errors.StripeError): boolean {
  return error.message.includes("to access sensitive verification results");
}

function requestError(
  operation: string,
  classification: Classification,
  details: ProviderError["details"],
): RequestError {
  const { failure, retryable, isOutage, reason } = classification;
  const advice = failure === "UNAVAILABLE" ? { retryAfter: details.retryAfter ?? defaultRetryAfter } : {};
  const error = new ProviderError(failure, `Stripe: ${operation} failed: ${reason}`, { ...details, ...advice });
  return new RequestError(error, retryable, isOutage);
}

/** Returns the seconds of `Retry-After`. Stripe doesn't document this header, but a proxy in between may send it. */
function retryAfterOf(error: Stripe.errors.StripeError): number | undefined {
  const seconds = Number(error.headers?.["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}

/** Returns the system's code for a failed connection. */
function connectionCodeOf(error: Stripe.errors.StripeError): string {
  const { detail } = error;
  if (detail instanceof ConnectionClosedError) return ` (${safeName(detail.message)})`;
  const code = typeof detail === "object" && "code" in detail ? safeName(String(detail.code)) : undefined;
  return code ? ` (${code})` : "";
}

/** Returns a code or the name of a parameter; undefined for any other text, which may contain personal data. */
function safeName(value: string | undefined): string | undefined {
  return value !== undefined && /^[A-Za-z_][\w.[\]]{0,99}$/.test(value) ? value : undefined;
}
