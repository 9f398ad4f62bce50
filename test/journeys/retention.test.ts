import { afterAll, beforeAll, expect, it } from "vitest";
import { Retention } from "../../src/events/retention.js";
import { WatchVerificationDocument } from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { updatesOf } from "../support/updates.js";
import { started, VerificationClient } from "../support/verification-client.js";

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test?.close());

it("follows a session whose events are older than the retention period", async () => {
  const client = new VerificationClient(test);
  // Other sessions, so that the followed session does not have the newest event of the log.
  const { session, cursor } = started(await client.startSelfie());
  for (let count = 0; count < 3; count += 1) started(await client.startSelfie());
  const { store, telemetry } = test.service;
  await store.database.db
    .updateTable("verification_events")
    .set({ told_at: new Date("2020-01-01") })
    .execute();
  await new Retention({ store, log: telemetry.log, logDays: 30, inboxDays: 35 }).run();

  const socket = test.createWebSocketClient();
  const fromNow = updatesOf(socket, WatchVerificationDocument, { id: session.id });
  const fromStart = updatesOf(socket, WatchVerificationDocument, { id: session.id, after: cursor });
  expect((await fromNow.next()).verificationSessionUpdated.session.status).toBe("REQUIRES_INPUT");
  await test.emulator.submit(session.id);
  for (const status of ["PROCESSING", "VERIFIED"]) {
    for (const updates of [fromNow, fromStart])
      expect((await updates.next()).verificationSessionUpdated.session.status).toBe(status);
  }
  await socket.dispose();
});
