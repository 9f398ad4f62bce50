import type { PGlite } from "@electric-sql/pglite";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";

/** Longest time in which one holder follows another before sockets and timers have their turn, in milliseconds. */
const turn = 5;

/**
 * The embedded database behind the shape of a connection pool, so that one dialect serves both. It has a single connection:
 * whoever holds it is alone, the others queue in order. It computes on this thread and waits for nothing outside, so a queue that is
 * never empty would keep the event loop from ever turning: between two holders it is let turn.
 */
export class PGlitePool implements PostgresPool {
  readonly #pglite: PGlite;
  #tail: Promise<void> = Promise.resolve();
  #turned = 0;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async connect(): Promise<PostgresPoolClient> {
    const before = this.#tail;
    let release: () => void = () => undefined;
    this.#tail = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    if (performance.now() - this.#turned > turn) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#turned = performance.now();
    }
    return { query: this.#query.bind(this) as PostgresPoolClient["query"], release };
  }

  /** Closes once all who hold or wait for the connection now are done. */
  async end(): Promise<void> {
    await this.#tail;
    await this.#pglite.close();
  }

  async #query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const { rows, affectedRows } = await this.#pglite.query<Row>(sql, [...parameters]);
    const command = sql.trimStart().split(/\s/, 1)[0]?.toUpperCase() ?? "";
    return { rows, rowCount: affectedRows ?? 0, command: command as PostgresQueryResult<Row>["command"] };
  }
}
