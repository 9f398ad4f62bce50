import type { Store } from "../store/store.js";
import type { Logger } from "../telemetry/logger.js";

const everyMilliseconds = 60 * 60 * 1_000;

/**
 * Prunes old rows, so that tables do not grow with the age of the service: log events that are older than the operator's retention, and
 * handled inbox rows that the provider can no longer repeat. One process at a time does it.
 */
export class Retention {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: { store: Store; log: Logger; logDays: number | null; inboxDays: number }) {}

  start(): void {
    this.#timer = setInterval(() => {
      this.#running = this.run().catch((error: unknown) => {
        this.deps.log.warn({ err: error }, "old events could not be pruned; the next run tries again");
      });
    }, everyMilliseconds);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }

  async run(): Promise<void> {
    const { store, log, logDays, inboxDays } = this.deps;
    await store.database.runExclusively("retention", async () => {
      const inboxCount = await store.inbox.prune(inboxDays);
      const logCount = logDays === null ? 0 : await store.logs.prune(logDays);
      if (inboxCount + logCount > 0) log.info({ inbox: inboxCount, log: logCount }, "old events were pruned");
    });
  }
}
