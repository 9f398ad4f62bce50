import { expect, it } from "vitest";
import { withIdempotencyKeyRotation } from "../../src/verification/idempotency-key-rotation.js";
import { ProviderError, type ProviderFailure } from "../../src/verification/provider.js";

const failure = (kind: ProviderFailure, isRepeated: boolean) => new ProviderError(kind, "failed", { isRepeated });

/** Somebody who keeps what each key led to, as Stripe does. */
function ask(answers: Record<string, ProviderError | string>) {
  const keys: string[] = [];
  const run = withIdempotencyKeyRotation("k", async (key) => {
    keys.push(key);
    const answer = answers[key] ?? "made";
    if (answer instanceof ProviderError) throw answer;
    return answer;
  });
  return { keys, run };
}

it("asks under the next key where only an older failure is repeated", async () => {
  const { keys, run } = ask({ vg_k: failure("UNAVAILABLE", true), vg_k_2: failure("UNAVAILABLE", true) });
  expect(await run).toBe("made");
  expect(keys).toEqual(["vg_k", "vg_k_2", "vg_k_3"]);
});

it.each([
  ["a failure that is new: the same key may still lead on", failure("UNAVAILABLE", false)],
  ["a refusal, also a repeated one", failure("REJECTED", true)],
])("asks once where it is told of %s", async (_what, error) => {
  const { keys, run } = ask({ vg_k: error });
  await expect(run).rejects.toBe(error);
  expect(keys).toEqual(["vg_k"]);
});

it("gives up after a few keys", async () => {
  const repeated = failure("UNAVAILABLE", true);
  const { keys, run } = ask({ vg_k: repeated, vg_k_2: repeated, vg_k_3: repeated, vg_k_4: repeated });
  await expect(run).rejects.toBe(repeated);
  expect(keys).toHaveLength(4);
});
