/** Shares one run of work among the callers in this process that ask for the same at the same time. */
export class SingleFlight<Value> {
  readonly #running = new Map<string, { inputHash: string; run: Promise<Value> }>();

  /**
   * Returns the result of the run under this key, and starts one where none is active. A call with another input hash first waits for
   * the active run to end.
   */
  async run(key: string, inputHash: string, work: () => Promise<Value>): Promise<Value> {
    for (let active = this.#running.get(key); active; active = this.#running.get(key)) {
      if (active.inputHash === inputHash) return active.run;
      await active.run.catch(() => undefined);
    }
    const run = work().finally(() => this.#running.delete(key));
    this.#running.set(key, { inputHash, run });
    return run;
  }
}
