import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect, sql } from "kysely";
import { claimDataFolder, makePrivateFolder } from "./data-folder.js";
import type { Database } from "./database.js";
import { PGlitePool } from "./pglite-pool.js";
import type { Tables } from "./tables.js";

/** Opens the embedded database, which runs in this process, with its data in a folder or in memory. */
export async function openEmbedded(
  location: { kind: "embedded"; folder: string } | { kind: "memory" },
): Promise<Database> {
  const folder = location.kind === "embedded" ? await claimDataFolder(location.folder) : null;
  const pglite = folder ? new PGlite(await makePrivateFolder(join(folder.path, "postgres"))) : new PGlite();
  await pglite.waitReady;
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new PGlitePool(pglite) }) });
  const working = new Set<string>();
  const listeners = new Map<string, ((payload: string) => void)[]>();
  return {
    kind: location.kind,
    db,
    // The database has a single process, so notifications do not leave it.
    async listen(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    async notify(channel, payload) {
      for (const listener of listeners.get(channel) ?? []) listener(payload);
    },
    async runExclusively(name, work) {
      if (working.has(name)) return false;
      working.add(name);
      try {
        await work();
      } finally {
        working.delete(name);
      }
      return true;
    },
    async ping() {
      await sql`select 1`.execute(db);
    },
    async close() {
      await db.destroy();
      await folder?.release();
    },
  };
}
