/** Work under way in this process, by its name and by what it was asked with: whoever asks for the same joins it. */
export class SingleFlight<Value> {
  readonly #running = new Map<string, { inputHash: string; run: Promise<Value> }>();

  /** Joins the run of an equal input, or begins one. Another input under the same name waits for the end of the one under way. */
  async run(name: string, inputHash: string, work: () => Promise<Value>): Promise<Value> {
    for (let other = this.#running.get(name); other; other = this.#running.get(name)) {
      if (other.inputHash === inputHash) return other.run;
      await other.run.catch(() => undefined);
    }
    const run = work().finally(() => this.#running.delete(name));
    this.#running.set(name, { inputHash, run });
    return run;
  }
}
