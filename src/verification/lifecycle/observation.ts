import type { VerificationEventType } from "../event.js";
import type { VerificationErrorCode } from "../failures.js";
import type { RedactionStatus, SessionState, VerificationStatus } from "../session.js";

/** One attempt that came to a report, as the reports tell it. */
export interface Attempt {
  reportId: string;
  /** The first check that failed; null where all passed. */
  errorCode: VerificationErrorCode | null;
  at: Date;
}

/** What we know of a session: the state told last, and the reports behind it, oldest first. */
export interface SessionHistory {
  state: SessionState;
  reportIds: readonly string[];
}

/** What arrived: the state in an event's payload, or the state read from the provider. */
export interface Observation {
  status: VerificationStatus;
  lastErrorCode: VerificationErrorCode | null;
  lastReportId: string | null;
  redaction: RedactionStatus | null;
  /** When the session was asked for. */
  createdAt: Date;
  /** When this came about, by the provider's clock. Told to readers, never compared. */
  at: Date;
  /**
   * `event`: the state at some moment in the past. `present`: read from the provider after the known state was read, and the known
   * state has not moved since; so it is at least as new.
   */
  freshness: "historical" | "current";
  /**
   * All attempts that came to a report, oldest first; null where nobody asked. For an event, read after it arrived; for a
   * present session, read before it, so that no report is in the list that the session has not come to yet.
   */
  attempts: readonly Attempt[] | null;
}

/** One entry to tell. */
export interface Transition {
  type: VerificationEventType;
  at: Date;
  state: SessionState;
}

export type Decision =
  /** Tell these moves in this order and keep the state. `moves` is empty where only something beside the history changed. */
  | { kind: "apply"; transitions: Transition[]; state: SessionState; reportIds: string[] }
  /** Told already, or overtaken. */
  | { kind: "stale" }
  /** Undecidable as it is: come again with the attempts, or with the present session. */
  | { kind: "ask"; for: "attempts" | "current" };
