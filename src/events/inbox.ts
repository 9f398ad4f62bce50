import { SerialBatcher } from "../concurrency/serial-batcher.js";
import type { InboxStore, LeasedEvent } from "../store/inbox-store.js";
import { isTransientFailure } from "../store/transient-failure.js";
import type { Logger } from "../telemetry/logger.js";
import type { Metrics } from "../telemetry/metrics.js";
import { ProviderError, type ProviderEvent } from "../verification/provider.js";
import { RedactionStatus } from "../verification/session.js";
import type { RecordResult } from "../verification/session-recorder.js";
import { type Recorder, reportNotListed } from "./recorder.js";

/** Time for which an event is leased to one process. */
const leaseSeconds = 30;
/** Interval at which due events are leased. */
const leaseEveryMilliseconds = 1_000;
/** Largest number of events that one process applies at a time. */
const concurrency = 12;
/** Largest number of leased events queued in this process. Further events stay in the store, where any process can lease them. */
const queueLimit = concurrency * 40;
/** Number of failures caused by the event itself after which it is dead-lettered. */
const maxFailures = 10;
/** Longest pause between two tries. */
const maxPauseSeconds = 60;
/** Time for which a closing process waits for the events that it is applying. */
const closeTimeoutMilliseconds = 3_000;

/**
 * Takes each event of the provider from its arrival to its effect: enqueue (commit it to the store, leased to this process), apply (record
 * the session that it is about), and on failure retry, then dead-letter. Events are independent: one that can't be applied does not block
 * others. An event whose lease has expired, because its process died or was too slow, is leased by any process.
 */
