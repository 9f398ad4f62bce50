import { GraphQLError } from "graphql";

/** Every value that `errors[].extensions.code` can have. */
export const ErrorCode = {
  /** The request has no credential, or an invalid one. */
  UNAUTHENTICATED: "UNAUTHENTICATED",
  /** The credential does not cover this field. The field is null; the rest of the response is complete. */
  FORBIDDEN: "FORBIDDEN",
  /** An argument or a variable is invalid. The message names it. */
  BAD_USER_INPUT: "BAD_USER_INPUT",
  NOT_FOUND: "NOT_FOUND",
  /** Stripe can't be reached. `retryAfter` is the number of seconds after which to retry. */
  STRIPE_UNAVAILABLE: "STRIPE_UNAVAILABLE",
  /** Stripe refused to return this, for example a sensitive result after 48 hours. */
  STRIPE_REJECTED: "STRIPE_REJECTED",
  /** The audit log can't be written, so no sensitive field is read. */
  AUDIT_UNAVAILABLE: "AUDIT_UNAVAILABLE",
  /** The tenant sent more requests than its limit allows. */
  RATE_LIMITED: "RATE_LIMITED",
  /** The operation is deeper, wider or more expensive than allowed. The message names the limit. */
  LIMIT_EXCEEDED: "LIMIT_EXCEEDED",
  /** The operation took too long. Fields that were not ready in time are null. */
  TIMED_OUT: "TIMED_OUT",
  /** A viewer token may run only the operations of the manifest on this service. */
  UNTRUSTED_DOCUMENT: "UNTRUSTED_DOCUMENT",
  /** The database is unavailable, or this node is shutting down. Retry; a mutation with the same input. */
  SERVICE_UNAVAILABLE: "SERVICE_UNAVAILABLE",
  /** An unexpected error. `requestId` finds it in the service's log. */
  INTERNAL: "INTERNAL",
} as const;

export function unauthenticated(): GraphQLError {
  return new GraphQLError("This needs a credential: send the header Authorization: Bearer <key or token>.", {
    extensions: { code: ErrorCode.UNAUTHENTICATED, http: { status: 401 } },
  });
}

export function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: ErrorCode.FORBIDDEN } });
}

export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: ErrorCode.BAD_USER_INPUT } });
}
