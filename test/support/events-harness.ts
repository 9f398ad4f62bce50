import { Feed } from "../../src/events/feed.js";
import { Inbox } from "../../src/events/inbox.js";
import { type NotificationTransport, TransportLogNotifier } from "../../src/events/log-notifier.js";
import { OwnerResolver } from "../../src/events/owner-resolver.js";
import { Reconciliation } from "../../src/events/reconciliation.js";
import { Recorder } from "../../src/events/recorder.js";
import type { Store } from "../../src/store/store.js";
import { createLogger } from "../../src/telemetry/logger.js";
import { Telemetry } from "../../src/telemetry/telemetry.js";
import type { VerificationEvent } from "../../src/verification/event.js";
import type { EventFilter } from "../../src/verification/repository.js";
import { initialState } from "../../src/verification/session.js";
import type { RecordResult } from "../../src/verification/session-recorder.js";
import { ScriptedProvider, sessionData } from "./scripted-provider.js";

export const everything: EventFilter = { types: null, statuses: null, sessionId: null };

/** Connects the parts of `src/events` with a scripted provider on a given store. Two harnesses on one store act as two processes. */
export class EventsHarness {
  readonly lines: string[] = [];
  readonly telemetry = new Telemetry(createLogger("debug", { write: (line) => void this.lines.push(line) }));
  readonly recorder: Recorder;
  readonly inbox: Inbox;
  readonly feed: Feed;
  readonly reconciliation: Reconciliation;
  #appended = 0;

  private constructor(
    readonly store: Store,
    readonly provider: ScriptedProvider,
    readonly notifier: TransportLogNotifier,
    readonly tenantId: string,
    maxSubscriptionsPerTenant: number,
  ) {
    const { log, metrics } = this.telemetry;
    const account = "default";
    const { access, accounts } = store;
    const owners = new OwnerResolver({ account, access, accounts, defaultTenant: tenantId });
    this.recorder = new Recorder({ account, store, provider, owners, notifier, metrics });
    this.inbox = new Inbox({ store: store.inbox, recorder: this.recorder, metrics, log });
    this.feed = new Feed({ store, notifier, metrics, log, maxSubscriptionsPerTenant });
    this.reconciliation = new Reconciliation({
      account,
      store,
      provider,
      inbox: this.inbox,
      recorder: this.recorder,
      log,
      everySeconds: 3_600,
    });
  }

  static async open(
    store: Store,
    deps: {
      tenantId: string;
      provider?: ScriptedProvider;
      transport?: NotificationTransport;
      maxSubscriptions?: number;
    },
  ): Promise<EventsHarness> {
    const { tenantId, provider = new ScriptedProvider(), transport = silentTransport, maxSubscriptions = 5_000 } = deps;
    await store.access.ensureTenant(tenantId);
    const notifier = await TransportLogNotifier.open(transport);
    return new EventsHarness(store, provider, notifier, tenantId, maxSubscriptions);
  }

  /** Records a session that is new, which appends one entry to the log. */
  async recordNew(sessionId: string): Promise<RecordResult> {
    const data = sessionData(sessionId);
    const result = await this.recorder.record({ data, at: data.createdAt, readAtRevision: null });
    if (!result) throw new Error("the session has a tenant");
    return result;
  }

  /** Appends entries in one transaction, as the recorder does, and notifies. */
  async append(count: number): Promise<void> {
    this.#appended += 1;
    const data = sessionData(`vs_${this.tenantId}_${this.#appended}`);
    const transitions = Array.from({ length: count }, () => ({
      type: "STARTED" as const,
      at: data.createdAt,
      state: initialState,
    }));
    const origin = { country: null, flowChecks: [], replacesId: null };
    const rest = { isCurrent: true, state: initialState, reportIds: [], reports: [] };
    await this.store.recorder.withSession(data.id, (transaction) =>
      transaction.record({ tenantId: this.tenantId, data, origin, transitions, ...rest }, null),
    );
    this.notifier.notify(this.tenantId);
  }

  /** Returns all stored events of the log after a position, read in pages. */
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

  /** Reads the feed until an event at or after a position arrives. */
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

/** Delivers no notification to other processes, so that each depends on its poll. */
export const silentTransport: NotificationTransport = {
  send: () => Promise.resolve(),
  receive: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
