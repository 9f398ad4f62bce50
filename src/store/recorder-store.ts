import { type Kysely, sql, type Transaction } from "kysely";
import type { SessionHistory, Transition } from "../verification/lifecycle/decide.js";
import type { SessionData } from "../verification/provider.js";
import type { ListedReport } from "../verification/report.js";
import type { SessionOrigin } from "../verification/repository.js";
import {
  asksForSelfie,
  type CheckKind,
  RedactionStatus,
  type SessionState,
  type VerificationSession,
} from "../verification/session.js";
import { toSession } from "./rows.js";
import type { Tables } from "./tables.js";

/** A session as it stands while its journal is held. */
export interface StoredSession {
  session: VerificationSession;
  /** Raised by each change of the session, also one that tells nothing. */
  revision: number;
  history: SessionHistory;
}

/** What one decision changes. */
export interface SessionChange {
  tenantId: string;
  data: SessionData;
  /**
   * False where the data are those of some moment in the past: they then only serve a session that is new to us. True counts as a
   * comparison with the provider.
   */
  isCurrent: boolean;
  origin: Omit<SessionOrigin, "tenantId">;
  state: SessionState;
  transitions: readonly Transition[];
  /** In the order of the attempts; those kept already are passed over. */
  reportIds: readonly string[];
  reports: readonly ListedReport[];
}

