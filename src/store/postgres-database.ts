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
 * Limits of every connection to the server itself. A pooler that shares connections by transaction refuses such parameters: the transactions
 * that hold locks set their own limits anyway.
 */
const startUpParameters = { statement_timeout: 60_000, idle_in_transaction_session_timeout: 15_000 };

/** Returns whether an address is that of a pooler, which refuses start-up parameters that it can't pass on, as pgbouncer does. */
export async function isPooler(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, ...startUpParameters });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return false;
  } catch (error) {
    if (error instanceof Error && error.message.includes("unsupported startup parameter")) return true;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
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
  directUrl = null,
  poolSize,
  isPooled = false,
  silenceMilliseconds = defaultSilenceMilliseconds,
}: {
  url: string;
  directUrl?: string | null;
  poolSize: number;
  /** Whether `url` is a pooler's. */
  isPooled?: boolean;
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
  const pool = new pg.Pool({ ...connection, types, max: poolSize, ...(isPooled ? {} : startUpParameters) });
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
  // Behind a pooler a connection can't listen: without a direct address, readers poll.
  const listenUrl = directUrl ?? (isPooled ? null : url);
  const listener = listenUrl === null ? null : new PostgresListener({ ...connection, connectionString: listenUrl });
  return {
    kind: "postgres",
    db,
    listen: async (channel, onMessage) => listener?.listen(channel, onMessage),
    async notify(channel, payload) {
      await sql`select pg_notify(${channel}, ${payload})`.execute(db);
    },
    async ping() {
      await sql`select 1`.execute(db);
    },
    async close() {
      await listener?.close();
      await db.destroy();
    },
  };
}
