import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.js";

/** Stores the progress of reconciliation. */
export class ReconciliationStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Returns open sessions that were not synced with the provider for some time, those with the oldest sync first. */
  async staleOpenSessions(notSyncedForSeconds: number, limit: number): Promise<string[]> {
    const rows = await this.db
      .selectFrom("verification_sessions")
      .select("id")
      .where((eb) =>
        eb.or([
          eb("status", "in", ["REQUIRES_INPUT", "PROCESSING", "UNKNOWN"]),
          eb("redaction", "in", ["PROCESSING", "UNKNOWN"]),
        ]),
      )
      .where((eb) =>
        eb.or([
          eb("compared_at", "is", null),
          eb("compared_at", "<", sql<Date>`now() - make_interval(secs => ${notSyncedForSeconds}::double precision)`),
        ]),
      )
      .orderBy(sql`compared_at nulls first`)
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  }

  /** Records that a sync was tried, whether or not the provider knew the session, so that other sessions come first in the next run. */
  async markSynced(sessionId: string): Promise<void> {
    await this.db
      .updateTable("verification_sessions")
      .set({ compared_at: sql<Date>`now()` })
      .where("id", "=", sessionId)
      .execute();
  }

  /** Returns those of these session ids that are not stored. */
  async unknownSessions(sessionIds: readonly string[]): Promise<string[]> {
    if (sessionIds.length === 0) return [];
    const rows = await this.db.selectFrom("verification_sessions").select("id").where("id", "in", sessionIds).execute();
    const known = new Set(rows.map((row) => row.id));
    return sessionIds.filter((id) => !known.has(id));
  }

  /** Returns the checkpoint of this name; null if it was never set. */
  async checkpoint(name: string): Promise<Date | null> {
    const row = await this.db.selectFrom("reconcile_marks").select("at").where("name", "=", name).executeTakeFirst();
    return row?.at ?? null;
  }

  async setCheckpoint(name: string, at: Date): Promise<void> {
    await this.db
      .insertInto("reconcile_marks")
      .values({ name, at })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ at }))
      .execute();
  }
}
