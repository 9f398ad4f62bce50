import type { Selectable } from "kysely";
import { eventId, type VerificationEvent, VerificationEventType } from "../verification/event.js";
import { parseErrorCode } from "../verification/error-codes.js";
import { type CheckOutcome, CheckStatus, type VerificationReport } from "../verification/report.js";
import {
  CheckKind,
  DocumentType,
  RedactionStatus,
  type SessionState,
  type VerificationSession,
  VerificationStatus,
  VerificationType,
} from "../verification/session.js";
import type { Tables } from "./tables.js";

type SessionRow = Selectable<Tables["verification_sessions"]>;
type ReportRow = Selectable<Tables["verification_reports"]>;
type EventRow = Selectable<Tables["verification_events"]>;

/** Reads a value of an enum back; what another version wrote and this one doesn't know becomes the fallback. */
function read<T extends string>(values: Record<string, T>, value: string, fallback: T): T {
  return Object.hasOwn(values, value) ? (value as T) : fallback;
}

function readChecks(checks: readonly string[]): CheckKind[] {
  return checks.filter((check): check is CheckKind => Object.hasOwn(CheckKind, check));
}

function readState(state: EventRow["state"]): SessionState {
  return {
    status: read(VerificationStatus, state.status, VerificationStatus.UNKNOWN),
    lastErrorCode: state.lastErrorCode === null ? null : parseErrorCode(state.lastErrorCode),
    lastReportId: state.lastReportId,
    attempts: state.attempts,
    redaction: state.redaction === null ? null : read(RedactionStatus, state.redaction, RedactionStatus.UNKNOWN),
  };
}

export function toSession(row: SessionRow): VerificationSession {
  return {
    ...readState({
      status: row.status,
      lastErrorCode: row.last_error_code,
      lastReportId: row.last_report_id,
      attempts: row.attempts,
      redaction: row.redaction,
    }),
    id: row.id,
    tenantId: row.tenant_id,
    type: read(VerificationType, row.type, VerificationType.UNKNOWN),
    checks: readChecks(row.checks),
    options: {
      ...row.options,
      documentTypes: row.options.documentTypes.map((type) => read(DocumentType, type, DocumentType.UNKNOWN)),
    },
    livemode: row.livemode,
    country: row.country,
    flowId: row.flow_id,
    clientReferenceId: row.client_reference_id,
    relatedCustomer: row.related_customer,
    metadata: row.metadata,
    replacesId: row.replaces_id,
    replacedById: row.replaced_by_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    position: row.position,
  };
}

export function toReport(row: ReportRow): VerificationReport {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    sessionId: row.session_id,
    type: read(VerificationType, row.type, VerificationType.UNKNOWN),
    attempt: row.attempt,
    outcomes: row.outcomes.flatMap((outcome): CheckOutcome[] => {
      const [kind] = readChecks([outcome.kind]);
      if (!kind) return [];
      return [
        {
          kind,
          status: read(CheckStatus, outcome.status, CheckStatus.UNKNOWN),
          errorCode: outcome.errorCode === null ? null : parseErrorCode(outcome.errorCode),
        },
      ];
    }),
    livemode: row.livemode,
    createdAt: row.created_at,
  };
}

export function toEvent(row: EventRow): VerificationEvent {
  return {
    id: eventId(row.tenant_id, row.position),
    tenantId: row.tenant_id,
    position: row.position,
    sessionId: row.session_id,
    type: read(VerificationEventType, row.type, VerificationEventType.UNKNOWN),
    occurredAt: row.occurred_at,
    state: readState(row.state),
  };
}
