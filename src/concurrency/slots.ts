/** One of the limits that a slot counts against. */
export interface SlotLimit {
  /** What is counted together. */
  key: string;
  max: number;
}

/** The right to one use of something limited, until it is released. */
export interface Slot {
  /** Frees the slot; further calls have no effect. */
  release(): void;
}

/** Counts uses in this process by key, so that none exceeds its limit. */
export class Slots {
  readonly #inUse = new Map<string, number>();

  /** Returns a slot that counts against all limits; the first limit that is reached where one is. */
  acquire<Limit extends SlotLimit>(
    limits: readonly Limit[],
  ): { slot: Slot; reached: null } | { slot: null; reached: Limit } {
    const reached = limits.find(({ key, max }) => (this.#inUse.get(key) ?? 0) >= max);
    if (reached) return { slot: null, reached };
    for (const { key } of limits) this.#add(key, 1);
    let held = true;
    const release = () => {
      if (held) for (const { key } of limits) this.#add(key, -1);
      held = false;
    };
    return { slot: { release }, reached: null };
  }

  #add(key: string, change: 1 | -1): void {
    const count = (this.#inUse.get(key) ?? 0) + change;
    if (count === 0) this.#inUse.delete(key);
    else this.#inUse.set(key, count);
  }
}
