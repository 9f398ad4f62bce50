import { LRUCache } from "lru-cache";
import { hashOf } from "./keys.js";

const windowMilliseconds = 60_000;
const guessesPerWindow = 300;
/** Addresses, and keys, that are remembered. */
const remembered = 10_000;
const provenMilliseconds = 60 * 60_000;

/** Too many wrong keys came from an address for another to be looked up. The message is for the caller. */
export class TooManyGuessesError extends Error {
  override name = "TooManyGuessesError";
  constructor() {
    super("Too many wrong API keys came from this address. Try again in a minute.");
  }
}

/**
 * Counts the wrong keys that come from an address, in this process: who tries keys is to cost no query for each. A key that was good within
 * the last hour is no guess, so that who shares the address with a guesser, as behind a proxy, goes on.
 */
export class KeyGuesses {
  readonly #guesses = new LRUCache<string, number>({ max: remembered, ttl: windowMilliseconds, noUpdateTTL: true });
  readonly #proven = new LRUCache<string, true>({ max: remembered, ttl: provenMilliseconds });

  /**
   * Looks a key up, and counts it where it was wrong: many who come with a good one at the same moment are no guessers. Throws
   * {@link TooManyGuessesError} without a look where there were too many, and what `lookUp` throws.
   */
  async lookUp<Found>(key: string, address: string, lookUp: () => Promise<Found | null>): Promise<Found | null> {
    const hash = hashOf(key);
    const before = this.#guesses.get(address) ?? 0;
    if (before >= guessesPerWindow && !this.#proven.has(hash)) throw new TooManyGuessesError();
    const found = await lookUp();
    if (found === null) {
      this.#proven.delete(hash);
      this.#guesses.set(address, (this.#guesses.get(address) ?? 0) + 1);
    } else {
      this.#proven.set(hash, true);
    }
    return found;
  }
}
