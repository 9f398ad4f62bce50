interface Call<Item, Result> {
  items: readonly Item[];
  resolve(results: Result[]): void;
  reject(error: unknown): void;
}

/** Most items of one batch, unless one caller brings more. */
const limit = 200;

/**
 * Does for many at once what each asks for alone: those who ask while a batch is under way share the next. What comes in fast costs
 * little more than what comes in slowly, and nobody waits longer than for two batches.
 */
export class SerialBatcher<Item, Result> {
  #waiting: Call<Item, Result>[] = [];
  #running = false;

  /**
   * @param work answers one result for each item, in their order.
   * @param isForAll whether a failure would meet any batch. Another may be due to one item: then each caller's are tried by themselves.
   */
  constructor(
    private readonly work: (items: readonly Item[]) => Promise<Result[]>,
    private readonly isForAll: (error: unknown) => boolean,
  ) {}

  /** The results of these items. */
  run(items: readonly Item[]): Promise<Result[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject });
      if (!this.#running) void this.#runAll();
    });
  }

  async #runAll(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) await this.#runSome(this.#take());
    this.#running = false;
  }

  #take(): Call<Item, Result>[] {
    let [calls, count] = [0, 0];
    for (const { items } of this.#waiting) {
      count += items.length;
      if (calls > 0 && count > limit) break;
      calls += 1;
    }
    return this.#waiting.splice(0, calls);
  }

  async #runSome(calls: readonly Call<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(calls.flatMap(({ items }) => items));
      for (const { items, resolve } of calls) resolve(results.splice(0, items.length));
    } catch (error) {
      if (calls.length > 1 && !this.isForAll(error)) {
        for (const call of calls) await this.#runSome([call]);
      } else {
        for (const { reject } of calls) reject(error);
      }
    }
  }
}
