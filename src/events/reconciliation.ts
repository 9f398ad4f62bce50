import type { Store } from "../store/store.js";
import { isTransientFailure } from "../store/transient-failure.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import { type IdentityProvider, ProviderError, type ProviderEvent } from "../verification/provider.js";
import type { Inbox } from "./inbox.js";
import type { Recorder } from "./recorder.js";

/** Creation of the newest event seen. */
const eventsCheckpoint = "events";
/** Set once all the provider's sessions were gone through: the events of 30 days don't tell of older ones. */
const sessionsCheckpoint = "sessions";
/** Events are asked for again this long before the newest one seen: they may be listed late. What is later still, the comparison finds. */
const overlapMilliseconds = 10 * 60 * 1_000;
const batchSize = 100;
const syncConcurrency = 8;
const openSessionsPerRun = 500;
/** How long a process that closes waits for a run. */
const closeTimeoutMilliseconds = 2_000;

/** What one run found and did. */
export interface ReconciliationSummary {
  eventsListed: number;
  /** Events that no webhook had brought. */
  eventsMissed: number;
  sessionsCompared: number;
  /** Sessions of which the comparison told something new. */
  sessionsCorrected: number;
  sessionsFailed: number;
}

/**
 * Finds what webhooks didn't tell. First the events of the last 30 days that aren't in the inbox go through it like any other; then
 * open sessions that weren't looked at for long are compared with the provider; a new database is filled with the provider's sessions,
 * once. One process at a time does it.
 */
export class Reconciliation {
  readonly #store: Store;
  readonly #provider: IdentityProvider;
  readonly #inbox: Inbox;
  readonly #recorder: Recorder;
  readonly #telemetry: Telemetry;
  readonly #everySeconds: number;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<unknown> | null = null;
  #closed = false;

  constructor(deps: {
    store: Store;
    provider: IdentityProvider;
    inbox: Inbox;
    recorder: Recorder;
    telemetry: Telemetry;
    everySeconds: number;
  }) {
    this.#store = deps.store;
    this.#provider = deps.provider;
    this.#inbox = deps.inbox;
    this.#recorder = deps.recorder;
    this.#telemetry = deps.telemetry;
    this.#everySeconds = deps.everySeconds;
  }

