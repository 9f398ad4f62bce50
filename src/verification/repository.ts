import type { VerificationEvent, VerificationEventType } from "./event.js";
import type { VerificationReport } from "./report.js";
import type { CheckKind, VerificationSession, VerificationStatus, VerificationType } from "./session.js";

/** A slice of an ordered list. Exactly one of `first` and `last` is set; keys are of the list's own kind. */
export interface PageRequest<Key> {
  first: number | null;
  last: number | null;
  after: Key | null;
  before: Key | null;
}

export interface Page<Item> {
  items: Item[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** Place in a list ordered by time of creation, newest first. */
export interface CreatedKey {
  createdAt: Date;
  /** Orders the reports of one session within a second; a list of sessions has none. */
  attempt?: number;
  id: string;
}

export interface CreatedRange {
  /** Inclusive. */
  from: Date | null;
  /** Exclusive. */
  to: Date | null;
}

/** What is null isn't asked for. */
export interface SessionFilter {
  statuses: readonly VerificationStatus[] | null;
  types: readonly VerificationType[] | null;
  clientReferenceId: string | null;
  relatedCustomer: string | null;
  requiresSelfie: boolean | null;
  created: CreatedRange | null;
}

export interface ReportFilter {
  types: readonly VerificationType[] | null;
  sessionId: string | null;
  clientReferenceId: string | null;
  created: CreatedRange | null;
}

export interface EventFilter {
  types: readonly VerificationEventType[] | null;
  statuses: readonly VerificationStatus[] | null;
  sessionId: string | null;
}

/** How far a tenant's log reaches: from the position after `prunedTo` to `newest`. Both are 0 while it is empty. */
export interface LogExtent {
  prunedTo: number;
  newest: number;
}

/** A start that carried an idempotency key, as it is remembered. */
export interface StartRequest {
  inputHash: string;
  /** Null while the start has not come to a session. */
  sessionId: string | null;
  /** Whether the answer was an open session of the same reference. */
  reused: boolean;
}

/**
 * Everything of one tenant that is kept. There is no way to ask for more than one tenant's.
 */
export interface TenantRepository {
  readonly tenantId: string;
  /** In the order of the ids; null for what isn't this tenant's. */
  sessions(ids: readonly string[]): Promise<(VerificationSession | null)[]>;
  /** All sessions of a reference, newest first. */
  sessionsOfReference(clientReferenceId: string): Promise<VerificationSession[]>;
  pageOfSessions(filter: SessionFilter, page: PageRequest<CreatedKey>): Promise<Page<VerificationSession>>;

  reports(ids: readonly string[]): Promise<(VerificationReport | null)[]>;
  pageOfReports(filter: ReportFilter, page: PageRequest<CreatedKey>): Promise<Page<VerificationReport>>;

  /** All reports of each session, oldest first, in the order of the ids. */
  reportsOfSessions(sessionIds: readonly string[]): Promise<VerificationReport[][]>;

  /** All events of each session that are held, in the order of the log. */
  eventsOfSessions(sessionIds: readonly string[]): Promise<VerificationEvent[][]>;
  /** In the order of the positions; null for what isn't held. */
  events(positions: readonly number[]): Promise<(VerificationEvent | null)[]>;
  /** In the order of the log. */
  pageOfEvents(filter: EventFilter, page: PageRequest<number>): Promise<Page<VerificationEvent>>;
  logExtent(): Promise<LogExtent>;
  /** Place of a session's first event; null for a session without one. */
  startOf(sessionId: string): Promise<number | null>;

  /** Remembers a start by the hash of its idempotency key, or answers what is remembered of it. */
  claimStart(keyHash: string, inputHash: string): Promise<StartRequest>;
  /** Keeps the key that the provider is asked under for a start that was claimed; answers the one kept first. */
  keepProviderKey(keyHash: string, providerKey: string): Promise<string>;
  settleStart(keyHash: string, sessionId: string, reused: boolean): Promise<void>;
}

/** What the store knows beside Stripe's own facts, set when we ask for a session. */
export interface SessionOrigin {
  tenantId: string;
  country: string | null;
  /** The checks that the caller says a flow runs. */
  flowChecks: readonly CheckKind[];
  replacesId: string | null;
}
