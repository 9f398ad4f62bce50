import type { FaultPlan } from "../faults/fault-plan.js";
import { isLoopback } from "../hosts.js";
import type { Settings } from "../options.js";
import type { DeliveryRecord, EndpointRecord, EventRecord } from "../state/account-records.js";
import type { Clock } from "../state/clock.js";
import type { Ledger } from "../state/ledger.js";
import type { Identifiers } from "../state/random.js";
import type { Scheduler } from "../state/scheduler.js";
import { EndpointQueue } from "./endpoint-queue.js";
import { eventBody, isThinOnly } from "./event-body.js";
import { Sender } from "./sender.js";

/** Types that `*` does not include: an endpoint must name them (Stripe docs: how verification sessions work). */
const typesOutsideWildcard: readonly string[] = ["identity.verification_session.redacted"];

/** The longest time that a held event waits after the last later event. */
const holdAtMostMs = 2000;

/** The parts of the emulator's state that deliveries need. */
export interface DeliveryState {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: Identifiers;
  readonly faults: FaultPlan;
  ledgers(): readonly Ledger[];
  /** Returns a number that grows with each call. */
  nextSequence(): number;
}

/**
 * Delivers events to endpoints at least once. Each attempt has its own signature; failed ones are repeated on the retry schedule.
 * An endpoint receives the events of one session in order, unless a fault or a failure changes it.
 */
export class Deliveries {
  readonly #queues = new Map<string, EndpointQueue>();
  readonly #sender = new Sender();
  #closed = false;

  constructor(private readonly state: DeliveryState) {}

  /** Queues an event for every enabled endpoint that is subscribed to its type. */
  announce(ledger: Ledger, event: EventRecord): void {
    const takers = ledger.endpoints.oldestFirst().filter((e) => e.status === "enabled" && isSubscribed(e, event.type));
    if (takers.length === 0) return;
    ledger.events.change(event, () => {
      event.undelivered = takers.map((endpoint) => endpoint.id);
    });
    for (const endpoint of takers) this.#enqueue(ledger, event, endpoint);
  }

  /** Sends an event again, to one endpoint or to all that are subscribed to it, without faults. */
  resend(ledger: Ledger, event: EventRecord, endpointId?: string): DeliveryRecord[] {
    const takers = ledger.endpoints
      .oldestFirst()
      .filter(
        (e) => (endpointId === undefined ? isSubscribed(e, event.type) : e.id === endpointId) && e.status === "enabled",
      );
    return takers.map((endpoint) => {
      const delivery = this.#record(ledger, event, endpoint, { attempt: 1, status: "scheduled" });
      this.#push(ledger, delivery, endpoint);
      return delivery;
    });
  }

  /** Continues the deliveries that were paused while an endpoint was disabled. */
  resume(ledger: Ledger, endpoint: EndpointRecord): void {
    for (const delivery of [...ledger.deliveries.where("endpoint", endpoint.id)]) {
      if (delivery.status === "paused") this.#push(ledger, delivery, endpoint);
    }
  }

  /** Cancels the pending deliveries of a deleted endpoint. Its events stay undelivered. */
  abandon(ledger: Ledger, endpoint: EndpointRecord): void {
    this.#queues.delete(endpoint.id);
    for (const delivery of ledger.deliveries.where("endpoint", endpoint.id)) {
      if (["scheduled", "held", "paused"].includes(delivery.status)) this.#settle(ledger, delivery, "canceled");
    }
  }

  /** Schedules the deliveries that a state file has as pending. */
  restore(): void {
    for (const ledger of this.state.ledgers()) {
      for (const delivery of [...ledger.deliveries.oldestFirst()]) {
        const endpoint = ledger.endpoints.get(delivery.endpoint);
        if (endpoint === undefined) continue;
        if (delivery.status === "scheduled" || delivery.status === "held" || delivery.status === "sending") {
          this.#sendAt(delivery.due, ledger, delivery);
        }
      }
    }
  }

  clear(): void {
    this.#queues.clear();
  }

  close(): void {
    this.#closed = true;
    this.#sender.close();
  }

  #enqueue(ledger: Ledger, event: EventRecord, endpoint: EndpointRecord): void {
    const ordinal = `${ledger.livemode}.${ledger.endpoints.oldestFirst().indexOf(endpoint)}`;
    const { faults } = this.state;
    if (!faults.disturbsDeliveries) {
      this.#dispatch(ledger, this.#record(ledger, event, endpoint, { attempt: 1, status: "scheduled" }));
      return;
    }
    const fate = faults.nextDelivery(ordinal);
    const queue = this.#queue(endpoint);
    const overtaken = queue.passHeld();
    if (fate.drop) {
      this.#record(ledger, event, endpoint, { attempt: 1, status: "dropped" });
    } else {
      const status = fate.holdFor > 0 ? "held" : "scheduled";
      const copies = [this.#record(ledger, event, endpoint, { attempt: 1, status })];
      if (fate.duplicate) copies.push(this.#record(ledger, event, endpoint, { attempt: 1, status, duplicate: true }));
      if (fate.holdFor > 0) {
        for (const delivery of copies) queue.hold(fate.holdFor, () => this.#dispatch(ledger, delivery));
      } else {
        for (const delivery of copies) this.#dispatch(ledger, delivery);
      }
    }
    for (const release of overtaken) release();
    queue.releaseLater(this.state.scheduler, this.state.clock.now() + holdAtMostMs);
  }

  /** Sends a delivery now, or after the delay of the faults. */
  #dispatch(ledger: Ledger, delivery: DeliveryRecord): void {
    const delay = this.state.faults.current().webhooks.delay_ms;
    if (delay > 0) this.#sendAt(this.state.clock.now() + delay, ledger, delivery);
    else this.#take(ledger, delivery);
  }

  #sendAt(due: number, ledger: Ledger, delivery: DeliveryRecord): void {
    ledger.deliveries.change(delivery, () => {
      delivery.due = due;
    });
    this.state.scheduler.at(due, () => this.#take(ledger, delivery));
  }

  /** Adds a due delivery to the queue of its endpoint, or cancels or pauses it if the endpoint is deleted or disabled. */
  #take(ledger: Ledger, delivery: DeliveryRecord): void {
    if (this.#closed || delivery.status === "canceled" || ledger.deliveries.get(delivery.id) !== delivery) return;
    const endpoint = ledger.endpoints.get(delivery.endpoint);
    if (endpoint === undefined) this.#settle(ledger, delivery, "canceled");
    else if (endpoint.status === "disabled") this.#settle(ledger, delivery, "paused");
    else this.#push(ledger, delivery, endpoint);
  }

  #push(ledger: Ledger, delivery: DeliveryRecord, endpoint: EndpointRecord): void {
    this.#settle(ledger, delivery, "scheduled");
    const subject = ledger.events.get(delivery.event)?.subject.id ?? "";
    const chain = this.state.faults.disturbsDeliveries ? "" : subject;
    this.#queue(endpoint).push(chain, () => this.#attempt(ledger, delivery, endpoint));
  }

