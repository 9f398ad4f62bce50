import { LRUCache } from "lru-cache";
import { hashOf } from "./keys.js";

const windowMilliseconds = 60_000;
const wrongKeysPerWindow = 300;
/** Addresses, and keys, that are remembered. */
const maxEntries = 10_000;
const validMilliseconds = 60 * 60_000;

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
  readonly #wrongByAddress = new LRUCache<string, number>({
    max: maxEntries,
    ttl: windowMilliseconds,
    noUpdateTTL: true,
  });
  readonly #recentlyValid = new LRUCache<string, true>({ max: maxEntries, ttl: validMilliseconds });

  /**
   * Looks a key up, and counts it where it was wrong: many who come with a good one at the same moment are no guessers. Throws
   * {@link TooManyGuessesError} without a look where there were too many, and what `lookUp` throws.
   */
  async lookUp<Found>(key: string, address: string, lookUp: () => Promise<Found | null>): Promise<Found | null> {
    const hash = hashOf(key);
    const before = this.#wrongByAddress.get(address) ?? 0;
    if (before >= wrongKeysPerWindow && !this.#recentlyValid.has(hash)) throw new TooManyGuessesError();
    const found = await lookUp();
    if (found === null) {
      this.#recentlyValid.delete(hash);
      this.#wrongByAddress.set(address, (this.#wrongByAddress.get(address) ?? 0) + 1);
    } else {
      this.#recentlyValid.set(hash, true);
    }
    return found;
  }
}
