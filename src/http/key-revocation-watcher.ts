import type { Caller } from "../access/caller.js";
import type { Logger } from "../telemetry/telemetry.js";

/**
 * Looks every few seconds whether the keys that hold streams and sockets open are still good, with one question for all of them: a key
 * that ends is to end what it opened, on every node.
 */
export class KeyWatch {
  readonly #ends = new Map<string, Set<() => void>>();
  readonly #timer: NodeJS.Timeout;
  #asking = false;

  constructor(
    private readonly deps: {
      /** Which of these keys are good still. */
      goodKeys(ids: readonly string[]): Promise<ReadonlySet<string>>;
      everyMilliseconds: number;
      log: Logger;
    },
  ) {
    this.#timer = setInterval(() => void this.#look(), deps.everyMilliseconds).unref();
  }

  /** Calls `end` once the caller's key is no longer good; what it answers ends the watch. Viewer tokens end by themselves. */
  watch(caller: Caller | null, end: () => void): () => void {
    if (caller?.kind !== "partner") return () => undefined;
    const { keyId } = caller;
    const ends = this.#ends.get(keyId) ?? new Set();
    this.#ends.set(keyId, ends.add(end));
    return () => {
      ends.delete(end);
      if (ends.size === 0 && this.#ends.get(keyId) === ends) this.#ends.delete(keyId);
    };
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#asking || this.#ends.size === 0) return;
    this.#asking = true;
    try {
      const ids = [...this.#ends.keys()];
      const good = await this.deps.goodKeys(ids);
      for (const id of ids) if (!good.has(id)) for (const end of this.#ends.get(id) ?? []) end();
    } catch (error) {
      // Nothing is known of the keys then, and a database that is away is no reason to send everybody away.
      this.deps.log.warn({ err: error }, "the keys of open streams could not be checked; the next look tries again");
    } finally {
      this.#asking = false;
    }
  }
}
