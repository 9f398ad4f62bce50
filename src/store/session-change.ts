import type { SessionHistory, Transition } from "../verification/lifecycle/decide.js";
import type { SessionData } from "../verification/provider.js";
import type { ListedReport } from "../verification/report.js";
import type { SessionState, VerificationSession } from "../verification/session.js";
import type { SessionOrigin } from "../verification/session-origin.js";

/** A session as it is stored, read while its lock is held. */
export interface StoredSession {
  session: VerificationSession;
  /** Incremented by each change of the session, with or without a log entry. */
  revision: number;
  history: SessionHistory;
}

/** The changes of a session that follow from one decision of the lifecycle. */
export interface SessionChange {
  tenantId: string;
  data: SessionData;
  /**
   * Whether the data are the provider's current ones, which counts as a sync. Data of an earlier moment are stored only for a session that
   * is new.
   */
  isCurrent: boolean;
  origin: Omit<SessionOrigin, "tenantId">;
  state: SessionState;
  transitions: readonly Transition[];
  /** In the order of the attempts. Reports that are stored already are skipped. */
  reportIds: readonly string[];
  reports: readonly ListedReport[];
}
