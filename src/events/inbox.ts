import { SerialBatcher } from "../concurrency/serial-batcher.js";
import type { InboxStore, LeasedEvent } from "../store/inbox-store.js";
import { isTransientFailure } from "../store/transient-failure.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import { ProviderError, type ProviderEvent } from "../verification/provider.js";
import type { Recorder } from "./recorder.js";

/** How long an event belongs to the process that took it. */
const leaseSeconds = 30;
/** How often leftovers are looked for. */
const leaseEveryMilliseconds = 1_000;
/** Events of different sessions applied at a time by one process. */
const concurrency = 12;
/** Events that may wait in this process for their turn; more are left in the store, where any process finds them. */
const queueLimit = concurrency * 40;
/** After so many failures that are the event's own, it is set aside for the operator. */
const maxFailures = 10;
/** Longest pause between two tries, in seconds. */
const maxPauseSeconds = 60;
/** How long a process that closes waits for what it has begun. */
const closeTimeoutMilliseconds = 3_000;

/**
 * From an event kept to an event applied. Each event is on its own: one that can't be applied waits, or is set aside, and holds up no
 * other.
 */
export class Inbox {
  readonly #store: InboxStore;
  readonly #recorder: Recorder;
  readonly #telemetry: Telemetry;
  readonly #enqueueBatcher = new SerialBatcher<ProviderEvent, EnqueueResult>(
    (events) => this.#enqueue(events),
    isTransientFailure,
  );
  readonly #queue: QueuedEvent[] = [];
  #running = 0;
  #leaseTimer: NodeJS.Timeout | null = null;
  #leasing: Promise<void> | null = null;
  #closed = false;
  /** Called once, when the next event was tried. */
  readonly #watchers: (() => void)[] = [];

  constructor(deps: { store: InboxStore; recorder: Recorder; telemetry: Telemetry }) {
    this.#store = deps.store;
    this.#recorder = deps.recorder;
    this.#telemetry = deps.telemetry;
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
   * Waits for what is under way, not for ever: a lease ends by itself. What has not begun is given back to other processes, or the next
   * start.
   */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#leaseTimer) clearInterval(this.#leaseTimer);
    this.#notifyWatchers();
    await this.#leasing;
    const left = this.#queue.splice(0);
    for (const { done } of left) done();
    await this.#release(left.map(({ leased }) => leased.event));
    if (this.#running > 0) await this.#waitUntilIdle(closeTimeoutMilliseconds);
  }

  /**
   * Keeps the events that are new; resolves once they are safe. `applied` resolves when each was tried once, or left to the next sweep
   * because too many wait.
   */
  async receive(events: readonly ProviderEvent[]): Promise<{ fresh: number; applied: Promise<void> }> {
    const kept = await this.#enqueueBatcher.run(events);
    const fresh = events.filter((_, index) => kept[index]?.isNew);
    const leased = events.filter((_, index) => kept[index]?.isNew && kept[index]?.isLeased);
    for (const [index, { type }] of events.entries()) {
      if (!kept[index]?.isNew) this.#telemetry.inboxEvents.inc({ type, outcome: "repeated" });
    }
    // Closed while it was kept: it is somebody else's.
    if (this.#closed) await this.#release(leased);
    const applied = this.#closed ? [] : leased.map((event) => this.#schedule({ event, tries: 0, failures: 0 }));
    return { fresh: fresh.length, applied: Promise.all(applied).then(() => undefined) };
  }

  /** Of an event that came twice at the same moment one is new. */
  async #enqueue(events: readonly ProviderEvent[]): Promise<EnqueueResult[]> {
    const isLeased = !this.#closed && this.#queue.length + events.length <= queueLimit;
    const fresh = new Set(await this.#store.enqueue(events, isLeased ? leaseSeconds : 0));
    return events.map(({ id }) => ({ isNew: fresh.delete(id), isLeased }));
  }

  /** Which of these are not in the inbox yet. */
  async missing(events: readonly ProviderEvent[]): Promise<ProviderEvent[]> {
    const seen = await this.#store.knownIds(events.map((event) => event.id));
    return events.filter((event) => !seen.has(event.id));
  }

  #schedule(taken: LeasedEvent): Promise<void> {
    return new Promise((done) => {
      this.#queue.push({ leased: taken, done });
      this.#applyQueued();
    });
  }

  #applyQueued(): void {
    // Once closed, what waits is given back instead.
    while (this.#running < concurrency && !this.#closed) {
      const next = this.#queue.shift();
      if (!next) return;
      this.#running += 1;
      void this.#apply(next.leased).finally(() => {
        this.#running -= 1;
        next.done();
        this.#applyQueued();
        this.#notifyWatchers();
      });
    }
  }

  async #release(events: readonly ProviderEvent[]): Promise<void> {
    await this.#store.release(events.map((event) => event.id)).catch((error: unknown) => {
      const note = "events could not be given back; their lease will run out";
      this.#telemetry.log.warn({ err: error, events: events.length }, note);
    });
  }

  #notifyWatchers(): void {
    for (const look of this.#watchers.splice(0)) look();
  }

  /** Resolves when an event was tried, so that there may be room again, or nothing under way any more. */
  #nextTry(): Promise<void> {
    return new Promise((resolve) => this.#watchers.push(resolve));
  }

  async #waitUntilIdle(deadlineMilliseconds: number): Promise<void> {
    let expired = false;
    const deadline = setTimeout(() => {
      expired = true;
      this.#notifyWatchers();
    }, deadlineMilliseconds);
    while (this.#running > 0 && !expired) await this.#nextTry();
    clearTimeout(deadline);
  }

  async #apply(taken: LeasedEvent): Promise<void> {
    const { log, inboxEvents } = this.#telemetry;
    const { event, tries } = taken;
    try {
      inboxEvents.inc({ type: event.type, outcome: await this.#process(event) });
    } catch (error) {
      const away = isTransientFailure(error) || (error instanceof ProviderError && error.failure === "UNAVAILABLE");
      const note = error instanceof Error ? `${error.name}: ${error.message}` : "unknown failure";
      inboxEvents.inc({ type: event.type, outcome: away ? "put off" : "failed" });
      log.warn({ event: event.id, session: event.sessionId, tries, reason: note }, "an event could not be applied yet");
      await this.#retryLater(taken, away, note).catch((failure: unknown) => {
        log.error({ event: event.id, err: failure }, "the inbox is out of reach; the lease will run out");
      });
    }
  }

  async #process(event: ProviderEvent): Promise<string> {
    if (event.sessionId === null) {
      await this.#store.close(event.id, "IGNORED", null);
      return "ignored";
    }
    const result = event.session
      ? await this.#recorder.recordEvent({ data: event.session, at: event.createdAt }, event.id)
      : await this.#recorder.syncFromProvider(event.sessionId, event.createdAt, event.id);
    if (result) return result.appended ? "told" : "stale";
    await this.#store.close(event.id, "UNASSIGNED", "the session belongs to no tenant");
    return "unassigned";
  }

  async #retryLater({ event, tries, failures }: LeasedEvent, away: boolean, note: string): Promise<void> {
    if (!away && failures + 1 >= maxFailures) {
      await this.#store.close(event.id, "DEAD", note);
      return;
    }
    const pause = Math.min(maxPauseSeconds, 2 ** Math.min(tries, 10)) * (0.5 + Math.random() / 2);
    await this.#store.retryLater(event.id, pause, note, !away);
  }

  /** Takes up what is due until nothing is left, as fast as it can be applied: after an outage that may be much. */
  async #leaseDue(): Promise<void> {
    try {
      for (let more = true; more && !this.#closed; ) {
        const wanted = concurrency * 4 - this.#queue.length;
        const taken = wanted > 0 ? await this.#store.lease(wanted, leaseSeconds) : [];
        for (const event of taken) void this.#schedule(event);
        more = taken.length >= wanted;
        if (more && !this.#closed) await this.#nextTry();
      }
    } catch (error) {
      if (!this.#closed) this.#telemetry.log.warn({ err: error }, "the inbox could not be swept");
    }
  }

  async #updateGauges(): Promise<void> {
    const { inboxWaiting, inboxDead, log } = this.#telemetry;
    try {
      const { waiting, dead } = await this.#store.counts();
      inboxWaiting.set(waiting);
      inboxDead.set(dead);
    } catch (error) {
      if (!this.#closed) log.debug({ err: error }, "the inbox could not be counted");
    }
  }
}

/** What became of an event that came in. */
interface EnqueueResult {
  isNew: boolean;
  /** Whether it is this process's to apply at once. */
  isLeased: boolean;
}

/** An event that waits for its turn, and who waits for it. */
interface QueuedEvent {
  leased: LeasedEvent;
  done: () => void;
}