export class Inbox {
  readonly #store: InboxStore;
  readonly #recorder: Recorder;
  readonly #metrics: Metrics;
  readonly #log: Logger;
  readonly #enqueueBatcher = new SerialBatcher<ProviderEvent, EnqueueResult>(
    (events) => this.#enqueueBatch(events),
    isTransientFailure,
  );
  readonly #queue: QueuedEvent[] = [];
  #applying = 0;
  #leaseTimer: NodeJS.Timeout | null = null;
  #leasing: Promise<void> | null = null;
  #closed = false;
  /** Each is called once, after the next try. */
  readonly #watchers: (() => void)[] = [];

  constructor(deps: { store: InboxStore; recorder: Recorder; metrics: Metrics; log: Logger }) {
    this.#store = deps.store;
    this.#recorder = deps.recorder;
    this.#metrics = deps.metrics;
    this.#log = deps.log;
  }

  start(): void {
    this.#leaseTimer = setInterval(() => {
      this.#leasing ??= this.#leaseDue().finally(() => {
        this.#leasing = null;
      });
      void this.#updateGauges();
    }, leaseEveryMilliseconds);
  }

  /**
   * Waits a limited time for the events being applied, and releases the queued ones to other processes or the next start. An event that
   * takes longer is retried when its lease expires.
   */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#leaseTimer) clearInterval(this.#leaseTimer);
    this.#notifyWatchers();
    await this.#leasing;
    const unstarted = this.#queue.splice(0);
    for (const { done } of unstarted) done();
    await this.#release(unstarted.map(({ leased }) => leased.event));
    if (this.#applying > 0) await this.#waitUntilIdle(closeTimeoutMilliseconds);
  }

  /**
   * Enqueues the events that are new and resolves with their number once they are committed. `applied` resolves when each was tried once,
   * or was left in the store because the queue is full.
   */
  async enqueue(events: readonly ProviderEvent[]): Promise<{ enqueued: number; applied: Promise<void> }> {
    const results = await this.#enqueueBatcher.run(events);
    const enqueued = events.filter((_, index) => results[index]?.isNew);
    const leased = events.filter((_, index) => results[index]?.isNew && results[index]?.isLeased);
    for (const [index, { type }] of events.entries()) {
      if (!results[index]?.isNew) this.#metrics.inboxEvents.inc({ type, outcome: "repeated" });
    }
    // The inbox may have been closed during the commit: other processes apply the events then.
    if (this.#closed) await this.#release(leased);
    const applied = this.#closed ? [] : leased.map((event) => this.#schedule({ event, tries: 0, failures: 0 }));
    return { enqueued: enqueued.length, applied: Promise.all(applied).then(() => undefined) };
  }

  /** Commits a batch. An event that the batch contains twice is new once. */
  async #enqueueBatch(events: readonly ProviderEvent[]): Promise<EnqueueResult[]> {
    const isLeased = !this.#closed && this.#queue.length + events.length <= queueLimit;
    const newIds = new Set(await this.#store.enqueue(events, isLeased ? leaseSeconds : 0));
    return events.map(({ id }) => ({ isNew: newIds.delete(id), isLeased }));
  }

  /** Returns those of these events that the inbox doesn't have. */
  async missing(events: readonly ProviderEvent[]): Promise<ProviderEvent[]> {
    const known = await this.#store.knownIds(events.map((event) => event.id));
    return events.filter((event) => !known.has(event.id));
  }

  #schedule(leased: LeasedEvent): Promise<void> {
    return new Promise((done) => {
      this.#queue.push({ leased, done });
      this.#applyQueued();
    });
  }

  #applyQueued(): void {
    // After `close`, queued events are released instead.
    while (this.#applying < concurrency && !this.#closed) {
      const next = this.#queue.shift();
      if (!next) return;
      this.#applying += 1;
      void this.#apply(next.leased).finally(() => {
        this.#applying -= 1;
        next.done();
        this.#applyQueued();
        this.#notifyWatchers();
      });
    }
  }

  async #release(events: readonly ProviderEvent[]): Promise<void> {
    await this.#store.release(events.map((event) => event.id)).catch((error: unknown) => {
      const message = "events could not be released; they are retried when their lease expires";
      this.#log.warn({ err: error, events: events.length }, message);
    });
  }

  #notifyWatchers(): void {
    for (const notify of this.#watchers.splice(0)) notify();
  }

  /** Resolves after the next try, when the queue may have space again or nothing may be left to wait for. */
  #nextTry(): Promise<void> {
    return new Promise((resolve) => this.#watchers.push(resolve));
  }

  async #waitUntilIdle(deadlineMilliseconds: number): Promise<void> {
    let expired = false;
    const deadline = setTimeout(() => {
      expired = true;
      this.#notifyWatchers();
    }, deadlineMilliseconds);
    while (this.#applying > 0 && !expired) await this.#nextTry();
    clearTimeout(deadline);
  }

  async #apply(leased: LeasedEvent): Promise<void> {
    const { event, tries } = leased;
    const { inboxEvents } = this.#metrics;
    try {
      inboxEvents.inc({ type: event.type, outcome: await this.#process(event) });
    } catch (error) {
      const isTransient = isTransientFailure(error) || isOutage(error);
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : "unknown failure";
      inboxEvents.inc({ type: event.type, outcome: isTransient ? "postponed" : "failed" });
      this.#log.warn({ event: event.id, session: event.sessionId, tries, reason }, "an event could not be applied yet");
      await this.#retryOrDeadLetter(leased, isTransient, reason).catch((failure: unknown) => {
        const message = "the inbox could not be updated; the event is retried when its lease expires";
        this.#log.error({ event: event.id, err: failure }, message);
      });
    }
  }

  /** Records the session that an event is about, and returns the outcome for the metrics. */
  async #process(event: ProviderEvent): Promise<string> {
    if (event.sessionId === null) {
      await this.#store.ignore(event.id);
      return "ignored";
    }
    const result = await this.#record(event, event.sessionId);
    if (result === "unknown") {
      await this.#store.ignore(event.id);
      return "ignored";
    }
    if (!result) await this.#store.deadLetter(event.id, "UNASSIGNED", "the session belongs to no tenant");
    // After the event itself is closed, so that its own data goes too.
    if (isRedacted(event, result)) await this.#store.forgetSession(event.sessionId);
    if (!result) return "unassigned";
    return result.appended ? "applied" : "stale";
  }

  /** Records an event's session; `unknown` where neither the provider nor the store has it, so that no later try can succeed. */
  async #record(event: ProviderEvent, sessionId: string): Promise<RecordResult | null | "unknown"> {
    try {
      return event.session
        ? await this.#recorder.recordEvent({ data: event.session, at: event.createdAt }, event.id)
        : await this.#recorder.syncFromProvider(sessionId, event.createdAt, event.id);
    } catch (error) {
      const isMissing = error instanceof ProviderError && error.failure === "NOT_FOUND";
      if (isMissing && (await this.#recorder.revisionOf(sessionId)) === null) return "unknown";
      throw error;
    }
  }

  async #retryOrDeadLetter({ event, tries, failures }: LeasedEvent, isTransient: boolean, reason: string) {
    if (!isTransient && failures + 1 >= maxFailures) return this.#store.deadLetter(event.id, "DEAD", reason);
    const pause = Math.min(maxPauseSeconds, 2 ** Math.min(tries, 10)) * (0.5 + Math.random() / 2);
    await this.#store.retryLater(event.id, pause, reason, !isTransient);
  }

  /** Leases and schedules due events until none is left, as fast as they are applied: after an outage there may be many. */
  async #leaseDue(): Promise<void> {
    try {
      for (let more = true; more && !this.#closed; ) {
        const wanted = concurrency * 4 - this.#queue.length;
        const leased = wanted > 0 ? await this.#store.lease(wanted, leaseSeconds) : [];
        for (const event of leased) void this.#schedule(event);
        more = leased.length >= wanted;
        if (more && !this.#closed) await this.#nextTry();
      }
    } catch (error) {
      if (!this.#closed)
        this.#log.warn({ err: error }, "due events could not be leased; the next interval tries again");
    }
  }

  async #updateGauges(): Promise<void> {
    const { inboxWaiting, inboxDead } = this.#metrics;
    try {
      const { waiting, dead } = await this.#store.counts();
      inboxWaiting.set(waiting);
      inboxDead.set(dead);
    } catch (error) {
      if (!this.#closed) this.#log.debug({ err: error }, "the inbox could not be counted");
    }
  }
}

function isRedacted({ session }: ProviderEvent, result: RecordResult | null): boolean {
  return (result?.session ?? session)?.redaction === RedactionStatus.REDACTED;
}

/** Whether the provider failed for a reason that concerns all events alike. */
function isOutage(error: unknown): boolean {
  return error instanceof ProviderError && error.failure === "UNAVAILABLE" && error.details.code !== reportNotListed;
}

interface EnqueueResult {
  /** False for an event that the inbox already had. */
  isNew: boolean;
  /** Whether the event is leased to this process, to be applied at once. */
  isLeased: boolean;
}

/** A leased event in the queue, with the callback that reports that it was tried. */
interface QueuedEvent {
  leased: LeasedEvent;
  done: () => void;
}
