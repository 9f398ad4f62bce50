import { Socket } from "node:net";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Database } from "./database.js";
import { PostgresListener } from "./postgres-listener.js";
import type { Tables } from "./tables.js";

/** Numbers of events and rows stay far below 2^53. */
const int8 = 20;

/**
 * How long a connection of the pool may say nothing, in milliseconds; 0: for ever. One whose other end has silently gone would hold what waits for it
 * until the system gives up, which takes a quarter of an hour.
 */
const defaultSilenceMilliseconds = 60_000;

/**
 * Opens a pool of connections to a PostgreSQL server. None is made yet.
 *
 * A process that stops in the middle of a transaction would keep its locks, among them that of a tenant's log: the server ends such a
 * transaction. A connection whose other end is gone without a word is noticed.
 */
export function openPostgres({
  url,
  poolSize,
  silenceMilliseconds = defaultSilenceMilliseconds,
}: {
  url: string;
  poolSize: number;
  silenceMilliseconds?: number;
}): Database {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)),
  };
  const connection: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
  const pool = new pg.Pool({ ...connection, types, max: poolSize, idle_in_transaction_session_timeout: 15_000 });
  // A connection that breaks while it is idle is replaced at the next use. One that breaks in somebody's hands fails the next query
  // there; what it says beside that nobody else hears, and unheard it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    const { stream } = client.connection;
    const isOver = () => stream.destroy(new Error("Connection terminated: nothing was heard"));
    if (stream instanceof Socket) stream.setTimeout(silenceMilliseconds, isOver);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const listening = new PostgresListener(connection);
  return {
    kind: "postgres",
    db,
    listen: (channel, listener) => listening.listen(channel, listener),
    async notify(channel, payload) {
      await sql`select pg_notify(${channel}, ${payload})`.execute(db);
    },
    runExclusively: (name, work) => runExclusively(connection, name, work),
    async ping() {
      await sql`select 1`.execute(db);
    },
    async close() {
      await listening.close();
      await db.destroy();
    },
  };
}

/** Holds a lock of that name on a connection of its own: the work may need all that the pool has. The lock ends with the connection. */
async function runExclusively(connection: pg.ClientConfig, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = new pg.Client(connection);
  // Where the lock is lost another process may begin: all such work may be done twice.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as held",
      [`verification-graph:${name}`],
    );
    if (!rows[0]?.held) return false;
    await work();
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
