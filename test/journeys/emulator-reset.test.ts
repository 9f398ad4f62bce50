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

async function verified(): Promise<void> {
  const { session, cursor } = started(await client.startSelfie());
  await test.emulator.submit(session.id);
  await client.waitForSession(session.id, ({ status }) => status === "VERIFIED", cursor);
}

describe("after a reset of the emulator, under a service that goes on", () => {
  it("the service hears of what happens, as before", async () => {
    await verified();
    await test.emulator.advanceClock(7_200);
    await test.emulator.reset();
    expect(await test.emulator.sessions()).toEqual([]);
    await verified();
    // And after another one: the endpoint that was put back is kept as well.
    await test.emulator.reset();
    await verified();
  });
});
