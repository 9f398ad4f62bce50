import type { ColumnType, Generated } from "kysely";

/** A column of JSON: written as text, read as a value. */
type Json<T> = ColumnType<T, string, string>;

interface TenantsTable {
  id: string;
  account: Generated<string>;
  /** Server and timeline of the last append; null: not recorded yet. */
  log_origin: string | null;
  /** Position of the newest event in the tenant's log. The row's lock makes positions appear in the order of commits. */
  log_position: Generated<number>;
  /** Position of the newest event that was pruned. */
  log_pruned_to: Generated<number>;
  created_at: Generated<Date>;
}

interface ApiKeysTable {
  id: string;
  tenant_id: string;
  hash: string;
  prefix: string;
  scopes: string[];
  created_at: Generated<Date>;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

interface SessionsTable {
  id: string;
  tenant_id: string;
  type: string;
  status: string;
  checks: string[];
  requires_selfie: boolean;
  options: Json<{
    documentTypes: string[];
    requireLiveCapture: boolean;
    requireIdNumber: boolean;
    requireMatchingSelfie: boolean;
  }>;
  livemode: boolean;
  country: string | null;
  flow_id: string | null;
  client_reference_id: string | null;
  related_customer: string | null;
  metadata: Json<Record<string, string>>;
  last_error_code: string | null;
  last_report_id: string | null;
  attempts: number;
  redaction: string | null;
  replaces_id: string | null;
  replaced_by_id: string | null;
  created_at: Date;
  updated_at: Date;
  position: number;
  /** Incremented by each change, with or without a log entry. */
  revision: Generated<number>;
  /** When the session was last synced with the provider. */
  compared_at: Date | null;
}

interface ReportsTable {
  id: string;
  tenant_id: string;
  session_id: string;
  type: string;
  attempt: number;
  outcomes: Json<{ kind: string; status: string; errorCode: string | null }[]>;
  livemode: boolean;
  created_at: Date;
}

interface EventsTable {
  tenant_id: string;
  position: number;
  session_id: string;
  type: string;
  status: string;
  occurred_at: Date;
  state: Json<{
    status: string;
    lastErrorCode: string | null;
    lastReportId: string | null;
    attempts: number;
    redaction: string | null;
  }>;
  /** When the event was appended to the log. */
  told_at: Generated<Date>;
}

interface InboxTable {
  account: Generated<string>;
  event_id: string;
  type: string;
  session_id: string | null;
  livemode: boolean;
  /** The session data in the event, without personal data; null once the event is handled. */
  facts: ColumnType<unknown, string | null, string | null>;
  occurred_at: Date;
  received_at: Generated<Date>;
  state: string;
  tries: Generated<number>;
  /** Number of tries that failed because of the event itself. */
  failures: Generated<number>;
  next_try_at: Generated<Date>;
  error: string | null;
  handled_at: Date | null;
}

interface StartRequestsTable {
  tenant_id: string;
  key_hash: string;
  input_hash: string;
  session_id: string | null;
  /** Idempotency key of the first request to the provider, where it is derived from the reference. */
  provider_key: string | null;
  reused: Generated<boolean>;
  created_at: Generated<Date>;
}

interface AuditTable {
  id: Generated<number>;
  tenant_id: string;
  actor: string;
  session_id: string;
  fields: string[];
  request_id: string;
  read_at: Generated<Date>;
}

interface ServiceSecretsTable {
  name: string;
  value: string;
}

interface AccountsTable {
  name: string;
  livemode: boolean;
  account_id: string | null;
  created_at: Generated<Date>;
}

interface FlowAssignmentsTable {
  account: string;
  flow_id: string;
  tenant_id: string;
  created_at: Generated<Date>;
}

interface SessionAssignmentsTable {
  account: string;
  session_id: string;
  tenant_id: string;
  created_at: Generated<Date>;
}

interface LeasesTable {
  name: string;
  holder: string;
  expires_at: Date;
}

interface ReconcileMarksTable {
  name: string;
  at: Date;
}

/** All tables, by their names in the database. */
export interface Tables {
  tenants: TenantsTable;
  api_keys: ApiKeysTable;
  verification_sessions: SessionsTable;
  verification_reports: ReportsTable;
  verification_events: EventsTable;
  inbox: InboxTable;
  start_requests: StartRequestsTable;
  audit: AuditTable;
  service_secrets: ServiceSecretsTable;
  reconcile_marks: ReconcileMarksTable;
  accounts: AccountsTable;
  flow_assignments: FlowAssignmentsTable;
  session_assignments: SessionAssignmentsTable;
  leases: LeasesTable;
}
