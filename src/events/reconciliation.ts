import type { Store } from "../store/store.js";
import { isTransientFailure } from "../store/transient-failure.js";
import type { Logger } from "../telemetry/logger.js";
import { type IdentityProvider, ProviderError, type ProviderEvent } from "../verification/provider.js";
import type { Inbox } from "./inbox.js";
import type { Recorder } from "./recorder.js";

/** Name of the checkpoint that has the creation time of the newest event listed so far. */
const eventsCheckpoint = "events";
/** Name of the checkpoint that is set once all sessions of the provider were imported: its events cover only the last 30 days. */
const sessionsCheckpoint = "sessions";
/** Overlap of two runs, because events may be listed late. Changes in events that are listed later still are found by the sync of sessions. */
const overlapMilliseconds = 10 * 60 * 1_000;
const batchSize = 100;
const syncConcurrency = 8;
const openSessionsPerRun = 500;
/** Time for which a closing process waits for a run. */
const closeTimeoutMilliseconds = 2_000;

/** Counts of what one run found and changed. */
export interface ReconciliationSummary {
  eventsListed: number;
  /** Events that no webhook had delivered. */
  eventsMissed: number;
  sessionsCompared: number;
  /** Sessions whose sync appended to the log. */
  sessionsCorrected: number;
  sessionsFailed: number;
}

interface Run {
  summary: ReconciliationSummary;
  reportProgress: () => void;
}

/**
 * Finds changes that no webhook delivered: enqueues the events of the last 30 days that the inbox doesn't have, imports the provider's
 * sessions into a new database once, and syncs open sessions that were not synced recently. One process at a time does it.
 */
export class Reconciliation {
  readonly #store: Store;
  readonly #provider: IdentityProvider;
  readonly #inbox: Inbox;
  readonly #recorder: Recorder;
  readonly #log: Logger;
  readonly #everySeconds: number;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<unknown> | null = null;
  #closed = false;

  constructor(deps: {
    store: Store;
    provider: IdentityProvider;
    inbox: Inbox;
    recorder: Recorder;
    log: Logger;
    everySeconds: number;
  }) {
    this.#store = deps.store;
    this.#provider = deps.provider;
    this.#inbox = deps.inbox;
    this.#recorder = deps.recorder;
    this.#log = deps.log;
    this.#everySeconds = deps.everySeconds;
  }

  /** Runs at once, and then at the interval if there is one. */
  start(): void {
    const tick = () => {
      this.#running ??= this.#runScheduled().finally(() => {
        this.#running = null;
      });
    };
    tick();
    if (this.#everySeconds > 0) this.#timer = setInterval(tick, this.#everySeconds * 1_000);
  }

  /** Waits a limited time for the current sessions or page; the next run continues with the rest. */
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

  /** Runs once. Returns null when another process is running. Rejects with `ProviderError` when the provider is unavailable. */
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
    const run = { summary, reportProgress: () => progress(summary) };
    const ran = await this.#store.database.runExclusively("reconciliation", async () => {
      await this.#enqueueMissedEvents(run);
      if (!this.#closed) await this.#importSessions(run);
      if (!this.#closed) await this.#syncOpenSessions(run);
    });
    return ran ? summary : null;
  }

  async #runScheduled(): Promise<void> {
    try {
      const summary = await this.run();
      if (summary && (summary.eventsMissed > 0 || summary.sessionsCorrected > 0))
        this.#log.info(summary, "reconciled with Stripe");
    } catch (error) {
      if (this.#closed) return;
      if (error instanceof ProviderError)
        this.#log.warn({ reason: error.message }, "reconciliation is postponed to the next run");
      else this.#log.error({ err: error }, "reconciliation failed");
    }
  }

  async #enqueueMissedEvents(run: Run): Promise<void> {
    const checkpoint = await this.#store.reconciliation.checkpoint(eventsCheckpoint);
    let newest = await this.#enqueueEventsSince(
      checkpoint && new Date(checkpoint.getTime() - overlapMilliseconds),
      run,
    );
    // The newest event of the last run is listed again, unless the provider's history was replaced: an emulator was reset, with its clock.
    const isReplaced = checkpoint && (!newest || newest < checkpoint);
    if (isReplaced && !this.#closed) newest = await this.#enqueueEventsSince(null, run);
    if (newest && !this.#closed) await this.#store.reconciliation.setCheckpoint(eventsCheckpoint, newest);
  }

  /** Enqueues the events that the inbox doesn't have. Returns the creation time of the newest event listed; null if there is none. */
  async #enqueueEventsSince(since: Date | null, run: Run): Promise<Date | null> {
    let newest: Date | null = null;
    let batch: ProviderEvent[] = [];
    const flush = async () => {
      const missing = await this.#inbox.missing(batch);
      run.summary.eventsListed += batch.length;
      run.summary.eventsMissed += missing.length;
      batch = [];
      await this.#enqueue(missing);
      run.reportProgress();
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

  /** Enqueues events and waits until they were tried. An event that the store rejects is logged and skipped. */
  async #enqueue(events: readonly ProviderEvent[]): Promise<void> {
    try {
      const { applied } = await this.#inbox.enqueue(events);
      await applied;
    } catch (error) {
      if (isTransientFailure(error)) throw error;
      const [only, ...others] = events;
      if (!only || others.length === 0) {
        this.#log.error({ err: error, event: only?.id }, "an event could not be enqueued");
        return;
      }
      for (const event of events) await this.#enqueue([event]);
    }
  }

  async #importSessions(run: Run): Promise<void> {
    const { reconciliation } = this.#store;
    if (await reconciliation.checkpoint(sessionsCheckpoint)) return;
    const ids: string[] = [];
    for await (const session of this.#provider.sessions(null)) {
      if (this.#closed) return;
      ids.push(session.id);
    }
    // Oldest first, so that the log has the sessions in the order of their creation.
    ids.reverse();
    let postponed = 0;
    for (let begin = 0; begin < ids.length && !this.#closed; begin += batchSize) {
      postponed += await this.#syncSessions(
        await reconciliation.unknownSessions(ids.slice(begin, begin + batchSize)),
        run,
      );
    }
    if (!this.#closed && postponed === 0) await reconciliation.setCheckpoint(sessionsCheckpoint, new Date());
  }

  async #syncOpenSessions(run: Run): Promise<void> {
    const ids = await this.#store.reconciliation.staleOpenSessions(this.#everySeconds / 2, openSessionsPerRun);
    await this.#syncSessions(ids, run);
  }

  /** Returns how many sessions failed only because the provider was unavailable. */
  async #syncSessions(ids: readonly string[], run: Run): Promise<number> {
    const waiting = [...ids];
    let postponed = 0;
    const worker = async () => {
      for (let id = waiting.shift(); id !== undefined && !this.#closed; id = waiting.shift()) {
        try {
          const result = await this.#recorder.syncFromProvider(id, new Date());
          run.summary.sessionsCompared += 1;
          if (result?.appended) run.summary.sessionsCorrected += 1;
        } catch (error) {
          run.summary.sessionsFailed += 1;
          if (error instanceof ProviderError && error.failure === "UNAVAILABLE") postponed += 1;
          const reason = error instanceof Error ? error.message : "unknown failure";
          this.#log.warn({ session: id, reason }, "a session could not be synced with Stripe");
          // Otherwise sessions that the provider no longer has would come first in every run and block others.
          await this.#store.reconciliation.markSynced(id);
        }
        run.reportProgress();
      }
    };
    await Promise.all(Array.from({ length: syncConcurrency }, worker));
    return postponed;
  }
}
