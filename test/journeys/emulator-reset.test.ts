import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestService, type TestService } from "../support/running-service.js";
import { started, VerificationClient } from "../support/verification-client.js";

let test: TestService;
let client: VerificationClient;
beforeAll(async () => {
  test = await startTestService();
  client = new VerificationClient(test);
});
afterAll(() => test?.close());

/** Starts a session and waits for the webhook that it is verified. */
async function verifySession(): Promise<void> {
  const { session, cursor } = started(await client.startSelfie());
  await test.emulator.submit(session.id);
  await client.waitForSession(session.id, ({ status }) => status === "VERIFIED", cursor);
}

describe("a reset of the emulator while the service runs", () => {
  it("keeps the webhook endpoint of the service", async () => {
    await verifySession();
    await test.emulator.advanceClock(7_200);
    await test.emulator.reset();
    expect(await test.emulator.sessions()).toEqual([]);
    await verifySession();
    // The endpoint that the first reset restored survives a second reset too.
    await test.emulator.reset();
    await verifySession();
  });
});
