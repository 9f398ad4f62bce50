import { LRUCache } from "lru-cache";
import { hashOf } from "./keys.js";

const windowMilliseconds = 60_000;
const wrongKeysPerWindow = 300;
/** Largest number of addresses, and of keys, that are remembered. */
const maxEntries = 10_000;
const validMilliseconds = 60 * 60_000;

/** Thrown after too many wrong keys from one address. The message is for the caller. */
export class TooManyGuessesError extends Error {
  override name = "TooManyGuessesError";
  constructor() {
    super("Too many wrong API keys came from this address. Try again in a minute.");
  }
}

/**
 * Counts the wrong keys from each address, in this process, so that guessing keys does not cost a query each. A key that was valid within
 * the last hour is not counted as a guess: callers that share an address with a guesser, as behind a proxy, are not blocked.
 */
export class KeyGuesses {
  readonly #wrongByAddress = new LRUCache<string, number>({
    max: maxEntries,
    ttl: windowMilliseconds,
    noUpdateTTL: true,
  });
  readonly #recentlyValid = new LRUCache<string, true>({ max: maxEntries, ttl: validMilliseconds });

  /**
   * Looks a key up and counts it if it was wrong. Counting after the lookup keeps many simultaneous calls with a valid key from counting as
   * guesses. Rejects with {@link TooManyGuessesError}, without a lookup, when the address has used up its guesses, and with the error of
   * `lookUp`.
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
