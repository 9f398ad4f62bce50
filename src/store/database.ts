import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { claimDataFolder } from "./data-folder.js";
import { migrate } from "./migrations.js";
import { PGlitePool } from "./pglite-pool.js";
import type { Tables } from "./tables.js";

/** Where the tables live. */
export type DatabaseLocation =
  | { kind: "postgres"; url: string; poolSize: number }
  | { kind: "embedded"; folder: string }
  /** Nothing is kept. */
  | { kind: "memory" };

/** The database, whichever it is. Both kinds speak one dialect and carry one set of migrations. */
export interface Database {
  readonly kind: DatabaseLocation["kind"];
  readonly db: Kysely<Tables>;
  /** Calls back for each notification on a channel, also after a lost connection was made again. A hint: some may be lost. */
  listen(channel: string, heard: (payload: string) => void): Promise<void>;
  notify(channel: string, payload: string): Promise<void>;
  /** Runs the work while no other process does work of this name; answers false where one does. */
  alone(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Throws where the database doesn't answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database and brings its tables up to date. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const database = location.kind === "postgres" ? openPostgres(location) : await openEmbedded(location);
  try {
    await migrate(database.db);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openEmbedded(location: { kind: "embedded"; folder: string } | { kind: "memory" }): Promise<Database> {
  const folder = location.kind === "embedded" ? await claimDataFolder(location.folder) : null;
  const pglite = folder ? new PGlite(join(folder.path, "postgres")) : new PGlite();
  await pglite.waitReady;
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new PGlitePool(pglite) }) });
  const working = new Set<string>();
  const listeners = new Map<string, ((payload: string) => void)[]>();
  return {
    kind: location.kind,
    db,
    // One process, so the doorbell needs no database: whoever rings is in here too.
    async listen(channel, heard) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), heard]);
    },
    async notify(channel, payload) {
      for (const heard of listeners.get(channel) ?? []) heard(payload);
    },
    async alone(name, work) {
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

/** Numbers of events and rows stay far below 2^53. */
const int8 = 20;

function openPostgres({ url, poolSize }: { url: string; poolSize: number }): Database {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)),
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // A connection that breaks while it is idle is replaced at the next use.
  pool.on("error", () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const listening = new PostgresListener(url);
  return {
    kind: "postgres",
    db,
    listen: (channel, heard) => listening.listen(channel, heard),
    async notify(channel, payload) {
      await sql`select pg_notify(${channel}, ${payload})`.execute(db);
    },
    async alone(name, work) {
      const client = await pool.connect();
      let broken = false;
      try {
        const key = `verification-graph:${name}`;
        const { rows } = await client.query<{ held: boolean }>(
          "select pg_try_advisory_lock(hashtextextended($1, 0)) as held",
          [key],
        );
        if (!rows[0]?.held) return false;
        try {
          await work();
        } finally {
          await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [key]).catch(() => {
            broken = true;
          });
        }
        return true;
      } finally {
        client.release(broken);
      }
    },
    async ping() {
      await sql`select 1`.execute(db);
    },
    async close() {
      await listening.close();
      await db.destroy();
    },
  };
}

/** A connection of its own that listens, and is made again when it breaks. */
class PostgresListener {
  readonly #url: string;
  readonly #heard = new Map<string, ((payload: string) => void)[]>();
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<void> {
    this.#heard.set(channel, [...(this.#heard.get(channel) ?? []), heard]);
    if (this.#client) await this.#client.query(`listen "${channel}"`);
    else await this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry) clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on("notification", ({ channel, payload }) => {
      for (const heard of this.#heard.get(channel) ?? []) heard(payload ?? "");
    });
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    try {
      await client.connect();
      for (const channel of this.#heard.keys()) await client.query(`listen "${channel}"`);
      this.#client = client;
    } catch {
      this.#lost(client);
    }
  }

  #lost(client: pg.Client): void {
    if (this.#client === client) this.#client = null;
    if (this.#closed || this.#retry) return;
    client.removeAllListeners();
    client.on("error", () => undefined);
    void client.end().catch(() => undefined);
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#connect();
    }, 500);
    this.#retry.unref();
  }
}