  async #attempt(ledger: Ledger, delivery: DeliveryRecord, endpoint: EndpointRecord): Promise<void> {
    const { clock, settings } = this.state;
    const event = ledger.events.get(delivery.event);
    if (this.#closed || event === undefined || delivery.status !== "scheduled") return;
    if (endpoint.status === "disabled") {
      this.#settle(ledger, delivery, "paused");
      return;
    }
    this.#settle(ledger, delivery, "sending");
    const body = eventBody(ledger, event, endpoint.payload, endpoint.api_version);
    const { url, secrets } = endpoint;
    const timeoutMs = settings.webhookTimeoutMs;
    const isSent = settings.allowRemoteWebhooks || isLoopback(new URL(url).hostname);
    const answer = isSent
      ? await this.#sender.post({ url, body, secrets, now: clock.now(), timeoutMs })
      : { status: null, error: "not sent: webhooks go to this machine only, unless EMULATOR_REMOTE_WEBHOOKS is on" };
    if (this.#closed || ledger.deliveries.get(delivery.id) !== delivery) return;
    delivery.responseStatus = answer.status;
    delivery.error = answer.error;
    this.#settle(ledger, delivery, answer.error === null ? "succeeded" : "failed");
    if (answer.error === null) this.#markDelivered(ledger, event, endpoint.id);
    else this.#retry(ledger, delivery, event);
    this.#forgetOldest(ledger);
  }

  #retry(ledger: Ledger, failed: DeliveryRecord, event: EventRecord): void {
    const wait = this.state.settings.retryScheduleSeconds[failed.attempt - 1];
    const endpoint = ledger.endpoints.get(failed.endpoint);
    if (wait === undefined || failed.duplicate || endpoint === undefined) return;
    const next = this.#record(ledger, event, endpoint, { attempt: failed.attempt + 1, status: "scheduled" });
    this.#sendAt(this.state.clock.now() + wait * 1000, ledger, next);
  }

  #record(
    ledger: Ledger,
    event: EventRecord,
    endpoint: EndpointRecord,
    about: { attempt: number; status: DeliveryRecord["status"]; duplicate?: boolean },
  ): DeliveryRecord {
    const now = this.state.clock.now();
    const sequence = this.state.nextSequence();
    return ledger.deliveries.add({
      id: `dl_${sequence}`,
      sequence,
      event: event.id,
      eventType: event.type,
      endpoint: endpoint.id,
      url: endpoint.url,
      duplicate: false,
      created: now,
      due: now,
      responseStatus: null,
      error: null,
      ...about,
    });
  }

  #settle(ledger: Ledger, delivery: DeliveryRecord, status: DeliveryRecord["status"]): void {
    ledger.deliveries.change(delivery, () => {
      delivery.status = status;
    });
  }

  #markDelivered(ledger: Ledger, event: EventRecord, endpointId: string): void {
    ledger.events.change(event, () => {
      event.undelivered = event.undelivered.filter((id) => id !== endpointId);
    });
  }

  /** Removes the oldest finished attempts beyond `keptDeliveries`. */
  #forgetOldest(ledger: Ledger): void {
    while (ledger.deliveries.size > this.state.settings.keptDeliveries) {
      const oldest = ledger.deliveries.oldestFirst()[0];
      if (oldest === undefined || !["succeeded", "failed", "dropped", "canceled"].includes(oldest.status)) return;
      ledger.deliveries.remove(oldest);
    }
  }

  #queue(endpoint: EndpointRecord): EndpointQueue {
    const known = this.#queues.get(endpoint.id);
    if (known !== undefined) return known;
    const fresh = new EndpointQueue();
    this.#queues.set(endpoint.id, fresh);
    return fresh;
  }
}

/** Returns whether an endpoint is subscribed to a type of snapshot event. */
function isSubscribed(endpoint: EndpointRecord, type: string): boolean {
  if (isThinOnly(type)) return false;
  const name = endpoint.payload === "thin" ? `v1.${type}` : type;
  if (endpoint.enabled_events.includes(name)) return true;
  return endpoint.enabled_events.includes("*") && !typesOutsideWildcard.includes(type);
}
