import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.js";

/** Seconds for which a lease lasts without being renewed. */
const leaseSeconds = 30;

/**
 * Leases that one process holds at a time, with an expiry instead of a session lock: they work through a pooler that shares connections
 * by transaction, and a process that dies frees its leases by not renewing them.
 */
export class LeaseStore {
  readonly #holder = randomUUID();
  /** Names of the leases that this process works under: a renewal of one's own lease would succeed for a second run too. */
  readonly #running = new Set<string>();

  constructor(private readonly db: Kysely<Tables>) {}

  /**
   * Runs the work while this process holds the lease; returns false, without running it, when another process holds it. The signal aborts when
   * the lease could not be renewed in time: the work must then stop, as another process may begin.
   */
  async run(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    if (this.#running.has(name)) return false;
    this.#running.add(name);
    try {
      return (await this.#acquire(name)) && (await this.#runHeld(name, work));
    } finally {
      this.#running.delete(name);
    }
  }

  async #runHeld(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<true> {
    const lost = new AbortController();
    let renewedAt = Date.now();
    const timer = setInterval(
      () => {
        this.#acquire(name).then(
          (held) => {
            if (held) renewedAt = Date.now();
            else lost.abort();
          },
          () => {
            if (Date.now() - renewedAt > leaseSeconds * 1_000) lost.abort();
          },
        );
      },
      (leaseSeconds * 1_000) / 3,
    );
    timer.unref();
    try {
      await work(lost.signal);
    } finally {
      clearInterval(timer);
      await this.#release(name).catch(() => undefined);
    }
    return true;
  }

  /** Acquires or renews the lease, unless another process holds it and it has not expired. */
  async #acquire(name: string): Promise<boolean> {
    const expires_at = sql<Date>`now() + make_interval(secs => ${leaseSeconds}::double precision)`;
    const row = await this.db
      .insertInto("leases")
      .values({ name, holder: this.#holder, expires_at })
      .onConflict((conflict) =>
        conflict
          .column("name")
          .doUpdateSet({ holder: this.#holder, expires_at })
          .where((eb) =>
            eb.or([eb("leases.holder", "=", this.#holder), eb("leases.expires_at", "<", sql<Date>`now()`)]),
          ),
      )
      .returning("holder")
      .executeTakeFirst();
    return row !== undefined;
  }

  async #release(name: string): Promise<void> {
    await this.db.deleteFrom("leases").where("name", "=", name).where("holder", "=", this.#holder).execute();
  }
}
