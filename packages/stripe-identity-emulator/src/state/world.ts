import { randomBytes } from "node:crypto";
import { FaultPlan } from "../faults/fault-plan.js";
import { predefinedFlows } from "../identity/flows.js";
import type { Settings } from "../options.js";
import { Deliveries } from "../webhooks/deliveries.js";
import type { EndpointRecord, FlowRecord, RestrictedKeyRecord } from "./account-records.js";
import { Clock } from "./clock.js";
import { Collection, type Kept } from "./collection.js";
import { Ledger } from "./ledger.js";
import { Identifiers } from "./random.js";
import type { SessionRecord } from "./records.js";
import { Scheduler } from "./scheduler.js";

/** Stores changes as they happen. */
export interface ChangeLog {
  changed(collection: string, id: string, record: Kept | null): void;
  cleared(): void;
  /** Writes pending changes. */
  flush(): void;
}

/** The state of the emulator: one Stripe account with its two modes, its clock and the scheduled tasks. */
export class World {
  readonly clock = new Clock();
  readonly scheduler = new Scheduler(this.clock);
  readonly ids: Identifiers;
  readonly test: Ledger;
  readonly live: Ledger;
  readonly flows: Collection<FlowRecord>;
  readonly restrictedKeys: Collection<RestrictedKeyRecord>;
  readonly faults: FaultPlan;
  readonly deliveries: Deliveries;
  /** URLs whose webhook endpoints a reset keeps. */
  readonly keptEndpoints = new Set<string>();
  /** The address at which browsers and SDKs reach the emulator; empty until it listens. */
  baseUrl = "";
  #sequence = 0;
  #changeLog: ChangeLog | null = null;

  constructor(readonly settings: Settings) {
    const seed = settings.seed ?? randomBytes(12).toString("hex");
    const changed = (collection: string, id: string, record: Kept | null) =>
      this.#changeLog?.changed(collection, id, record);
    this.ids = new Identifiers(seed);
    this.test = new Ledger(false, changed);
    this.live = new Ledger(true, changed);
    this.flows = new Collection<FlowRecord>("flows", {}, changed);
    this.restrictedKeys = new Collection<RestrictedKeyRecord>("restricted_keys", {}, changed);
    this.faults = new FaultPlan(seed);
    this.deliveries = new Deliveries(this);
    this.#furnish();
  }

  /** Returns a number that grows with each call and orders objects created in the same second. */
  nextSequence(): number {
    this.#sequence += 1;
    return this.#sequence;
  }

  ledgers(): readonly Ledger[] {
    return [this.test, this.live];
  }

  collections() {
    return [...this.test.collections(), ...this.live.collections(), this.flows, this.restrictedKeys] as const;
  }

  /** Reports every change to `log` from now on. */
  keepIn(log: ChangeLog): void {
    this.#changeLog = log;
  }

  /** Writes all pending changes to the state file, if there is one. To be called before an answer is sent. */
  settle(): void {
    this.#changeLog?.flush();
  }

  /** Returns the values that a state file stores in addition to the objects. */
  counters(): { sequence: number; identifiers: number; clockOffset: number } {
    return { sequence: this.#sequence, identifiers: this.ids.counter, clockOffset: this.clock.offset };
  }

  restoreCounters(counters: { sequence: number; identifiers: number; clockOffset: number }): void {
    this.#sequence = counters.sequence;
    this.ids.counter = counters.identifiers;
    this.clock.reset(counters.clockOffset);
  }

  /** Schedules again the outcomes, redactions and deliveries that a state file has as pending. */
  resume(scheduleSession: (ledger: Ledger, session: SessionRecord) => void): void {
    for (const ledger of this.ledgers()) {
      for (const session of ledger.sessions.oldestFirst()) {
        for (const token of [...session.usedTokens, ...session.expiredTokens]) ledger.tokens.set(token, session.id);
        if (session.link !== null) ledger.tokens.set(session.link.token, session.id);
        if (session.link?.modal !== undefined) ledger.tokens.set(session.link.modal.token, session.id);
        scheduleSession(ledger, session);
      }
    }
    this.deliveries.restore();
  }

  /** Restores an empty account with nothing scheduled, no faults and the wall clock. Only the endpoints in `keptEndpoints` stay. */
  reset(): void {
    const kept = this.ledgers().map((ledger) => ({
      ledger,
      endpoints: ledger.endpoints.oldestFirst().filter(({ url }) => this.keptEndpoints.has(url)),
    }));
    this.scheduler.clear();
    this.deliveries.clear();
    this.clock.reset();
    this.faults.clear();
    for (const collection of this.collections()) collection.clear();
    for (const ledger of this.ledgers()) ledger.tokens.clear();
    this.#sequence = 0;
    if (this.settings.seed !== null) this.ids.counter = 0;
    this.#changeLog?.cleared();
    this.#furnish();
    for (const { ledger, endpoints } of kept) for (const endpoint of endpoints) this.#putBack(ledger, endpoint);
  }

  /** Adds an endpoint again with a new id: with a seed, the ids from before the reset are used again. */
  #putBack(ledger: Ledger, endpoint: EndpointRecord): void {
    const now = this.clock.seconds();
    const id = this.ids.id("we");
    const sequence = this.nextSequence();
    ledger.endpoints.add({ ...endpoint, id, sequence, created: now, updated: now, status: "enabled" });
  }

  /** Adds the predefined flows and the restricted keys of the settings. */
  #furnish(): void {
    for (const flow of predefinedFlows) this.flows.add({ ...flow, sequence: this.nextSequence() });
    for (const { key, permissions, ips } of this.settings.restrictedKeys) {
      this.restrictedKeys.add({ id: key, sequence: this.nextSequence(), permissions, ips: ips ?? [] });
    }
  }
}
