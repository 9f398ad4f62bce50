import { type Kysely, sql, type Transaction } from "kysely";
import { nextEpoch } from "./log-origin.js";
import type { Tables } from "./tables.js";

/** Queries that concern the logs of several tenants. */
export class LogStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Returns the position of the newest event of each of these tenants. */
  async heads(tenantIds: readonly string[]): Promise<Map<string, number>> {
    if (tenantIds.length === 0) return new Map();
    const rows = await this.db
      .selectFrom("tenants")
      .select(["id", "log_position"])
      .where("id", "in", tenantIds)
      .execute();
    return new Map(rows.map((row) => [row.id, row.log_position]));
  }

  /** Begins a new epoch in every log, or in one tenant's. Returns the number of logs. */
  async beginEpoch(tenantId: string | null): Promise<number> {
    let query = this.db.updateTable("tenants").set({ log_position: nextEpoch, log_origin: null });
    if (tenantId !== null) query = query.where("id", "=", tenantId);
    const { numUpdatedRows } = await query.executeTakeFirst();
    return Number(numUpdatedRows);
  }

  /** Deletes events that are older than the retention. Cursors before the deleted events are refused from then on. */
  async prune(olderThanDays: number): Promise<number> {
    const tenants = await this.db.selectFrom("tenants").select("id").execute();
    let pruned = 0;
    for (const { id } of tenants) {
      pruned += await this.db.transaction().execute(async (tx) => {
        const upTo = await this.#lastExpired(tx, id, olderThanDays);
        const { numDeletedRows } = await tx
          .deleteFrom("verification_events")
          .where("tenant_id", "=", id)
          .where("position", "<=", upTo)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return 0;
        await tx.updateTable("tenants").set({ log_pruned_to: upTo }).where("id", "=", id).execute();
        return Number(numDeletedRows);
      });
    }
    return pruned;
  }

  /** Returns the position of the last event to delete. Reads only the events to delete, however long the log is. */
  async #lastExpired(tx: Transaction<Tables>, tenantId: string, days: number): Promise<number> {
    const oldestRetained = await tx
      .selectFrom("verification_events")
      .select("position")
      .where("tenant_id", "=", tenantId)
      .where("told_at", ">=", sql<Date>`now() - make_interval(days => ${days}::int)`)
      .orderBy("position")
      .limit(1)
      .executeTakeFirst();
    if (oldestRetained) return oldestRetained.position - 1;
    const newest = await tx
      .selectFrom("verification_events")
      .select((eb) => eb.fn.max("position").as("position"))
      .where("tenant_id", "=", tenantId)
      .executeTakeFirst();
    return newest?.position ?? 0;
  }
}
