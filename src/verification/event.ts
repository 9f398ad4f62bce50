import type { SessionState } from "./session.js";

/** What can happen to a session, as the log and the feed tell it. */
export const VerificationEventType = {
  STARTED: "STARTED",
  PROCESSING: "PROCESSING",
  INPUT_REQUIRED: "INPUT_REQUIRED",
  VERIFIED: "VERIFIED",
  CANCELED: "CANCELED",
  REDACTED: "REDACTED",
  UNKNOWN: "UNKNOWN",
} as const;
export type VerificationEventType = (typeof VerificationEventType)[keyof typeof VerificationEventType];

/** One entry of the log: what happened, and the session's state after it. References only. */
export interface VerificationEvent {
  /** `ve_` and the tenant's and the entry's number. */
  id: string;
  tenantId: string;
  /** The tenant's events are numbered 1, 2, 3 without a gap, in the order of their commits. */
  position: number;
  sessionId: string;
  type: VerificationEventType;
  occurredAt: Date;
  state: SessionState;
}
