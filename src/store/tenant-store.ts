import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { VerificationEvent } from "../verification/event.js";
import { epochOf, epochSize } from "../verification/log-epoch.js";
import type { VerificationReport } from "../verification/report.js";
import type {
  CreatedKey,
  CreatedRange,
  EventFilter,
  LogExtent,
  Page,
  PageRequest,
  ReportFilter,
  SessionFilter,
  StartRequest,
  TenantRepository,
} from "../verification/repository.js";
import type { VerificationSession } from "../verification/session.js";
import { boundsOf, type QueryBounds, toPage } from "./paging.js";
import { toEvent, toReport, toSession } from "./rows.js";
import type { Tables } from "./tables.js";

/** Stores one tenant's sessions, reports, events and starts. Every query here is restricted to the tenant. */
export class TenantStore implements TenantRepository {
  constructor(
    private readonly db: Kysely<Tables>,
    readonly tenantId: string,
    private readonly logOrigin: RawBuilder<string>,
  ) {}

  async sessions(ids: readonly string[]): Promise<(VerificationSession | null)[]> {
    if (ids.length === 0) return [];
    const rows = await this.#sessions()
      .where("id", "in", [...new Set(ids)])
      .execute();
    const byId = new Map(rows.map((row) => [row.id, toSession(row)]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async sessionsOfReference(clientReferenceId: string): Promise<VerificationSession[]> {
    const rows = await this.#sessions()
      .where("client_reference_id", "=", clientReferenceId)
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .execute();
    return rows.map(toSession);
  }

  async pageOfSessions(filter: SessionFilter, page: PageRequest<CreatedKey>): Promise<Page<VerificationSession>> {
    const bounds = boundsOf(page);
    let query = this.#sessions();
    if (filter.statuses) query = query.where("status", "in", filter.statuses);
    if (filter.types) query = query.where("type", "in", filter.types);
    if (filter.clientReferenceId !== null) query = query.where("client_reference_id", "=", filter.clientReferenceId);
    if (filter.relatedCustomer !== null) query = query.where("related_customer", "=", filter.relatedCustomer);
    if (filter.requiresSelfie !== null) query = query.where("requires_selfie", "=", filter.requiresSelfie);
    query = inRange(query, filter.created);
    const rows = await newestFirst("verification_sessions", query, bounds).execute();
    return toPage(bounds, rows.map(toSession));
  }

  async reports(ids: readonly string[]): Promise<(VerificationReport | null)[]> {
    if (ids.length === 0) return [];
    const rows = await this.#reports().where("id", "in", ids).execute();
    const byId = new Map(rows.map((row) => [row.id, toReport(row)]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async reportsOfSessions(sessionIds: readonly string[]): Promise<VerificationReport[][]> {
    if (sessionIds.length === 0) return [];
    const rows = await this.#reports().where("session_id", "in", sessionIds).orderBy("attempt").execute();
    return grouped(sessionIds, rows.map(toReport));
  }

  async pageOfReports(filter: ReportFilter, page: PageRequest<CreatedKey>): Promise<Page<VerificationReport>> {
    const bounds = boundsOf(page);
    let query = this.#reports();
    if (filter.types) query = query.where("type", "in", filter.types);
    if (filter.sessionId !== null) query = query.where("session_id", "=", filter.sessionId);
    if (filter.clientReferenceId !== null) {
      const sessions = this.db
        .selectFrom("verification_sessions")
        .select("id")
        .where("tenant_id", "=", this.tenantId)
        .where("client_reference_id", "=", filter.clientReferenceId);
      query = query.where("session_id", "in", sessions);
    }
    query = inRange(query, filter.created);
    const rows = await newestFirst("verification_reports", query, bounds).execute();
    return toPage(bounds, rows.map(toReport));
  }

  async events(positions: readonly number[]): Promise<(VerificationEvent | null)[]> {
    if (positions.length === 0) return [];
    const rows = await this.#events().where("position", "in", positions).execute();
    const byPosition = new Map(rows.map((row) => [row.position, toEvent(row)]));
    return positions.map((position) => byPosition.get(position) ?? null);
  }

  async eventsOfSessions(sessionIds: readonly string[]): Promise<VerificationEvent[][]> {
    if (sessionIds.length === 0) return [];
    const rows = await this.#events().where("session_id", "in", sessionIds).orderBy("position").execute();
    return grouped(sessionIds, rows.map(toEvent));
  }

  async pageOfEvents(filter: EventFilter, page: PageRequest<number>): Promise<Page<VerificationEvent>> {
    const bounds = boundsOf(page);
    let query = this.#events();
    if (filter.types) query = query.where("type", "in", filter.types);
    if (filter.statuses) query = query.where("status", "in", filter.statuses);
    if (filter.sessionId !== null) query = query.where("session_id", "=", filter.sessionId);
    if (bounds.after !== null) query = query.where("position", ">", bounds.after);
    if (bounds.before !== null) query = query.where("position", "<", bounds.before);
    const rows = await query
      .orderBy("position", bounds.backward ? "desc" : "asc")
      .limit(bounds.limit)
      .execute();
    return toPage(bounds, rows.map(toEvent));
  }

  async logExtent(): Promise<LogExtent> {
    const row = await this.db
      .selectFrom("tenants")
      .select(["log_position", "log_pruned_to", sql<boolean>`log_origin <> ${this.logOrigin}`.as("interrupted")])
      .where("id", "=", this.tenantId)
      .executeTakeFirst();
    return {
      prunedTo: row?.log_pruned_to ?? 0,
      newest: row?.log_position ?? 0,
      isInterrupted: row?.interrupted ?? false,
    };
  }

  async lastOfEpochBefore(position: number): Promise<number | null> {
    const row = await this.db
      .selectFrom("verification_events")
      .select((eb) => eb.fn.max("position").as("position"))
      .where("tenant_id", "=", this.tenantId)
      .where("position", "<", (epochOf(position) + 1) * epochSize)
      .executeTakeFirst();
    return row?.position ?? null;
  }

  async startOf(sessionId: string): Promise<number | null> {
    const row = await this.#events()
      .where("session_id", "=", sessionId)
      .orderBy("position")
      .limit(1)
      .executeTakeFirst();
    return row?.position ?? null;
  }

  async claimStart(keyHash: string, inputHash: string): Promise<StartRequest> {
    await this.db
      .insertInto("start_requests")
      .values({ tenant_id: this.tenantId, key_hash: keyHash, input_hash: inputHash })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await this.db
      .selectFrom("start_requests")
      .select(["input_hash", "session_id", "reused"])
      .where("tenant_id", "=", this.tenantId)
      .where("key_hash", "=", keyHash)
      .executeTakeFirstOrThrow();
    return { inputHash: row.input_hash, sessionId: row.session_id, reused: row.reused };
  }

  async keepProviderKey(keyHash: string, providerKey: string): Promise<string> {
    const row = await this.db
      .updateTable("start_requests")
      .set((of) => ({ provider_key: of.fn.coalesce("provider_key", of.val(providerKey)) }))
      .where("tenant_id", "=", this.tenantId)
      .where("key_hash", "=", keyHash)
      .returning("provider_key")
      .executeTakeFirst();
    return row?.provider_key ?? providerKey;
  }

  async settleStart(keyHash: string, sessionId: string, reused: boolean): Promise<void> {
    await this.db
      .updateTable("start_requests")
      .set({ session_id: sessionId, reused })
      .where("tenant_id", "=", this.tenantId)
      .where("key_hash", "=", keyHash)
      .where("session_id", "is", null)
      .execute();
  }

  #sessions() {
    return this.db.selectFrom("verification_sessions").selectAll().where("tenant_id", "=", this.tenantId);
  }

  #reports() {
    return this.db.selectFrom("verification_reports").selectAll().where("tenant_id", "=", this.tenantId);
  }

  #events() {
    return this.db.selectFrom("verification_events").selectAll().where("tenant_id", "=", this.tenantId);
  }
}

function grouped<Item extends { sessionId: string }>(sessionIds: readonly string[], items: readonly Item[]): Item[][] {
  const bySession = new Map<string, Item[]>();
  for (const item of items) {
    const group = bySession.get(item.sessionId);
    if (group) group.push(item);
    else bySession.set(item.sessionId, [item]);
  }
  return sessionIds.map((id) => bySession.get(id) ?? []);
}

type CreatedTable = "verification_sessions" | "verification_reports";

function inRange<T extends CreatedTable, O>(
  query: SelectQueryBuilder<Tables, T, O>,
  created: CreatedRange | null,
): SelectQueryBuilder<Tables, T, O> {
  let ranged = query;
  if (created?.from) ranged = ranged.where(sql<boolean>`created_at >= ${created.from}`);
  if (created?.to) ranged = ranged.where(sql<boolean>`created_at < ${created.to}`);
  return ranged;
}

/** Columns that order the rows created in the same second. */
const tieBreakers = { verification_sessions: ["id"], verification_reports: ["attempt", "id"] } as const;

function newestFirst<T extends CreatedTable, O>(
  table: T,
  query: SelectQueryBuilder<Tables, T, O>,
  bounds: QueryBounds<CreatedKey>,
): SelectQueryBuilder<Tables, T, O> {
  const columns = ["created_at", ...tieBreakers[table]];
  const sortKey = sql.join(columns.map((column) => sql.ref(column)));
  const valuesOf = ({ createdAt, attempt, id }: CreatedKey) =>
    sql.join(table === "verification_reports" ? [createdAt, attempt ?? 0, id] : [createdAt, id]);
  let bounded = query;
  if (bounds.after) bounded = bounded.where(sql<boolean>`(${sortKey}) < (${valuesOf(bounds.after)})`);
  if (bounds.before) bounded = bounded.where(sql<boolean>`(${sortKey}) > (${valuesOf(bounds.before)})`);
  for (const column of columns) bounded = bounded.orderBy(sql.ref(column), bounds.backward ? "asc" : "desc");
  return bounded.limit(bounds.limit);
}
