import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestService, type TestService } from "../support/running-service.js";
import { updatesOf } from "../support/updates.js";

let test: TestService;
beforeAll(async () => {
  test = await startTestService({ OPERATION_SECONDS: "1" });
});
afterAll(() => test?.close());

interface Started {
  s: { session: { id: string } | null; cursor: string | null } | null;
}

it("ends an operation in time when Stripe does not answer: ready fields have values, the others are null, a retry is allowed", async () => {
  const start =
    "mutation($key: String) { s: startSelfieVerification(input: { idempotencyKey: $key }) { session { id } cursor } }";
  const { data } = await test.query<Started, { key: string }>(start, { key: "in-time" });
  const { session, cursor } = data?.s ?? {};
  if (!session || !cursor) throw new Error("no session");
  const updates = updatesOf<{ u: { session: { status: string } } }, { id: string; after: string }>(
    test.createWebSocketClient(),
    "subscription($id: ID!, $after: String) { u: verificationSessionUpdated(id: $id, after: $after) { session { status } } }",
    { id: session.id, after: cursor },
  );
  await test.emulator.submit(session.id);
  while ((await updates.next()).u.session.status !== "VERIFIED");
  updates.stop();

  await test.emulator.faults({ api: { status: "timeout", rate: 1 } });
  const begun = performance.now();
  const read = await test.query<{ verificationSession: object }, { id: string }>(
    "query($id: ID!) { verificationSession(id: $id) { id status verifiedOutputs { firstName dob { year } } } }",
    { id: session.id },
  );
  const late = await test.query<Started, { key: string }>(start, { key: "too-late" });
  const milliseconds = performance.now() - begun;
  await test.emulator.clearFaults();

  expect(read.data).toEqual({
    verificationSession: { id: session.id, status: "VERIFIED", verifiedOutputs: { firstName: null, dob: null } },
  });
  expect(new Set(read.errors.map(({ extensions }) => extensions.code))).toEqual(new Set(["TIMED_OUT"]));
  expect(late.errors[0]?.extensions).toMatchObject({ code: "TIMED_OUT", retryable: true });
  // The timeout of a single call to Stripe is 10 s.
  expect(milliseconds).toBeLessThan(8_000);
  console.log(`deadline: two operations of 1 s each took ${(milliseconds / 1_000).toFixed(1)} s`);
});
