/** Closes what a start has opened, in reverse order, so that each part closes before those it depends on. */
export class Shutdown {
  readonly #steps: (() => Promise<unknown> | unknown)[] = [];

  /** Adds a step; returns the part that it closes, for use in the line that opens it. */
  add<Part>(part: Part, close: (part: Part) => Promise<unknown> | unknown): Part {
    this.#steps.push(() => close(part));
    return part;
  }

  /** Runs every step once, also where an earlier one fails; rejects with the first failure. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
