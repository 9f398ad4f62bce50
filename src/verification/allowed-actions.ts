import { mayAskForSelfie, RedactionStatus, type VerificationSession, VerificationStatus } from "./session.js";

/** Names the actions on an existing session. */
export const VerificationAction = {
  RESUME: "RESUME",
  SWITCH_TO_NON_BIOMETRIC: "SWITCH_TO_NON_BIOMETRIC",
  UPDATE: "UPDATE",
  CANCEL: "CANCEL",
  REDACT: "REDACT",
} as const;
export type VerificationAction = (typeof VerificationAction)[keyof typeof VerificationAction];

/**
 * Returns the actions that a session allows in its current state.
 *
 * Source of the rules on update, cancel and redact: docs.stripe.com/identity/verification-sessions. A redaction that has begun allows
 * no action; one of an unknown status does not restrict them.
 */
export function allowedActions(
  session: Pick<VerificationSession, "status" | "redaction" | "options" | "checks">,
): VerificationAction[] {
  const { status, redaction } = session;
  if (redaction !== null && redaction !== RedactionStatus.UNKNOWN) return [];
  const { RESUME, SWITCH_TO_NON_BIOMETRIC, UPDATE, CANCEL, REDACT } = VerificationAction;
  const switchActions = mayAskForSelfie(session) ? [SWITCH_TO_NON_BIOMETRIC] : [];
  switch (status) {
    case VerificationStatus.REQUIRES_INPUT:
      return [RESUME, ...switchActions, UPDATE, CANCEL, REDACT];
    case VerificationStatus.VERIFIED:
      return [REDACT];
    case VerificationStatus.CANCELED:
      return [...switchActions, REDACT];
    default:
      return [];
  }
}
