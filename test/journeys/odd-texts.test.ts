import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UpdateDocument } from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

let test: TestService;
let client: VerificationClient;
beforeAll(async () => {
  test = await startTestService();
  client = new VerificationClient(test);
});
afterAll(() => test?.close());

const loneSurrogate = "a\ud83d";
const emoji = "\u{1f600}";
const entry = (key: string, value: string) => ({ metadata: [{ key, value }] });

describe("a text that can't be passed on as it is", () => {
  it.each([
    ["half of a surrogate pair in a metadata value", entry("k", loneSurrogate), "metadata.0.value"],
    ["half of a surrogate pair in a metadata key", entry(loneSurrogate, "v"), "metadata.0.key"],
    ["half of a surrogate pair in a reference", { clientReferenceId: loneSurrogate }, "clientReferenceId"],
    ["half of a surrogate pair in an idempotency key", { idempotencyKey: loneSurrogate }, "idempotencyKey"],
    ["a metadata key that can't be stored", entry("__proto__", "v"), "metadata.0.key"],
    ["a blank reference", { clientReferenceId: " \u00a0\t" }, "clientReferenceId"],
    ["501 emoji in a metadata value", entry("k", emoji.repeat(501)), "metadata.0.value"],
    ["41 emoji in a metadata key", entry(emoji.repeat(41), "v"), "metadata.0.key"],
  ])("is refused with its path: %s", async (_case, input, path) => {
    const before = (await test.emulator.sessions()).length;
    const { session, errors } = await client.startSelfie(input);
    expect(session).toBeNull();
    expect(errors).toMatchObject([
      { __typename: "InvalidInput", path: ["input", ...path.split(".")], retryable: false },
    ]);
    expect((await test.emulator.sessions()).length).toBe(before);
  });

  it("is refused in an update too", async () => {
    const { session } = started(await client.startSelfie());
    const { updateVerification } = dataOf(
      await test.query(UpdateDocument, { input: { sessionId: session.id, ...entry("k", loneSurrogate) } }),
    );
    expect(updateVerification.errors).toMatchObject([
      { __typename: "InvalidInput", path: ["input", "metadata", "0", "value"] },
    ]);
  });
});

it("keeps 500 emoji in a value, 40 in a key and 500 in a reference exactly", async () => {
  const clientReferenceId = emoji.repeat(500);
  const { session } = started(
    await client.startSelfie({ clientReferenceId, ...entry(emoji.repeat(40), emoji.repeat(500)) }),
  );
  expect(await client.readSession(session.id)).toMatchObject({
    clientReferenceId,
    ...entry(emoji.repeat(40), emoji.repeat(500)),
  });
});
