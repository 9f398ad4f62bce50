import { type Slot, Slots } from "../concurrency/slots.js";
import { FeedEndedError } from "./feed-ended-error.js";

/** Limits the number of streams per tenant, and per reader where readers are counted separately. */
export class SubscriptionSlots {
  readonly #slots = new Slots();

  constructor(
    private readonly maxPerTenant: number,
    private readonly maxPerReader = Number.POSITIVE_INFINITY,
  ) {}

  /** Returns a slot, or the error to end the stream with when the limit is reached. */
  acquire(tenantId: string, reader: string | undefined): Slot | FeedEndedError {
    const limits = [{ key: `tenant ${tenantId}`, max: this.maxPerTenant, owner: "tenant" }];
    if (reader !== undefined) limits.unshift({ key: `reader ${reader}`, max: this.maxPerReader, owner: "token" });
    const { slot, reached } = this.#slots.acquire(limits);
    if (slot) return slot;
    const message = `This ${reached.owner} has ${reached.max} subscriptions, the most that it may have. End one of them first.`;
    return new FeedEndedError("TOO_MANY_SUBSCRIPTIONS", message);
  }
}
