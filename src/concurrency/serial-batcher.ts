interface Call<Item, Result> {
  items: readonly Item[];
  resolve(results: Result[]): void;
  reject(error: unknown): void;
}

/** Limits the items of one batch. A single call with more items still runs as one batch. */
const maxBatchItems = 200;

/**
 * Runs the work of many concurrent callers in batches, one batch at a time.
 *
 * Calls that arrive while a batch is running share the next one. So the cost per item falls as the load rises, and no caller waits for
 * more than two batches.
 */
export class SerialBatcher<Item, Result> {
  #waiting: Call<Item, Result>[] = [];
  #running = false;

  /**
   * @param work returns one result per item, in the order of the items.
   * @param failsEveryBatch returns true for an error that any batch would meet. After another error, which a single item may have
   * caused, the calls of the batch are retried one by one.
   */
  constructor(
    private readonly work: (items: readonly Item[]) => Promise<Result[]>,
    private readonly failsEveryBatch: (error: unknown) => boolean,
  ) {}

  /** Returns the results of these items, in their order. */
  run(items: readonly Item[]): Promise<Result[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject });
      if (!this.#running) void this.#runAll();
    });
  }

  async #runAll(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) await this.#runBatch(this.#nextBatch());
    this.#running = false;
  }

  #nextBatch(): Call<Item, Result>[] {
    let [calls, count] = [0, 0];
    for (const { items } of this.#waiting) {
      count += items.length;
      if (calls > 0 && count > maxBatchItems) break;
      calls += 1;
    }
    return this.#waiting.splice(0, calls);
  }

  async #runBatch(calls: readonly Call<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(calls.flatMap(({ items }) => items));
      for (const { items, resolve } of calls) resolve(results.splice(0, items.length));
    } catch (error) {
      if (calls.length > 1 && !this.failsEveryBatch(error)) {
        for (const call of calls) await this.#runBatch([call]);
      } else {
        for (const { reject } of calls) reject(error);
      }
    }
  }
}
