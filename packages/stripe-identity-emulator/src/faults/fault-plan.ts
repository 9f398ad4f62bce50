import { chance } from "../state/random.js";

/** Faults of webhook deliveries. Shares are probabilities from 0 to 1. */
export interface WebhookFaults {
  /** Share of events that an endpoint receives twice. */
  duplicate: number;
  /** Share of events whose delivery is never attempted. They stay pending, like lost ones. */
  drop: number;
  /** Share of events that are delayed until one to three later events have been sent, or for two seconds if none follow. */
  reorder: number;
  /** Delay of every delivery. */
  delay_ms: number;
  /** Gives all events of a session the second in which the session was created. */
  same_second: boolean;
}

/**
 * - a number: answered with that status before the request runs
 * - `lock`: 429 with `code: lock_timeout`, before the request runs
 * - `reset`: the connection is reset before the request runs
 * - `cut`: the request runs, then the connection closes in the middle of the answer's body
 * - `timeout`: the request runs, but its answer is never sent
 */
export const apiFaults = [500, 429, 409, "lock", "reset", "cut", "timeout"] as const;
export type ApiFault = (typeof apiFaults)[number];

/** Faults of requests to `/v1` and `/v2`. */
export interface ApiFaults {
  status: ApiFault | null;
  /** Share of requests that `status` affects. */
  rate: number;
  /** Delay of every request, during which its idempotency key is in use. */
  delay_ms: number;
}

export interface Faults {
  webhooks: WebhookFaults;
  api: ApiFaults;
  /** Makes the decisions repeatable: the same seed and the same order of events lead to the same deliveries. */
  seed: string | null;
}

export const noWebhookFaults: Readonly<WebhookFaults> = {
  duplicate: 0,
  drop: 0,
  reorder: 0,
  delay_ms: 0,
  same_second: false,
};

export const noApiFaults: Readonly<ApiFaults> = { status: null, rate: 1, delay_ms: 0 };

/** The faults of one event's delivery to one endpoint. */
export interface DeliveryFate {
  drop: boolean;
  duplicate: boolean;
  /** How many later events are sent before it. */
  holdFor: number;
}

/**
 * Decides which faults happen. Each decision depends on the seed and on the number of decisions of its kind since the faults
 * were set, never on timing, so that a run can be repeated.
 */
export class FaultPlan {
  #faults: Faults = { webhooks: { ...noWebhookFaults }, api: { ...noApiFaults }, seed: null };
  #requests = 0;
  #events = new Map<string, number>();

  constructor(private readonly defaultSeed: string) {}

  current(): Faults {
    return this.#faults;
  }

  set(faults: Faults): void {
    this.#faults = faults;
    this.#requests = 0;
    this.#events = new Map();
  }

  clear(): void {
    this.set({ webhooks: { ...noWebhookFaults }, api: { ...noApiFaults }, seed: null });
  }

  /** Returns whether deliveries must be sent one after the other to keep the order that was decided. */
  get disturbsDeliveries(): boolean {
    const { duplicate, drop, reorder } = this.#faults.webhooks;
    return duplicate > 0 || drop > 0 || reorder > 0;
  }

  /** Returns the faults of the next event for an endpoint; `ordinal` is the endpoint's position in its mode. */
  nextDelivery(ordinal: string): DeliveryFate {
    const { duplicate, drop, reorder } = this.#faults.webhooks;
    const number = (this.#events.get(ordinal) ?? 0) + 1;
    this.#events.set(ordinal, number);
    const roll = (kind: string) => chance(this.#seed(), `${kind}.${ordinal}.${number}`);
    return {
      drop: roll("drop") < drop,
      duplicate: roll("duplicate") < duplicate,
      holdFor: roll("reorder") < reorder ? 1 + Math.floor(roll("distance") * 3) : 0,
    };
  }

  /** Returns the fault of the next API request, or null. */
  nextRequest(): ApiFault | null {
    const { status, rate } = this.#faults.api;
    if (status === null) return null;
    this.#requests += 1;
    return chance(this.#seed(), `api.${this.#requests}`) < rate ? status : null;
  }

  #seed(): string {
    return this.#faults.seed ?? this.defaultSeed;
  }
}
