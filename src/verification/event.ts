import type { SessionState } from "./session.js";

/** Names the types of event in the log and the feed. */
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

/** Describes one entry of the log: the event, and the session's state after it. Holds references, no personal data. */
export interface VerificationEvent {
  /** As built by {@link eventId}. */
  id: string;
  tenantId: string;
  /** 1, 2, 3, ... within the tenant, without a gap, in the order of the commits. */
  position: number;
  sessionId: string;
  type: VerificationEventType;
  occurredAt: Date;
  state: SessionState;
}

/** Returns the id of an event: `ve_` and the encoded tenant and position. The encoding keeps ids opaque; it hides nothing. */
export function eventId(tenantId: string, position: number): string {
  return `ve_${Buffer.from(`${tenantId}:${position}`).toString("base64url")}`;
}

/** Returns the position that an event id names; null for an id that is not one of this tenant's. */
export function positionOfEvent(tenantId: string, id: string): number | null {
  const text = Buffer.from(id.slice(3), "base64url").toString("utf8");
  const position = Number(text.slice(text.lastIndexOf(":") + 1));
  if (!Number.isSafeInteger(position) || position < 1) return null;
  return eventId(tenantId, position) === id ? position : null;
}
