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

/** `ve_` and, unreadable to the eye but not secret, the tenant and the position. */
export function eventId(tenantId: string, position: number): string {
  return `ve_${Buffer.from(`${tenantId}:${position}`).toString("base64url")}`;
}

/** The position that an event's id names; null for an id that isn't one of this tenant's. */
export function positionOfEvent(tenantId: string, id: string): number | null {
  const text = Buffer.from(id.slice(3), "base64url").toString("utf8");
  const at = text.lastIndexOf(":");
  const position = Number(text.slice(at + 1));
  if (!Number.isSafeInteger(position) || position < 1) return null;
  return eventId(tenantId, position) === id ? position : null;
}
