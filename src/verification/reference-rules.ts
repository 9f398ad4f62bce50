import { type CheckKind } from "./check-kind.js";
import { type VerificationSession, VerificationStatus } from "./session.js";
import { requestedChecks, type StartInput } from "./start-input.js";
import { UserError } from "./user-error.js";

/** Holds the decision on another start for a reference. */
export interface ReferenceDecision {
  /** The open session to continue; null where a new session is needed. */
  reuse: VerificationSession | null;
}

/**
 * Decides whether a start for a reference creates a session or continues an open one. Only an open session with exactly the requested
 * checks is continued.
 *
 * Throws a {@link UserError} where a session that includes the requested checks is processing, or verified without `reverify`, and where
 * the attempts since the last verified session are exhausted: each attempt costs money.
 *
 * @param earlier all sessions of the reference, newest first.
 */
export function applyReferenceRules(
  input: StartInput,
  earlier: readonly VerificationSession[],
  maxAttempts: number,
): ReferenceDecision {
  const covering = earlier.filter((session) => includesChecks(session, input));
  const path = ["input", "clientReferenceId"];

  const processing = covering.find(({ status }) => status === VerificationStatus.PROCESSING);
  if (processing) {
    throw new UserError({
      kind: "VerificationInProgress",
      session: processing,
      path,
      message: "A verification for this reference is being processed. Wait for its result.",
      retryable: true,
    });
  }
  const verified = covering.find(({ status }) => status === VerificationStatus.VERIFIED);
  if (verified && !input.reverify) {
    throw new UserError({
      kind: "AlreadyVerified",
      session: verified,
      path,
      message: "This reference is already verified. Set reverify to verify it again.",
      retryable: false,
    });
  }

  const open = earlier.find(
    (session) =>
      session.status === VerificationStatus.REQUIRES_INPUT &&
      session.redaction === null &&
      hasSameChecks(session, input),
  );
  checkAttempts(open ?? null, covering, maxAttempts);
  return { reuse: open ?? null };
}

function checkAttempts(
  open: VerificationSession | null,
  covering: readonly VerificationSession[],
  maxAttempts: number,
): void {
  const lastSuccess = covering.findIndex(({ status }) => status === VerificationStatus.VERIFIED);
  const since = lastSuccess < 0 ? covering : covering.slice(0, lastSuccess);
  const attempts = since.reduce((sum, session) => sum + session.attempts, 0);
  const newest = open ?? since[0];
  if (newest && attempts >= maxAttempts) throw attemptsExhausted(newest, attempts, maxAttempts);
}

/** Returns the error for a start or a resumption after the last allowed attempt. */
export function attemptsExhausted(session: VerificationSession, attempts: number, maxAttempts: number): UserError {
  return new UserError({
    kind: "AttemptsExhausted",
    session,
    attempts,
    maxAttempts,
    path: null,
    message: `The limit of ${maxAttempts} attempts is reached (${attempts} used). Manual review is required.`,
    retryable: false,
  });
}

function includesChecks(session: VerificationSession, input: StartInput): boolean {
  if (input.kind === "FLOW") return session.flowId === input.flowId;
  return requestedChecks(input).every((check) => session.checks.includes(check));
}

function hasSameChecks(session: VerificationSession, input: StartInput): boolean {
  if (input.kind === "FLOW") return session.flowId === input.flowId;
  if (session.type === "FLOW") return false;
  return isSameSet(session.checks, requestedChecks(input));
}

function isSameSet(left: readonly CheckKind[], right: readonly CheckKind[]): boolean {
  return left.length === right.length && left.every((check) => right.includes(check));
}
