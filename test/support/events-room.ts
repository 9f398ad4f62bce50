import { CarriedDoorbell, type RingCarrier } from "../../src/events/doorbell.js";
import { Feed } from "../../src/events/feed.js";
import { Inbox } from "../../src/events/inbox.js";
import { Journal } from "../../src/events/journal.js";
import { Reconciliation } from "../../src/events/reconciliation.js";
import { TenantAssignment } from "../../src/events/tenant-assignment.js";
import type { Store } from "../../src/store/store.js";
import { createLogger, Telemetry } from "../../src/telemetry.js";
import type { VerificationEvent } from "../../src/verification/event.js";
import type { Sighted } from "../../src/verification/journal.js";
import type { EventFilter } from "../../src/verification/repository.js";
import { initialState } from "../../src/verification/session.js";
import { factsOf, PlayedProvider } from "./played-provider.js";

export const everything: EventFilter = { types: null, statuses: null, sessionId: null };

/** The room `events/` with a provider that is played, on a store of the test's. Two on one store are two processes. */
export class EventsRoom {
  readonly lines: string[] = [];
  readonly telemetry = new Telemetry(createLogger("debug", { write: (line) => void this.lines.push(line) }));
  readonly journal: Journal;
  readonly inbox: Inbox;
  readonly feed: Feed;
  readonly reconciliation: Reconciliation;
  #appended = 0;

  private constructor(
    readonly store: Store,
    readonly provider: PlayedProvider,
    readonly doorbell: CarriedDoorbell,
    readonly tenantId: string,
    maxSubscriptionsPerTenant: number,
  ) {
    const { telemetry } = this;
    const tenants = new TenantAssignment(store.access, tenantId);
    this.journal = new Journal({ store, provider, tenants, doorbell, telemetry });
    this.inbox = new Inbox({ store: store.inbox, journal: this.journal, telemetry });
    this.feed = new Feed({ store, doorbell, telemetry, maxSubscriptionsPerTenant });
    this.reconciliation = new Reconciliation({
      store,
      provider,
      inbox: this.inbox,
      journal: this.journal,
      telemetry,
      everySeconds: 3_600,
    });
  }

  static async open(
    store: Store,
    parts: { tenantId: string; provider?: PlayedProvider; carrier?: RingCarrier; maxSubscriptions?: number },
  ): Promise<EventsRoom> {
    const { tenantId, provider = new PlayedProvider(), carrier = deafCarrier, maxSubscriptions = 5_000 } = parts;
    await store.access.ensureTenant(tenantId);
    const doorbell = await CarriedDoorbell.open(carrier);
    return new EventsRoom(store, provider, doorbell, tenantId, maxSubscriptions);
  }

  /** Tells of a session that is new: one entry in the log. */
  async begin(sessionId: string): Promise<Sighted> {
    const facts = factsOf(sessionId);
    const sighted = await this.journal.sight({ facts, at: facts.createdAt, readAfter: null });
    if (!sighted) throw new Error("the session has a tenant");
    return sighted;
  }

  /** Appends entries in one transaction, as the journal does, and rings. */
  async append(count: number): Promise<void> {
    this.#appended += 1;
    const facts = factsOf(`vs_${this.tenantId}_${this.#appended}`);
    const moves = Array.from({ length: count }, () => ({
      type: "STARTED" as const,
      at: facts.createdAt,
      state: initialState,
    }));
    const origin = { country: null, flowChecks: [], replacesId: null };
    const rest = { factsArePresent: true, state: initialState, reportIds: [], reports: [] };
    await this.store.journal.hold(facts.id, (transaction) =>
      transaction.record({ tenantId: this.tenantId, facts, origin, moves, ...rest }, null),
    );
    this.doorbell.ring(this.tenantId);
  }

  /** All of the log that is held, in pages of a size. */
  async backfill(after = 0, filter: EventFilter = everything): Promise<VerificationEvent[]> {
    const events: VerificationEvent[] = [];
    for (let position = after; ; ) {
      const request = { first: 100, last: null, after: position, before: null };
      const { items, hasNextPage } = await this.store.tenant(this.tenantId).pageOfEvents(filter, request);
      events.push(...items);
      if (!hasNextPage) return events;
      position = items.at(-1)?.position ?? position;
    }
  }

  /** Reads the feed until an event of that position or a later one came. */
  async follow(upTo: number, after: number | null, filter: EventFilter = everything): Promise<VerificationEvent[]> {
    const seen: VerificationEvent[] = [];
    for await (const event of this.feed.stream({ tenantId: this.tenantId, after, filter })) {
      seen.push(event);
      if (event.position >= upTo) break;
    }
    return seen;
  }

  newest(): Promise<number> {
    return this.store
      .tenant(this.tenantId)
      .logExtent()
      .then(({ newest }) => newest);
  }

  async close(): Promise<void> {
    this.feed.close();
    await this.reconciliation.close();
    await this.inbox.close();
  }
}

/** No ring gets from one process to another: each is left to its poll. */
export const deafCarrier: RingCarrier = {
  send: () => Promise.resolve(),
  receive: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
