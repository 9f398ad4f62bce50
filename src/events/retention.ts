import type { Store } from "../store/store.js";
import type { Telemetry } from "../telemetry/telemetry.js";

const everyMilliseconds = 60 * 60 * 1_000;

/**
 * Forgets what is old: events of the log after the operator's time, and handled inbox rows after the provider can no longer repeat them. So
 * tables stay as large as the traffic of that time, whatever the years. One process at a time does it.
 */
export class Retention {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly deps: { store: Store; telemetry: Telemetry; logDays: number | null; inboxDays: number },
  ) {}

  start(): void {
    this.#timer = setInterval(() => {
      this.#running = this.run().catch((error: unknown) => {
        this.deps.telemetry.log.warn({ err: error }, "old events could not be forgotten");
      });
    }, everyMilliseconds);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }

  async run(): Promise<void> {
    const { store, telemetry, logDays, inboxDays } = this.deps;
    await store.database.runExclusively("retention", async () => {
      const inbox = await store.inbox.prune(inboxDays);
      const log = logDays === null ? 0 : await store.logs.prune(logDays);
      if (inbox + log > 0) telemetry.log.info({ inbox, log }, "old events were forgotten");
    });
  }
}
