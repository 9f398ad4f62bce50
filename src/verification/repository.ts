import type { VerificationEvent, VerificationEventType } from "./event.js";
import type { VerificationReport } from "./report.js";
import type { VerificationSession, VerificationStatus, VerificationType } from "./session.js";

/** Selects a page of an ordered list. Exactly one of `first` and `last` is set. */
export interface PageRequest<Key> {
  first: number | null;
  last: number | null;
  after: Key | null;
  before: Key | null;
}

/** Holds one page of a list. */
export interface Page<Item> {
  items: Item[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** Identifies a position in a list ordered by time of creation, newest first. */
export interface CreatedKey {
  createdAt: Date;
  /** Orders the reports of one session within a second. Not set in a list of sessions. */
  attempt?: number;
  id: string;
}

/** Selects a range of times of creation. A bound that is null is open. */
export interface CreatedRange {
  /** Inclusive. */
  from: Date | null;
  /** Exclusive. */
  to: Date | null;
}

/** Selects sessions. A criterion that is null matches all. */
export interface SessionFilter {
  statuses: readonly VerificationStatus[] | null;
  types: readonly VerificationType[] | null;
  clientReferenceId: string | null;
  relatedCustomer: string | null;
  requiresSelfie: boolean | null;
  created: CreatedRange | null;
}

/** Selects reports. A criterion that is null matches all. */
export interface ReportFilter {
  types: readonly VerificationType[] | null;
  sessionId: string | null;
  clientReferenceId: string | null;
  created: CreatedRange | null;
}

/** Selects events. A criterion that is null matches all. */
export interface EventFilter {
  types: readonly VerificationEventType[] | null;
  statuses: readonly VerificationStatus[] | null;
  sessionId: string | null;
}

/** Holds the extent of a tenant's log: from the position after `prunedTo` to `newest`. Both are 0 while it is empty. */
export interface LogExtent {
  prunedTo: number;
  newest: number;
  /** Whether the database was restored or failed over since the last append: events after `newest` may have been lost. */
  isInterrupted: boolean;
}

/** Describes a stored start request with an idempotency key. */
export interface StartRequest {
  inputHash: string;
  /** Null until the start has created or found a session. */
  sessionId: string | null;
  /** Whether the result was an open session of the same reference. */
  reused: boolean;
}

/** Reads and writes the stored data of one tenant. No method reaches the data of another tenant. */
export interface TenantRepository {
  readonly tenantId: string;
  /** Returns sessions in the order of the ids; null for an id that is not one of this tenant's. */
  sessions(ids: readonly string[]): Promise<(VerificationSession | null)[]>;
  /** Returns all sessions of a reference, newest first. */
  sessionsOfReference(clientReferenceId: string): Promise<VerificationSession[]>;
  pageOfSessions(filter: SessionFilter, page: PageRequest<CreatedKey>): Promise<Page<VerificationSession>>;

  /** Returns reports in the order of the ids; null for an id that is not one of this tenant's. */
  reports(ids: readonly string[]): Promise<(VerificationReport | null)[]>;
  pageOfReports(filter: ReportFilter, page: PageRequest<CreatedKey>): Promise<Page<VerificationReport>>;

  /** Returns all reports of each session, oldest first, in the order of the ids. */
  reportsOfSessions(sessionIds: readonly string[]): Promise<VerificationReport[][]>;

  /** Returns the stored events of each session, in the order of the log. */
  eventsOfSessions(sessionIds: readonly string[]): Promise<VerificationEvent[][]>;
  /** Returns events in the order of the positions; null for a position that is not stored. */
  events(positions: readonly number[]): Promise<(VerificationEvent | null)[]>;
  /** Returns a page of events in the order of the log. */
  pageOfEvents(filter: EventFilter, page: PageRequest<number>): Promise<Page<VerificationEvent>>;
  logExtent(): Promise<LogExtent>;
  /** Returns the last stored position up to the end of a position's epoch; null where nothing is stored up to there. */
  lastOfEpochBefore(position: number): Promise<number | null>;
  /** Returns the position of a session's first event; null for a session without events. */
  startOf(sessionId: string): Promise<number | null>;

  /** Stores a start request under the hash of its idempotency key, or returns the one that is stored. */
  claimStart(keyHash: string, inputHash: string): Promise<StartRequest>;
  /** Stores the idempotency key to send to the provider for a claimed start; returns the one that was stored first. */
  keepProviderKey(keyHash: string, providerKey: string): Promise<string>;
  /** Stores the result of a claimed start. */
  settleStart(keyHash: string, sessionId: string, reused: boolean): Promise<void>;
}
