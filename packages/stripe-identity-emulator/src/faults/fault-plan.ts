import { chance } from "../state/random.js";

/** What may go wrong with webhook deliveries. Shares are probabilities from 0 to 1. */
export interface WebhookFaults {
  /** Share of events that an endpoint is told of twice. */
  duplicate: number;
  /** Share of events whose delivery is never attempted. They stay pending, as lost ones do. */
  drop: number;
  /** Share of events held back until one to three later ones have overtaken them (or for want of later ones, two seconds). */
  reorder: number;
  /** Every delivery waits this long. */
  delay_ms: number;
  /** All events of a session carry the second in which the session was made. */
  same_second: boolean;
}

/**
 * - a number: answered with that status before the request runs
 * - `lock`: 429 with `code: lock_timeout`, before the request runs
 * - `reset`: the connection is torn down before the request runs
 * - `cut`: the request runs, then its answer breaks off in the middle of the body
 * - `timeout`: the request runs, but its answer never comes
 */
export const apiFaults = [500, 429, 409, "lock", "reset", "cut", "timeout"] as const;
export type ApiFault = (typeof apiFaults)[number];

/** What may go wrong with requests to `/v1` and `/v2`. */
export interface ApiFaults {
  status: ApiFault | null;
  /** Share of requests it happens to. */
  rate: number;
  /** Every request takes this much longer, with its idempotency key in flight. */
  delay_ms: number;
}

export interface Faults {
  webhooks: WebhookFaults;
  api: ApiFaults;
  /** Makes the decisions repeatable: the same seed and the same order of events give the same deliveries. */
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

/** What happens to one event on its way to one endpoint. */
export interface DeliveryFate {
  drop: boolean;
  duplicate: boolean;
  /** How many later events overtake it. */
  holdFor: number;
}

/**
 * Decides what goes wrong. Each decision depends on the seed and on how many decisions of its kind came before since the
 * faults were set, never on timing, so that a run can be repeated.
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

  /** Whether deliveries must go one after the other to keep the order that was decided. */
  get disturbsDeliveries(): boolean {
    const { duplicate, drop, reorder } = this.#faults.webhooks;
    return duplicate > 0 || drop > 0 || reorder > 0;
  }

  /** The fate of the next event for the endpoint of this ordinal (its place among its mode's endpoints). */
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

  /** What goes wrong with the next API request. */
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
