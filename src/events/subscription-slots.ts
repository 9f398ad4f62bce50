import { FeedEndedError } from "./feed-ended-error.js";

/** The right to one stream, until it is released. */
export interface SubscriptionSlot {
  /** Frees the slot; further calls have no effect. */
  release(): void;
}

/** Limits the number of streams per tenant, and per reader where readers are counted separately. */
export class SubscriptionSlots {
  readonly #inUse = new Map<string, number>();

  constructor(
    private readonly maxPerTenant: number,
    private readonly maxPerReader = Number.POSITIVE_INFINITY,
  ) {}

  /** Returns a slot, or the error to end the stream with when the limit is reached. */
  acquire(tenantId: string, reader: string | undefined): SubscriptionSlot | FeedEndedError {
    const limits = [{ key: `tenant ${tenantId}`, max: this.maxPerTenant, owner: "tenant" }];
    if (reader !== undefined) limits.unshift({ key: `reader ${reader}`, max: this.maxPerReader, owner: "token" });
    for (const { key, max, owner } of limits) {
      const count = this.#inUse.get(key) ?? 0;
      if (count < max) continue;
      const message = `This ${owner} has ${count} subscriptions, the most that it may have. End one of them first.`;
      return new FeedEndedError("TOO_MANY_SUBSCRIPTIONS", message);
    }
    for (const { key } of limits) this.#add(key, 1);
    let held = true;
    return {
      release: () => {
        if (held) for (const { key } of limits) this.#add(key, -1);
        held = false;
      },
    };
  }

  #add(key: string, change: 1 | -1): void {
    const count = (this.#inUse.get(key) ?? 0) + change;
    if (count === 0) this.#inUse.delete(key);
    else this.#inUse.set(key, count);
  }
}
