import type { VerificationAlternative } from "./alternatives.js";
import { ProviderError } from "./provider.js";
import { mayAskForSelfie, RedactionStatus, type VerificationSession, VerificationStatus } from "./session.js";

/** What can be done with a session. */
export const VerificationAction = {
  RESUME: "RESUME",
  SWITCH_TO_NON_BIOMETRIC: "SWITCH_TO_NON_BIOMETRIC",
  UPDATE: "UPDATE",
  CANCEL: "CANCEL",
  REDACT: "REDACT",
} as const;
export type VerificationAction = (typeof VerificationAction)[keyof typeof VerificationAction];

interface Common {
  message: string;
  /** Where in the input it lies, from the outside in; null where it isn't the input. */
  path: readonly string[] | null;
  /** Whether the same request can succeed later, or after what the message asks for. */
  retryable: boolean;
}

/** Why something asked for was not done: what a caller can act on. */
export type UserErrorDetails = Common &
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

/** Thrown inside of a use case, and answered by it. */
export class UserError extends Error {
  override name = "UserError";
  constructor(readonly details: UserErrorDetails) {
    super(details.message);
  }
}

export type Result<Value> = { value: Value; error: null } | { value: null; error: UserErrorDetails };

/** Runs a use case; what it refuses, and what the provider refuses, becomes its answer. */
export async function toResult<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return { value: await work(), error: null };
  } catch (error) {
    if (error instanceof UserError) return { value: null, error: error.details };
    if (error instanceof ProviderError) return { value: null, error: refusalOf(error) };
    throw error;
  }
}

export function invalid(path: readonly string[], message: string): UserError {
  return new UserError({ kind: "InvalidInput", path, message: `${path.join(".")}: ${message}`, retryable: false });
}

export function notFound(path: readonly string[], id: string): UserError {
  return new UserError({
    kind: "NotFound",
    id,
    path,
    message: "There is no verification session of this id.",
    retryable: false,
  });
}

/** Refuses what a session's status doesn't allow, and tells what it does. */
export function wrongStatus(session: VerificationSession, allowedStatuses: readonly VerificationStatus[]): UserError {
  const state =
    session.redaction === null ? session.status : `${session.status}, and its data is being deleted or was deleted`;
  return new UserError({
    kind: "WrongStatus",
    session,
    status: session.status,
    allowedStatuses,
    allowedActions: actionsAllowed(session),
    path: null,
    message: `This needs a session that is ${allowedStatuses.join(" or ")}; this one is ${state}.`,
    retryable: session.status === VerificationStatus.PROCESSING,
  });
}

/** What can be done with a session as it stands. */
export function actionsAllowed(
  session: Pick<VerificationSession, "status" | "redaction" | "options" | "checks">,
): VerificationAction[] {
  const { status, redaction } = session;
  if (redaction !== null && redaction !== RedactionStatus.UNKNOWN) return [];
  const { RESUME, SWITCH_TO_NON_BIOMETRIC, UPDATE, CANCEL, REDACT } = VerificationAction;
  const change = mayAskForSelfie(session) ? [SWITCH_TO_NON_BIOMETRIC] : [];
  switch (status) {
    case VerificationStatus.REQUIRES_INPUT:
      return [RESUME, ...change, UPDATE, CANCEL, REDACT];
    case VerificationStatus.VERIFIED:
      return [REDACT];
    case VerificationStatus.CANCELED:
      return [...change, REDACT];
    default:
      return [];
  }
}

const defaultRetryAfter = 5;

function refusalOf(error: ProviderError): UserErrorDetails {
  const { message, details } = error;
  switch (error.failure) {
    case "UNAVAILABLE":
      return {
        kind: "StripeUnavailable",
        path: null,
        message: "Stripe can't be reached at the moment. Nothing is lost: the same request can be repeated.",
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
      return {
        kind: "IdempotencyConflict",
        path: ["input", "idempotencyKey"],
        message: "This idempotency key was used with another input.",
        retryable: false,
      };
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
