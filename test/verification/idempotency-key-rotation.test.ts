import { expect, it } from "vitest";
import { withIdempotencyKeyRotation } from "../../src/verification/idempotency-key-rotation.js";
import { ProviderError, type ProviderFailure } from "../../src/verification/provider.js";

const failure = (kind: ProviderFailure, isRepeated: boolean) => new ProviderError(kind, "failed", { isRepeated });

/** Sends a request to a provider that repeats a stored result for each key, as Stripe does. */
function send(answers: Record<string, ProviderError | string>) {
  const keys: string[] = [];
  const run = withIdempotencyKeyRotation("k", async (key) => {
    keys.push(key);
    const answer = answers[key] ?? "made";
    if (answer instanceof ProviderError) throw answer;
    return answer;
  });
  return { keys, run };
}

it("sends the request under the next key where the provider repeats a stored failure", async () => {
  const { keys, run } = send({ vg_k: failure("UNAVAILABLE", true), vg_k_2: failure("UNAVAILABLE", true) });
  expect(await run).toBe("made");
  expect(keys).toEqual(["vg_k", "vg_k_2", "vg_k_3"]);
});

it.each([
  ["a new failure, after which the same key can still succeed", failure("UNAVAILABLE", false)],
  ["a rejection, also a repeated one", failure("REJECTED", true)],
])("sends the request once after %s", async (_description, error) => {
  const { keys, run } = send({ vg_k: error });
  await expect(run).rejects.toBe(error);
  expect(keys).toEqual(["vg_k"]);
});

it("rejects with the failure after four keys", async () => {
  const repeated = failure("UNAVAILABLE", true);
  const { keys, run } = send({ vg_k: repeated, vg_k_2: repeated, vg_k_3: repeated, vg_k_4: repeated });
  await expect(run).rejects.toBe(repeated);
  expect(keys).toHaveLength(4);
});
