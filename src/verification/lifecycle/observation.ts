import type { VerificationErrorCode } from "../error-codes.js";
import type { VerificationEventType } from "../event.js";
import type { RedactionStatus, SessionState, VerificationStatus } from "../session.js";

/** Describes an attempt that ended with a report. */
export interface Attempt {
  reportId: string;
  /** The error of the first check that failed; null where all checks passed. */
  errorCode: VerificationErrorCode | null;
  at: Date;
}

/** Holds the recorded history of a session: its latest state, and the ids of its reports, oldest first. */
export interface SessionHistory {
  state: SessionState;
  reportIds: readonly string[];
}

/** Holds the state of a session as contained in an event, or as read from the provider. */
export interface Observation {
  status: VerificationStatus;
  lastErrorCode: VerificationErrorCode | null;
  lastReportId: string | null;
  redaction: RedactionStatus | null;
  /** Time of the session's creation. */
  createdAt: Date;
  /** Time of the observed state, by the provider's clock. It is shown to readers and never compared. */
  at: Date;
  /**
   * `historical`: the state at some moment in the past, as in an event. `current`: the state was read from the provider after the
   * history, and the history has not changed since, so the state is at least as new as the history.
   */
  freshness: "historical" | "current";
  /**
   * All attempts that ended with a report, oldest first; null where they were not requested. For an event they are read after it
   * arrived. For a current observation they are read before it, so that they contain no report that the session doesn't name yet.
   */
  attempts: readonly Attempt[] | null;
}

/** Describes one event to append to the log, with the state after it. */
export interface Transition {
  type: VerificationEventType;
  at: Date;
  state: SessionState;
}

export type Decision =
  /** Append the transitions in this order, and store the state. There are none where only the state beside the history changed. */
  | { kind: "apply"; transitions: Transition[]; state: SessionState; reportIds: string[] }
  /** Change nothing: the observation is recorded already, or older than the history. */
  | { kind: "stale" }
  /** Decide again with the attempts, or with the current session: the observation alone is not conclusive. */
  | { kind: "ask"; for: "attempts" | "current" };
