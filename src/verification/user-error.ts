import { allowedActions, type VerificationAction } from "./allowed-actions.js";
import type { VerificationAlternative } from "./alternatives.js";
import { ProviderError } from "./provider.js";
import { type VerificationSession, VerificationStatus } from "./session.js";

interface CommonDetails {
  message: string;
  /** Path of the input field that caused the error, from the outside in; null where no field did. */
  path: readonly string[] | null;
  /** Whether the same request can succeed later, or after the action that the message names. */
  retryable: boolean;
}

/** Describes why a request was not carried out, with the data that a caller needs to react. */
export type UserErrorDetails = CommonDetails &
  (
    | { kind: "InvalidInput" }
    | { kind: "SelfieUnavailable"; country: string; alternatives: readonly VerificationAlternative[] }
    | { kind: "VerificationInProgress"; session: VerificationSession | null }
    | { kind: "AlreadyVerified"; session: VerificationSession }
    | { kind: "AttemptsExhausted"; session: VerificationSession; attempts: number; maxAttempts: number }
    | { kind: "IdempotencyConflict" }
    | { kind: "NotFound"; id: string }
    | {
        kind: "WrongStatus";
        session: VerificationSession;
        status: VerificationStatus;
        allowedStatuses: readonly VerificationStatus[];
        allowedActions: readonly VerificationAction[];
      }
    | { kind: "StripeRejected"; code: string | null; param: string | null; requestId: string | null }
    | { kind: "StripeUnavailable"; retryAfter: number }
    | { kind: "SimulationUnavailable" }
  );

/** Ends a use case with an error that the caller can act on. {@link toResult} turns it into data. */
export class UserError extends Error {
  override name = "UserError";
  constructor(readonly details: UserErrorDetails) {
    super(details.message);
  }
}

/** Holds the value of a use case, or the user error that it ended with. */
export type Result<Value> = { value: Value; error: null } | { value: null; error: UserErrorDetails };

/** Runs a use case and returns its value, or its user error as data. Failures of the provider become user errors too. */
export async function toResult<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return { value: await work(), error: null };
  } catch (error) {
    if (error instanceof UserError) return { value: null, error: error.details };
    if (error instanceof ProviderError) return { value: null, error: detailsOfProviderError(error) };
    throw error;
  }
}

/** Returns the error for an input field that can't be accepted. */
export function invalid(path: readonly string[], message: string): UserError {
  return new UserError({ kind: "InvalidInput", path, message: `${path.join(".")}: ${message}`, retryable: false });
}

/** Returns the error for a session id that names no session of the tenant. */
export function notFound(path: readonly string[], id: string): UserError {
  return new UserError({
    kind: "NotFound",
    id,
    path,
    message: "No verification session has this id.",
    retryable: false,
  });
}

/** Returns the error for an action that the session's state does not allow, with the actions that it allows. */
export function wrongStatus(session: VerificationSession, allowedStatuses: readonly VerificationStatus[]): UserError {
  const { status, redaction } = session;
  const deletion = redaction === null ? "" : ", and its data is deleted or being deleted";
  return new UserError({
    kind: "WrongStatus",
    session,
    status,
    allowedStatuses,
    allowedActions: allowedActions(session),
    path: null,
    message: `This action needs a session with status ${allowedStatuses.join(" or ")}. The session's status is ${status}${deletion}.`,
    retryable: status === VerificationStatus.PROCESSING,
  });
}

/** Returns the error for an idempotency key that was used with another input. */
export function idempotencyConflict(): UserError {
  return new UserError({
    kind: "IdempotencyConflict",
    path: ["input", "idempotencyKey"],
    message: "This idempotency key was used with another input. Use a new key for another request.",
    retryable: false,
  });
}

/** Seconds to advise where the provider gives no advice. */
const defaultRetryAfter = 5;

function detailsOfProviderError(error: ProviderError): UserErrorDetails {
  const { message, details } = error;
  switch (error.failure) {
    case "UNAVAILABLE":
      return {
        kind: "StripeUnavailable",
        path: null,
        message: "Stripe can't be reached at the moment. Repeat the same request later.",
        retryable: true,
        retryAfter: details.retryAfter ?? defaultRetryAfter,
      };
    case "NOT_FOUND":
      return {
        kind: "NotFound",
        id: "",
        path: null,
        message: "Stripe doesn't know this verification session.",
        retryable: false,
      };
    case "KEY_REUSED":
      return idempotencyConflict().details;
    case "REJECTED":
    case "FORBIDDEN":
      return {
        kind: "StripeRejected",
        path: null,
        message,
        retryable: false,
        code: details.code ?? null,
        param: details.param ?? null,
        requestId: details.requestId ?? null,
      };
  }
}
