import type { Caller } from "../access/caller.js";
import type { Logger } from "../telemetry/logger.js";

export interface KeyRevocationOptions {
  /** Returns those of the given API key ids that are still valid. */
  validKeys(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * Checks at an interval whether the API keys behind open streams and sockets are still valid, by one query for all of them. A revoked key
 * must end its streams on every node, not only where it was revoked.
 */
export class KeyRevocationWatcher {
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #timer: NodeJS.Timeout;
  #checking = false;

  constructor(private readonly deps: KeyRevocationOptions & { intervalMilliseconds: number; log: Logger }) {
    this.#timer = setInterval(() => void this.#check(), deps.intervalMilliseconds).unref();
  }

  /** Calls `onRevoked` once the caller's key is no longer valid, and returns a function that stops watching. Viewer tokens are not watched. */
  watch(caller: Caller, onRevoked: () => void): () => void {
    if (caller.kind !== "partner") return () => undefined;
    const { keyId } = caller;
    const listeners = this.#listeners.get(keyId) ?? new Set();
    this.#listeners.set(keyId, listeners.add(onRevoked));
    return () => {
      listeners.delete(onRevoked);
      if (listeners.size === 0 && this.#listeners.get(keyId) === listeners) this.#listeners.delete(keyId);
    };
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #check(): Promise<void> {
    if (this.#checking || this.#listeners.size === 0) return;
    this.#checking = true;
    try {
      const ids = [...this.#listeners.keys()];
      const valid = await this.deps.validKeys(ids);
      for (const id of ids) if (!valid.has(id)) for (const onRevoked of this.#listeners.get(id) ?? []) onRevoked();
    } catch (error) {
      // The keys may well be valid: a database that is away must not disconnect every client.
      this.deps.log.warn({ err: error }, "the keys of open streams could not be checked; the next check tries again");
    } finally {
      this.#checking = false;
    }
  }
}
