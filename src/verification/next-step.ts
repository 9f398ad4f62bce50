import { type CheckFailure, failureOf, NextStep } from "./failures.js";
import { type SessionState, VerificationStatus } from "./session.js";

type Situation = Pick<SessionState, "status" | "lastErrorCode" | "attempts" | "redaction">;

/**
 * What the user, or the app on the user's behalf, does next with a session in this state.
 *
 * @param maxAttempts attempts that came to a report after which no further one is wanted, as each costs money.
 */
export function nextStepOf(state: Situation, maxAttempts: number): NextStep {
  // Stripe sets a redaction only when one was asked for: whatever its status, the session has served its purpose.
  if (state.redaction !== null) return NextStep.NONE;

  switch (state.status) {
    case VerificationStatus.REQUIRES_INPUT:
      if (state.lastErrorCode === null) return NextStep.SUBMIT;
      if (state.attempts >= maxAttempts) return NextStep.CONTACT_SUPPORT;
      return failureOf(state.lastErrorCode).nextStep;
    case VerificationStatus.VERIFIED:
    case VerificationStatus.CANCELED:
      return NextStep.NONE;
    case VerificationStatus.PROCESSING:
    case VerificationStatus.UNKNOWN:
      return NextStep.WAIT;
  }
}

/**
 * The session's last failure as it stands now; null where nothing failed. Its wording is the catalogue's. Its next step is
 * {@link nextStepOf}'s, and it is retryable only while the session takes another attempt.
 */
export function failureOfState(state: Situation, maxAttempts: number): CheckFailure | null {
  if (state.lastErrorCode === null) return null;
  const failure = failureOf(state.lastErrorCode);
  const open = state.status === VerificationStatus.REQUIRES_INPUT && state.redaction === null;
  return {
    ...failure,
    retryable: failure.retryable && open && state.attempts < maxAttempts,
    nextStep: nextStepOf(state, maxAttempts),
  };
}
