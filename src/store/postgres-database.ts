import { Socket } from "node:net";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Database } from "./database.js";
import { PostgresListener } from "./postgres-listener.js";
import type { Tables } from "./tables.js";

/** Type id of `bigint`, read as a number: positions and counts stay far below 2^53. */
const int8 = 20;

/**
 * Time after which a connection of the pool without incoming data is closed; 0: never. If the server disappears without closing the
 * connection, queries would otherwise wait until the system gives up, which takes a quarter of an hour.
 */
const defaultSilenceMilliseconds = 60_000;

/** Closes a connection on which nothing arrived for too long. Has the code of a timeout of the system, as a transient failure. */
class SilentConnectionError extends Error {
  override name = "SilentConnectionError";
  readonly code = "ETIMEDOUT";
  constructor(milliseconds: number) {
    super(`The database sent nothing for ${milliseconds} ms, so the connection was closed`);
  }
}

/**
 * Creates a pool of connections to a PostgreSQL server; the first query connects.
 *
 * The server ends transactions that are idle for long: a process that is suspended in a transaction would otherwise keep its locks, among
 * them the lock of a tenant's log. Connections on which nothing arrives are closed.
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
  // A connection that breaks is replaced at its next use or fails the query that it runs. Its error event needs a listener in any case:
  // without one it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    const { stream } = client.connection;
    const onSilence = () => stream.destroy(new SilentConnectionError(silenceMilliseconds));
    if (stream instanceof Socket) stream.setTimeout(silenceMilliseconds, onSilence);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const listener = new PostgresListener(connection);
  return {
    kind: "postgres",
    db,
    listen: (channel, onMessage) => listener.listen(channel, onMessage),
    async notify(channel, payload) {
      await sql`select pg_notify(${channel}, ${payload})`.execute(db);
    },
    runExclusively: (name, work) => runExclusively(connection, name, work),
    async ping() {
      await sql`select 1`.execute(db);
    },
    async close() {
      await listener.close();
      await db.destroy();
    },
  };
}

/** Holds a lock during the work, on a separate connection because the work may need the whole pool. The lock ends with the connection. */
async function runExclusively(connection: pg.ClientConfig, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = new pg.Client(connection);
  // If the connection and with it the lock is lost, another process may begin: such work must be safe to do twice.
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
