import type { SessionData } from "./provider.js";
import type { VerificationSession } from "./session.js";
import type { SessionOrigin } from "./session-origin.js";

/** Holds the data of a session at some moment, as read from the provider or received in an event. */
export interface SessionSnapshot {
  data: SessionData;
  /** The moment of the data, by the provider's clock. */
  at: Date;
  /**
   * The session's revision before the session was read from the provider, null where it was unknown. Undefined for an event, which
   * describes a moment in the past.
   */
  readAtRevision?: number | null;
  /** Set for a session that we created. The owner of any other session follows from its metadata or the operator's default. */
  origin?: SessionOrigin;
}

/** Holds a session as stored after a snapshot was recorded. */
export interface RecordResult {
  session: VerificationSession;
  /** Whether the snapshot added entries to the log. */
  appended: boolean;
}

/**
 * Records snapshots of sessions in the store, the log and the feed. Every change of a session passes through it.
 *
 * Asks the provider where a snapshot alone is not conclusive, and rejects with `ProviderError` where the provider can't be reached.
 */
export interface SessionRecorder {
  /** Returns the number of changes of a session. Call it before reading the session from the provider, for `readAtRevision`. */
  revisionOf(sessionId: string): Promise<number | null>;
  /** Records a snapshot; resolves to null where the session belongs to no tenant. */
  record(snapshot: SessionSnapshot): Promise<RecordResult | null>;
}
