import { ProviderError } from "./provider.js";

/** Limits the keys that are tried before a repeated failure is passed on. */
const maxKeys = 4;

/**
 * Sends a request to the provider under an idempotency key, and under the next key where the provider only repeats a stored failure.
 *
 * The provider stores the result of a key, including its own failures, and repeats it for at least a day. So after a stored failure only
 * a fresh key can succeed. Where the failed request took effect nevertheless, its events report the result.
 *
 * Source: docs.stripe.com/api/idempotent_requests.
 */
export async function withIdempotencyKeyRotation<T>(key: string, send: (key: string) => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await send(round === 1 ? `vg_${key}` : `vg_${key}_${round}`);
    } catch (error) {
      if (!isRepeatedFailure(error) || round === maxKeys) throw error;
    }
  }
}

function isRepeatedFailure(error: unknown): boolean {
  return error instanceof ProviderError && error.failure === "UNAVAILABLE" && error.details.isRepeated === true;
}
