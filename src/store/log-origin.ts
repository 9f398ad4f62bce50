import { type Kysely, type RawBuilder, sql } from "kysely";
import { epochSize } from "../verification/log-epoch.js";
import type { Tables } from "./tables.js";

/**
 * Identifies the server and its timeline. A promoted standby and a point-in-time recovery begin a new timeline, a dump restored elsewhere
 * has another server. Source: PostgreSQL manual, pg_control_system and pg_walfile_name.
 */
const serverAndTimeline = sql<string>`(select (pg_control_system()).system_identifier || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8))`;

/** Returns the expression for the origin of appends; an empty text where the role may not read it, so that epochs are begun by hand only. */
export async function logOriginOf(db: Kysely<Tables>): Promise<RawBuilder<string>> {
  try {
    await sql`select ${serverAndTimeline}`.execute(db);
    return serverAndTimeline;
  } catch {
    return sql<string>`''`;
  }
}

/** The position before the first event of the epoch after the current one. */
export const nextEpoch = sql<number>`(log_position / ${sql.lit(epochSize)}::bigint + 1) * ${sql.lit(epochSize)}::bigint`;
