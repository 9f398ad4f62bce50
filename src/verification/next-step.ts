import { type CheckFailure, failureOf, NextStep } from "./failure-catalogue.js";
import { type SessionState, VerificationStatus } from "./session.js";

type State = Pick<SessionState, "status" | "lastErrorCode" | "attempts" | "redaction">;

/**
 * Returns the next action of the user, or of the app on the user's behalf, for a session in this state.
 *
 * @param maxAttempts number of attempts with a report after which no other attempt is allowed, because each one costs money.
 */
export function nextStepOf(state: State, maxAttempts: number): NextStep {
  // Stripe sets a redaction only on request, so the session has served its purpose, whatever its status.
  if (state.redaction !== null) return NextStep.NO_ACTION;

  switch (state.status) {
    case VerificationStatus.REQUIRES_INPUT:
      if (state.lastErrorCode === null) return NextStep.SUBMIT;
      if (state.attempts >= maxAttempts) return NextStep.CONTACT_SUPPORT;
      return failureOf(state.lastErrorCode).nextStep;
    case VerificationStatus.VERIFIED:
    case VerificationStatus.CANCELED:
      return NextStep.NO_ACTION;
    case VerificationStatus.PROCESSING:
      return NextStep.WAIT;
    case VerificationStatus.UNKNOWN:
      return NextStep.UNKNOWN;
  }
}

/**
 * Returns the last failure of a session in this state; null where nothing failed. The texts are those of the catalogue, the next step is
 * that of {@link nextStepOf}, and the failure is retryable only while the session accepts another attempt.
 */
export function failureOfState(state: State, maxAttempts: number): CheckFailure | null {
  if (state.lastErrorCode === null) return null;
  const failure = failureOf(state.lastErrorCode);
  const open = state.status === VerificationStatus.REQUIRES_INPUT && state.redaction === null;
  return {
    ...failure,
    retryable: failure.retryable && open && state.attempts < maxAttempts,
    nextStep: nextStepOf(state, maxAttempts),
  };
}
