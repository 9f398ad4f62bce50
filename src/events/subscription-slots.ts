import { FeedEndedError } from "./feed-ended-error.js";

/** What one stream counts for. */
export interface SubscriptionSlot {
  /** Makes room for another; once, however often it is called. */
  release(): void;
}

/** How many streams each tenant has, and each reader of those that are counted one by one. */
export class SubscriptionSlots {
  readonly #taken = new Map<string, number>();

  constructor(
    private readonly maxPerTenant: number,
    private readonly maxPerReader = Number.POSITIVE_INFINITY,
  ) {}

  /** A place for one more stream; the error to tell where there is none. */
  acquire(tenantId: string, reader: string | undefined): SubscriptionSlot | FeedEndedError {
    const accounts = [{ account: `tenant ${tenantId}`, most: this.maxPerTenant, who: "tenant" }];
    if (reader !== undefined) accounts.unshift({ account: `reader ${reader}`, most: this.maxPerReader, who: "token" });
    for (const { account, most, who } of accounts) {
      const count = this.#taken.get(account) ?? 0;
      if (count < most) continue;
      const message = `This ${who} has ${count} subscriptions, which is as many as it may have.`;
      return new FeedEndedError("TOO_MANY_SUBSCRIPTIONS", message);
    }
    for (const { account } of accounts) this.#change(account, 1);
    let held = true;
    return {
      release: () => {
        if (held) for (const { account } of accounts) this.#change(account, -1);
        held = false;
      },
    };
  }

  #change(account: string, by: 1 | -1): void {
    const count = (this.#taken.get(account) ?? 0) + by;
    if (count === 0) this.#taken.delete(account);
    else this.#taken.set(account, count);
  }
}
