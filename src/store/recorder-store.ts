import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Transition } from "../verification/lifecycle/decide.js";
import type { VerificationSession } from "../verification/session.js";
import { nextEpoch } from "./log-origin.js";
import { toSession } from "./rows.js";
import type { SessionChange, StoredSession } from "./session-change.js";
import { type ChangedColumns, changedColumns, newSessionColumns, toStateJson } from "./session-columns.js";
import type { Tables } from "./tables.js";

/** Stores the history of sessions. Each change writes the session, its reports and its log entries in one transaction. */
export class RecorderStore {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly logOrigin: RawBuilder<string>,
  ) {}

  /** Runs the work in a transaction that holds the session's lock, which excludes other processes. */
  withSession<T>(sessionId: string, work: (transaction: RecorderTransaction) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(async (tx) => {
      // A process that is suspended while it holds the lock must lose it: the server ends such a transaction.
      await sql`select set_config('idle_in_transaction_session_timeout', '15s', true),
        pg_advisory_xact_lock(hashtextextended(${sessionId}, 1))`.execute(tx);
      return work(new RecorderTransaction(tx, sessionId, this.logOrigin));
    });
  }

  /** Returns how often a session was changed; null if it is not stored. */
  async revisionOf(sessionId: string): Promise<number | null> {
    const row = await this.db
      .selectFrom("verification_sessions")
      .select("revision")
      .where("id", "=", sessionId)
      .executeTakeFirst();
    return row?.revision ?? null;
  }
}

/** A transaction that holds the lock of one session. */
export class RecorderTransaction {
  constructor(
    private readonly tx: Transaction<Tables>,
    readonly sessionId: string,
    private readonly logOrigin: RawBuilder<string>,
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
   * Writes the changes of a decision. Must be the last call: it ends by locking the tenant's row, so that log positions appear in the order
   * of the commits.
   */
  async record(change: SessionChange, stored: StoredSession | null): Promise<VerificationSession> {
    if (stored === null) await this.#insertSession(change);
    await this.#addReports(change, stored?.history.reportIds ?? []);
    const session = await this.#updateSession(change, stored === null ? {} : changedColumns(change, stored));
    if (stored === null) await this.#linkReplacement(session);
    return session;
  }

  /** Marks an event of the inbox as handled and deletes its data, in the same transaction as its effect. */
  async markHandled(eventId: string): Promise<void> {
    await this.tx
      .updateTable("inbox")
      .set({ state: "HANDLED", facts: null, error: null, handled_at: sql<Date>`now()` })
      .where("event_id", "=", eventId)
      .execute();
  }

  async #insertSession(change: SessionChange): Promise<void> {
    await this.tx
      .insertInto("verification_sessions")
      .values({ id: change.data.id, ...newSessionColumns(change) })
      .execute();
  }

  /**
   * Links a new session to the one that it replaces, and to one that replaces it and was recorded first. Runs while the tenant's row is
   * locked, so that of two that are recorded at the same time the second sees the first.
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
      // Needed for the partial index to be used.
      .where("replacing.replaces_id", "is not", null)
      .execute();
  }

  async #addReports({ tenantId, reportIds, reports }: SessionChange, storedIds: readonly string[]): Promise<void> {
    const listed = new Map(reports.map((report) => [report.id, report]));
    const rows = reportIds.flatMap((id, index) => {
      const report = listed.get(id);
      if (!report) {
        // Without its row the report would be recorded again, and later attempts would be numbered wrongly.
        if (!storedIds.includes(id))
          throw new Error(`report ${id} is in the history but was not listed by the provider`);
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
   * Updates the session and appends to the log in one statement. From here to the commit all other writers of this tenant wait, so only the
   * statement that links a new session may follow.
   */
  async #updateSession(
    { tenantId, transitions }: SessionChange,
    columns: Partial<ChangedColumns>,
  ): Promise<VerificationSession> {
    const last = transitions.at(-1);
    const revision = sql<number>`verification_sessions.revision + 1`;
    const query = last
      ? this.#appendEntries(tenantId, transitions).set((of) => ({
          ...columns,
          revision,
          position: of.ref("numbered.log_position"),
          updated_at: last.at,
        }))
      : this.tx.updateTable("verification_sessions").set({ ...columns, revision });
    const row = await query.where("id", "=", this.sessionId).returningAll("verification_sessions").executeTakeFirst();
    if (!row) throw new Error(`tenant ${tenantId} or session ${this.sessionId} no longer exists`);
    return toSession(row);
  }

  /** Takes the next positions of the log and appends an entry for each transition. */
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
          .set({
            log_position: sql<number>`case when log_origin <> ${this.logOrigin} then ${nextEpoch} else log_position end
              + ${transitions.length}::int`,
            log_origin: this.logOrigin,
          })
          .where("id", "=", tenantId)
          .returning("log_position"),
      )
      .with("appended", (of) =>
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
