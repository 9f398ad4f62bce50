import type { Selectable } from "kysely";
import { CheckKind } from "../verification/check-kind.js";
import { parseErrorCode } from "../verification/error-codes.js";
import { eventId, type VerificationEvent, VerificationEventType } from "../verification/event.js";
import { type CheckOutcome, CheckStatus, type VerificationReport } from "../verification/report.js";
import {
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

/** Parses a stored enum value; a value that another version wrote and this one doesn't have becomes the fallback. */
function parseEnum<T extends string>(values: Record<string, T>, value: string, fallback: T): T {
  return Object.hasOwn(values, value) ? (value as T) : fallback;
}

function parseChecks(checks: readonly string[]): CheckKind[] {
  return checks.filter((check): check is CheckKind => Object.hasOwn(CheckKind, check));
}

function parseState(state: EventRow["state"]): SessionState {
  return {
    status: parseEnum(VerificationStatus, state.status, VerificationStatus.UNKNOWN),
    lastErrorCode: state.lastErrorCode === null ? null : parseErrorCode(state.lastErrorCode),
    lastReportId: state.lastReportId,
    attempts: state.attempts,
    redaction: state.redaction === null ? null : parseEnum(RedactionStatus, state.redaction, RedactionStatus.UNKNOWN),
  };
}

export function toSession(row: SessionRow): VerificationSession {
  return {
    ...parseState({
      status: row.status,
      lastErrorCode: row.last_error_code,
      lastReportId: row.last_report_id,
      attempts: row.attempts,
      redaction: row.redaction,
    }),
    id: row.id,
    tenantId: row.tenant_id,
    type: parseEnum(VerificationType, row.type, VerificationType.UNKNOWN),
    checks: parseChecks(row.checks),
    options: {
      ...row.options,
      documentTypes: row.options.documentTypes.map((type) => parseEnum(DocumentType, type, DocumentType.UNKNOWN)),
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
    type: parseEnum(VerificationType, row.type, VerificationType.UNKNOWN),
    attempt: row.attempt,
    outcomes: row.outcomes.flatMap((outcome): CheckOutcome[] => {
      const [kind] = parseChecks([outcome.kind]);
      if (!kind) return [];
      return [
        {
          kind,
          status: parseEnum(CheckStatus, outcome.status, CheckStatus.UNKNOWN),
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
    type: parseEnum(VerificationEventType, row.type, VerificationEventType.UNKNOWN),
    occurredAt: row.occurred_at,
    state: parseState(row.state),
  };
}
