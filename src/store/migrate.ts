import { type Kysely, type MigrationProvider, Migrator, sql } from "kysely";
import { migrations } from "./migrations.js";
import type { Tables } from "./tables.js";

const provider: MigrationProvider = {
  getMigrations: () => Promise.resolve(migrations),
};

/** Migrates the tables to the newest version. Safe to call from several processes at once: the migrator takes a lock. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  if (await isUpToDate(db)) return;
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
}

/** Checks with one query whether there is anything to do, in place of the many queries of the migrator. */
async function isUpToDate(db: Kysely<Tables>): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    const applied = new Set(rows.map(({ name }) => name));
    return Object.keys(migrations).every((name) => applied.has(name));
  } catch {
    // A new database has no such table. Other failures occur again in the migrator, which reports them.
    return false;
  }
}
