import type { InboxStore, TakenEvent } from "../store/inbox-store.js";
import type { Telemetry } from "../telemetry.js";
import { type ProvidedEvent, ProviderError } from "../verification/provider.js";
import type { Journal } from "./journal.js";

/** How long an event belongs to the process that took it. */
const leaseSeconds = 30;
/** How often leftovers are looked for. */
const sweepMilliseconds = 1_000;
/** Events of different sessions applied at a time by one process. */
const concurrency = 12;
/** After so many failures that are not the provider's absence, an event is set aside for the operator. */
const maxTries = 10;
/** Longest pause between two tries, in seconds. */
const maxPause = 60;

/**
 * From an event kept to an event applied. Each event is on its own: one that can't be applied waits, or is set aside, and holds up no
 * other.
 */
export class Inbox {
  readonly #store: InboxStore;
  readonly #journal: Journal;
  readonly #telemetry: Telemetry;
  readonly #queue: { taken: TakenEvent; done: () => void }[] = [];
  #running = 0;
  #sweeper: NodeJS.Timeout | null = null;
  #sweeping: Promise<void> | null = null;
  #closed = false;
  #idle: (() => void)[] = [];

  constructor(parts: { store: InboxStore; journal: Journal; telemetry: Telemetry }) {
    this.#store = parts.store;
    this.#journal = parts.journal;
    this.#telemetry = parts.telemetry;
  }

  start(): void {
    this.#sweeper = setInterval(() => {
      this.#sweeping ??= this.#sweep().finally(() => {
        this.#sweeping = null;
      });
    }, sweepMilliseconds);
  }

  /** Waits for what is under way; what has not begun is left to other processes, or the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#sweeper) clearInterval(this.#sweeper);
    for (const { done } of this.#queue.splice(0)) done();
    await this.#sweeping;
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Keeps the events that are new; resolves once they are safe. `applied` resolves when each was tried once. */
  async receive(events: readonly ProvidedEvent[]): Promise<{ fresh: number; applied: Promise<void> }> {
    const fresh = await this.#store.keep(events, leaseSeconds);
    for (const event of events) {
      if (!fresh.includes(event)) this.#telemetry.inboxEvents.inc({ type: event.type, outcome: "repeated" });
    }
    const applied = Promise.all(fresh.map((event) => this.#enqueue({ event, tries: 0 })));
    return { fresh: fresh.length, applied: applied.then(() => undefined) };
  }

  /** Which of these are not in the inbox yet. */
  async missing(events: readonly ProvidedEvent[]): Promise<ProvidedEvent[]> {
    const seen = await this.#store.seen(events.map((event) => event.id));
    return events.filter((event) => !seen.has(event.id));
  }

  #enqueue(taken: TakenEvent): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((done) => {
      this.#queue.push({ taken, done });
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#running < concurrency) {
      const next = this.#queue.shift();
      if (!next) return;
      this.#running += 1;
      void this.#apply(next.taken).finally(() => {
        this.#running -= 1;
        next.done();
        this.#pump();
        if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
      });
    }
  }

  async #apply({ event, tries }: TakenEvent): Promise<void> {
    const { log, inboxEvents } = this.#telemetry;
    try {
      inboxEvents.inc({ type: event.type, outcome: await this.#outcomeOf(event) });
    } catch (error) {
      const away = error instanceof ProviderError && error.failure === "UNAVAILABLE";
      const note = error instanceof Error ? `${error.name}: ${error.message}` : "unknown failure";
      inboxEvents.inc({ type: event.type, outcome: away ? "put off" : "failed" });
      log.warn({ event: event.id, session: event.sessionId, tries, reason: note }, "an event could not be applied yet");
      await this.#putOff(event, tries, away, note).catch((failure: unknown) => {
        log.error({ event: event.id, err: failure }, "the inbox is out of reach; the lease will run out");
      });
    }
  }

  async #outcomeOf(event: ProvidedEvent): Promise<string> {
    if (event.sessionId === null) {
      await this.#store.close(event.id, "IGNORED", null);
      return "ignored";
    }
    const sighted = event.session
      ? await this.#journal.sightOfEvent({ facts: event.session, at: event.createdAt }, event.id)
      : await this.#journal.compare(event.sessionId, event.createdAt, event.id);
    if (sighted) return sighted.told ? "told" : "stale";
    await this.#store.close(event.id, "UNASSIGNED", "the session belongs to no tenant");
    return "unassigned";
  }

  async #putOff(event: ProvidedEvent, tries: number, away: boolean, note: string): Promise<void> {
    if (!away && tries + 1 >= maxTries) {
      await this.#store.close(event.id, "DEAD", note);
      return;
    }
    const pause = Math.min(maxPause, 2 ** Math.min(tries, 10)) * (0.5 + Math.random() / 2);
    await this.#store.putOff(event.id, pause, note);
  }

  async #sweep(): Promise<void> {
    try {
      const room = concurrency * 4 - this.#queue.length;
      if (room > 0) for (const taken of await this.#store.take(room, leaseSeconds)) void this.#enqueue(taken);
      const counts = await this.#store.counts();
      this.#telemetry.inboxWaiting.set(counts.waiting);
      this.#telemetry.inboxDead.set(counts.dead);
    } catch (error) {
      if (!this.#closed) this.#telemetry.log.warn({ err: error }, "the inbox could not be swept");
    }
  }
}
