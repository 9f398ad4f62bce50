import type { PGlite } from "@electric-sql/pglite";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";

/** Longest time for which the connection is passed on without a turn of the event loop, in milliseconds. */
const maxBusyMilliseconds = 5;

/**
 * Adapts the embedded database to the interface of a connection pool, so that one Kysely dialect serves both databases. There is a single
 * connection, which callers get one at a time in the order of their requests. Queries run on this thread without waiting for I/O, so a queue
 * that is never empty would block sockets and timers: now and then the next caller waits for a turn of the event loop.
 */
export class PGlitePool implements PostgresPool {
  readonly #pglite: PGlite;
  #lastRelease: Promise<void> = Promise.resolve();
  #lastTurnAt = 0;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async connect(): Promise<PostgresPoolClient> {
    const previous = this.#lastRelease;
    let release: () => void = () => undefined;
    this.#lastRelease = new Promise((resolve) => {
      release = resolve;
    });
    await previous;
    if (performance.now() - this.#lastTurnAt > maxBusyMilliseconds) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#lastTurnAt = performance.now();
    }
    return { query: this.#query.bind(this) as PostgresPoolClient["query"], release };
  }

  /** Closes the database once all callers that have or wait for the connection are done. */
  async end(): Promise<void> {
    await this.#lastRelease;
    await this.#pglite.close();
  }

  async #query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const { rows, affectedRows } = await this.#pglite.query<Row>(sql, [...parameters]);
    const command = sql.trimStart().split(/\s/, 1)[0]?.toUpperCase() ?? "";
    return { rows, rowCount: affectedRows ?? 0, command: command as PostgresQueryResult<Row>["command"] };
  }
}
