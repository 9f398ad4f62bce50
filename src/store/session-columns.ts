import { sql } from "kysely";
import { type CheckKind } from "../verification/check-kind.js";
import type { SessionData } from "../verification/provider.js";
import type { ListedReport } from "../verification/report.js";
import { asksForSelfie, RedactionStatus, type SessionState } from "../verification/session.js";
import type { SessionChange, StoredSession } from "./session-change.js";

/** Returns the columns of a session that is new, except its id. */
export function newSessionColumns({ tenantId, data, isCurrent, origin, state, reports }: SessionChange) {
  return {
    tenant_id: tenantId,
    ...dataColumns(data, state, [...data.checks, ...origin.flowChecks, ...kindsOf(reports)]),
    ...stateColumns(state),
    livemode: data.livemode,
    country: origin.country,
    replaces_id: origin.replacesId,
    created_at: data.createdAt,
    updated_at: data.createdAt,
    position: 0,
    compared_at: isCurrent ? sql<Date>`now()` : null,
  };
}

export type ChangedColumns = ReturnType<typeof changedColumns>;

/** Returns the columns that a change writes to a stored session. */
export function changedColumns({ data, isCurrent, state, reports }: SessionChange, { session }: StoredSession) {
  // The provider deletes the options when it redacts a session: the stored ones are kept then.
  const hasOptions = isCurrent && data.redaction !== RedactionStatus.REDACTED;
  const checks = [...(hasOptions ? data.checks : []), ...session.checks, ...kindsOf(reports)];
  return {
    ...dataColumns(hasOptions ? data : session, state, hasOptions ? currentChecks(checks, data) : checks),
    ...stateColumns(state),
    ...(isCurrent ? { compared_at: sql<Date>`now()` } : {}),
  };
}

/** Returns a state as it is stored with a log entry, without other fields of the session. */
export function toStateJson({ status, lastErrorCode, lastReportId, attempts, redaction }: SessionState): SessionState {
  return { status, lastErrorCode, lastReportId, attempts, redaction };
}

function kindsOf(reports: readonly ListedReport[]): CheckKind[] {
  return reports.flatMap((report) => report.outcomes.map((outcome) => outcome.kind));
}

/** Returns the checks of a session: with a type of its own, those that its options name; with a flow, all that have appeared so far. */
function currentChecks(checks: readonly CheckKind[], data: SessionData): CheckKind[] {
  return data.type === "FLOW" || data.type === "UNKNOWN" ? [...checks] : data.checks;
}

function stateColumns(state: SessionState) {
  return {
    status: state.status,
    last_error_code: state.lastErrorCode,
    last_report_id: state.lastReportId,
    attempts: state.attempts,
    redaction: state.redaction,
  };
}

type DataColumns = Pick<
  SessionData,
  "type" | "options" | "flowId" | "clientReferenceId" | "relatedCustomer" | "metadata"
>;

/** Returns the columns of a session's data. Data that the caller set are removed when the session is redacted. */
function dataColumns(data: DataColumns, state: SessionState, checks: readonly CheckKind[]) {
  const redacted = state.redaction === RedactionStatus.REDACTED;
  return {
    type: data.type,
    checks: [...new Set(checks)],
    requires_selfie: asksForSelfie({ options: data.options, checks }),
    options: JSON.stringify(data.options),
    flow_id: data.flowId,
    client_reference_id: redacted ? null : data.clientReferenceId,
    related_customer: redacted ? null : data.relatedCustomer,
    metadata: JSON.stringify(redacted ? {} : data.metadata),
  };
}