/** Writes the history of sessions: projection, reports and log move together or not at all. */
export class RecorderStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Runs the work in one transaction, alone for this session among all processes. */
  withSession<T>(sessionId: string, work: (stored: RecorderTransaction) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${sessionId}, 1))`.execute(tx);
      return work(new RecorderTransaction(tx, sessionId));
    });
  }

  /** How often a session was changed; null where nobody knows it. */
  async revisionOf(sessionId: string): Promise<number | null> {
    const row = await this.db
      .selectFrom("verification_sessions")
      .select("revision")
      .where("id", "=", sessionId)
      .executeTakeFirst();
    return row?.revision ?? null;
  }
}

/** One session's history, held for writing. */
export class RecorderTransaction {
  constructor(
    private readonly tx: Transaction<Tables>,
    readonly sessionId: string,
  ) {}

  async read(): Promise<StoredSession | null> {
    const row = await this.tx
      .selectFrom("verification_sessions as session")
      .selectAll()
      .select(({ selectFrom }) =>
        sql<string[]>`array(${selectFrom("verification_reports")
          .select("id")
          .whereRef("session_id", "=", "session.id")
          .orderBy("attempt")})`.as("report_ids"),
      )
      .where("session.id", "=", this.sessionId)
      .executeTakeFirst();
    if (!row) return null;
    const session = toSession(row);
    return { session, revision: row.revision, history: { state: session, reportIds: row.report_ids } };
  }

  /**
   * Writes a decision down. To be called last: it ends by locking the tenant's row, so that the log's numbers appear in the order of
   * the commits.
   */
  async record(record: SessionChange, stored: StoredSession | null): Promise<VerificationSession> {
    if (stored === null) await this.#insertSession(record);
    await this.#addReports(record, stored?.history.reportIds ?? []);
    const session = await this.#updateSession(record, stored === null ? {} : changedColumns(record, stored));
    if (stored === null) await this.#linkReplacement(session);
    return session;
  }

  /** Marks an event of the inbox as done, in the transaction that did it, and forgets what it said. */
  async markHandled(eventId: string): Promise<void> {
    await this.tx
      .updateTable("inbox")
      .set({ state: "HANDLED", facts: null, error: null, handled_at: sql<Date>`now()` })
      .where("event_id", "=", eventId)
      .execute();
  }

  async #insertSession({ tenantId, data, isCurrent, origin, state, reports }: SessionChange): Promise<void> {
    await this.tx
      .insertInto("verification_sessions")
      .values({
        id: data.id,
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
      })
      .execute();
  }

  /**
   * Ties a new session to the one that it replaces, and to one that replaces it and was heard of first. With the tenant's row held, so that
   * of two that come at the same time the second sees the first.
   */
  async #linkReplacement({ id, tenantId }: VerificationSession): Promise<void> {
    await this.tx
      .updateTable("verification_sessions as replaced")
      .from("verification_sessions as replacing")
      .set((of) => ({ replaced_by_id: of.ref("replacing.id") }))
      .whereRef("replacing.replaces_id", "=", "replaced.id")
      .where("replaced.tenant_id", "=", tenantId)
      .where("replacing.tenant_id", "=", tenantId)
      .where((of) => of.or([of("replacing.id", "=", id), of("replacing.replaces_id", "=", id)]))
      // For the index, which has only these.
      .where("replacing.replaces_id", "is not", null)
      .execute();
  }

  async #addReports({ tenantId, reportIds, reports }: SessionChange, kept: readonly string[]): Promise<void> {
    const listed = new Map(reports.map((report) => [report.id, report]));
    const rows = reportIds.flatMap((id, index) => {
      const report = listed.get(id);
      if (!report) {
        // Left out it would be told once more, and the attempts after it be numbered wrongly.
        if (!kept.includes(id)) throw new Error(`the report ${id} is told, but not listed`);
        return [];
      }
      return [
        {
          id,
          tenant_id: tenantId,
          session_id: this.sessionId,
          type: report.type,
          attempt: index + 1,
          outcomes: JSON.stringify(report.outcomes),
          livemode: report.livemode,
          created_at: report.createdAt,
        },
      ];
    });
    if (rows.length === 0) return;
    await this.tx
      .insertInto("verification_reports")
      .values(rows)
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }

  /**
   * The projection and the log in one statement. From here to the commit every other writer of this tenant waits, so nothing follows but
   * the one statement that ties a new session.
   */
  async #updateSession(
    { tenantId, transitions }: SessionChange,
    changes: SessionChanges,
  ): Promise<VerificationSession> {
    const last = transitions.at(-1);
    const revision = sql<number>`verification_sessions.revision + 1`;
    const query = last
      ? this.#appendEntries(tenantId, transitions).set((of) => ({
          ...changes,
          revision,
          position: of.ref("numbered.log_position"),
          updated_at: last.at,
        }))
      : this.tx.updateTable("verification_sessions").set({ ...changes, revision });
    const row = await query.where("id", "=", this.sessionId).returningAll("verification_sessions").executeTakeFirst();
    if (!row) throw new Error(`the tenant ${tenantId} or the session ${this.sessionId} is gone`);
    return toSession(row);
  }

  /** Takes the log's next numbers and appends an entry for each move. */
  #appendEntries(tenantId: string, transitions: readonly Transition[]) {
    const entries = transitions.map(({ type, at, state }, index) => ({
      number: index + 1,
      type,
      at,
      status: state.status,
      state: toStateJson(state),
    }));
    return this.tx
      .with("numbered", (of) =>
        of
          .updateTable("tenants")
          .set({ log_position: sql<number>`log_position + ${transitions.length}::int` })
          .where("id", "=", tenantId)
          .returning("log_position"),
      )
      .with("told", (of) =>
        of
          .insertInto("verification_events")
          .columns(["tenant_id", "position", "session_id", "type", "status", "occurred_at", "state"])
          .expression(
            sql`select ${tenantId}::text, log_position - ${transitions.length}::int + number, ${this.sessionId}::text, type, status, at, state
              from numbered, jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
                as entry (number int, type text, at timestamptz, status text, state jsonb)`,
          ),
      )
      .updateTable("verification_sessions")
      .from("numbered");
  }
}

type SessionChanges = Partial<ReturnType<typeof changedColumns>>;

function changedColumns({ data, isCurrent, state, reports }: SessionChange, { session }: StoredSession) {
  // With its data a session loses its options: what it asked for is then known from before.
  const tellsOptions = isCurrent && data.redaction !== RedactionStatus.REDACTED;
  const checks = [...(tellsOptions ? data.checks : []), ...session.checks, ...kindsOf(reports)];
  return {
    ...dataColumns(tellsOptions ? data : session, state, tellsOptions ? currentChecks(checks, data) : checks),
    ...stateColumns(state),
    ...(isCurrent ? { compared_at: sql<Date>`now()` } : {}),
  };
}

function kindsOf(reports: readonly ListedReport[]): CheckKind[] {
  return reports.flatMap((report) => report.outcomes.map((outcome) => outcome.kind));
}

/** A session with a type of its own runs just the checks that its options name; a flow's are learned as they appear. */
function currentChecks(checks: readonly CheckKind[], data: SessionData): CheckKind[] {
  return data.type === "FLOW" || data.type === "UNKNOWN" ? [...checks] : data.checks;
}

function toStateJson({ status, lastErrorCode, lastReportId, attempts, redaction }: SessionState): SessionState {
  return { status, lastErrorCode, lastReportId, attempts, redaction };
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

/** What the caller gave goes when the session is redacted. */
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