  /** Runs now and then on schedule, where there is one. */
  start(): void {
    const tick = () => {
      this.#running ??= this.#runScheduled().finally(() => {
        this.#running = null;
      });
    };
    tick();
    if (this.#everySeconds > 0) this.#timer = setInterval(tick, this.#everySeconds * 1_000);
  }

  /** Waits for the session or the page that is at hand, not for ever; the next run goes on with the rest. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearInterval(this.#timer);
    if (!this.#running) return;
    let deadline: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      deadline = setTimeout(resolve, closeTimeoutMilliseconds);
    });
    await Promise.race([this.#running, late]);
    clearTimeout(deadline);
  }

  /** One run; null where another process is at it. Throws `ProviderError` where the provider is away. */
  async run(
    progress: (summary: ReconciliationSummary) => void = () => undefined,
  ): Promise<ReconciliationSummary | null> {
    const summary: ReconciliationSummary = {
      eventsListed: 0,
      eventsMissed: 0,
      sessionsCompared: 0,
      sessionsCorrected: 0,
      sessionsFailed: 0,
    };
    const ran = await this.#store.database.runExclusively("reconciliation", async () => {
      await this.#receiveMissedEvents(summary, progress);
      if (!this.#closed) await this.#importSessions(summary, progress);
      if (!this.#closed) await this.#syncOpenSessions(summary, progress);
    });
    return ran ? summary : null;
  }

  async #runScheduled(): Promise<void> {
    const { log } = this.#telemetry;
    try {
      const summary = await this.run();
      if (summary && (summary.eventsMissed > 0 || summary.sessionsCorrected > 0))
        log.info(summary, "reconciled with Stripe");
    } catch (error) {
      if (this.#closed) return;
      if (error instanceof ProviderError) log.warn({ reason: error.message }, "reconciliation is put off");
      else log.error({ err: error }, "reconciliation failed");
    }
  }

  async #receiveMissedEvents(
    summary: ReconciliationSummary,
    progress: (summary: ReconciliationSummary) => void,
  ): Promise<void> {
    const mark = await this.#store.reconciliation.checkpoint(eventsCheckpoint);
    let newest = await this.#receiveEventsSince(
      mark && new Date(mark.getTime() - overlapMilliseconds),
      summary,
      progress,
    );
    // The newest event of the last run is listed again, unless this is another past: an emulator was reset, and its clock went back.
    if (mark && !this.#closed && (!newest || newest < mark))
      newest = await this.#receiveEventsSince(null, summary, progress);
    if (newest && !this.#closed) await this.#store.reconciliation.setCheckpoint(eventsCheckpoint, newest);
  }

  /** Answers the creation of the newest event listed; null where there is none. */
  async #receiveEventsSince(
    since: Date | null,
    summary: ReconciliationSummary,
    progress: (summary: ReconciliationSummary) => void,
  ): Promise<Date | null> {
    let newest: Date | null = null;
    let batch: ProviderEvent[] = [];
    const flush = async () => {
      const missing = await this.#inbox.missing(batch);
      summary.eventsListed += batch.length;
      summary.eventsMissed += missing.length;
      batch = [];
      await this.#receive(missing);
      progress(summary);
    };
    for await (const event of this.#provider.events(since)) {
      if (this.#closed) return newest;
      if (!newest || event.createdAt > newest) newest = event.createdAt;
      batch.push(event);
      if (batch.length >= batchSize) await flush();
    }
    await flush();
    return newest;
  }

  /** Where one of them can't be kept, the others are. */
  async #receive(events: readonly ProviderEvent[]): Promise<void> {
    try {
      const { applied } = await this.#inbox.receive(events);
      await applied;
    } catch (error) {
      if (isTransientFailure(error)) throw error;
      const [only, ...others] = events;
      if (!only || others.length === 0) {
        this.#telemetry.log.error({ err: error, event: only?.id }, "an event could not be kept");
        return;
      }
      for (const event of events) await this.#receive([event]);
    }
  }

  async #importSessions(
    summary: ReconciliationSummary,
    progress: (summary: ReconciliationSummary) => void,
  ): Promise<void> {
    const { reconciliation } = this.#store;
    if (await reconciliation.checkpoint(sessionsCheckpoint)) return;
    const ids: string[] = [];
    for await (const session of this.#provider.sessions(null)) {
      if (this.#closed) return;
      ids.push(session.id);
    }
    // Oldest first, so that the log tells them in the order in which they were asked for.
    ids.reverse();
    let putOff = 0;
    for (let begin = 0; begin < ids.length && !this.#closed; begin += batchSize) {
      putOff += await this.#syncSessions(
        await reconciliation.unknownSessions(ids.slice(begin, begin + batchSize)),
        summary,
        progress,
      );
    }
    if (!this.#closed && putOff === 0) await reconciliation.setCheckpoint(sessionsCheckpoint, new Date());
  }

  async #syncOpenSessions(
    summary: ReconciliationSummary,
    progress: (summary: ReconciliationSummary) => void,
  ): Promise<void> {
    const ids = await this.#store.reconciliation.staleOpenSessions(this.#everySeconds / 2, openSessionsPerRun);
    await this.#syncSessions(ids, summary, progress);
  }

  /** Answers how many may do better another time, because the provider was away. */
  async #syncSessions(
    ids: readonly string[],
    summary: ReconciliationSummary,
    progress: (summary: ReconciliationSummary) => void,
  ): Promise<number> {
    const waiting = [...ids];
    let putOff = 0;
    const worker = async () => {
      for (let id = waiting.shift(); id !== undefined && !this.#closed; id = waiting.shift()) {
        try {
          const result = await this.#recorder.syncFromProvider(id, new Date());
          summary.sessionsCompared += 1;
          if (result?.appended) summary.sessionsCorrected += 1;
        } catch (error) {
          summary.sessionsFailed += 1;
          if (error instanceof ProviderError && error.failure === "UNAVAILABLE") putOff += 1;
          const reason = error instanceof Error ? error.message : "unknown failure";
          this.#telemetry.log.warn({ session: id, reason }, "a session could not be compared with Stripe");
          // Else those that the provider no longer has would be first in every run, and leave no room for others.
          await this.#store.reconciliation.markSynced(id);
        }
        progress(summary);
      }
    };
    await Promise.all(Array.from({ length: syncConcurrency }, worker));
    return putOff;
  }
}
