import { ProviderError } from "./provider.js";

/** So many keys in a row have led to a failure before it is told. */
const mostKeys = 4;

/**
 * Asks the provider under an idempotency key. The provider keeps what a key led to, a failure of its own as well, and repeats that for a
 * day: where it only repeats one, the question is put under the next key. Should the failed one have done something all the same, its
 * events tell.
 *
 * Source: docs.stripe.com/api/idempotent_requests, on stored results.
 */
export async function withIdempotencyKeyRotation<T>(key: string, ask: (key: string) => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await ask(round === 1 ? `vg_${key}` : `vg_${key}_${round}`);
    } catch (error) {
      if (!isRepeatedFailure(error) || round === mostKeys) throw error;
    }
  }
}

function isRepeatedFailure(error: unknown): boolean {
  return error instanceof ProviderError && error.failure === "UNAVAILABLE" && error.details.isRepeated === true;
}
