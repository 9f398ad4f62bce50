import { type RunningEmulator, startEmulator } from "stripe-identity-emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

const keys = { acme: "vg_test_acme0000acme0000", globex: "vg_test_globex00globex00" };
const scopes = ["sessions:read", "sessions:write", "results:read", "events:read"];

let emulator: RunningEmulator;
let test: TestService;
beforeAll(async () => {
  emulator = await startEmulator({ redactionDelaySeconds: 0 });
  test = await startTestService({
    EMULATOR_PORT: undefined,
    STRIPE_API_URL: emulator.url,
    STRIPE_SECRET_KEY: "sk_test_1",
    STRIPE_WEBHOOK_SECRET: "whsec_unused",
    // No webhook is registered: reconciliation finds every change.
    RECONCILE_SECONDS: "1",
    BOOTSTRAP_KEYS: JSON.stringify([
      { tenant: "acme", key: keys.acme, scopes },
      { tenant: "globex", key: keys.globex, scopes },
    ]),
  });
});
afterAll(async () => {
  await test?.close();
  await emulator?.close();
});

const readable = async (id: string) => {
  const visible: string[] = [];
  for (const [tenant, key] of Object.entries(keys)) {
    const response = await test.query<{ verificationSession: object | null }, object>(
      `{ verificationSession(id: "${id}") { id } }`,
      {},
      key,
    );
    if (dataOf(response).verificationSession) visible.push(tenant);
  }
  return visible;
};

const waitLimit = { timeout: 20_000, interval: 100 };

const unassigned = async (id: string) =>
  (await test.service.store.inbox.deadLetters(1_000)).filter(({ sessionId }) => sessionId === id).length;

/** A user opens a flow's static link and is verified. Resolves once the session is recorded, or its events are unassigned. */
async function visit(flowId: string, clientReferenceId: string): Promise<string> {
  const { id } = await emulator.control.visitFlow(flowId, {
    email: "visitor@example.com",
    client_reference_id: clientReferenceId,
  });
  await emulator.control.submit(id);
  await expect.poll(async () => (await unassigned(id)) >= 3 || (await readable(id)).length > 0, waitLimit).toBe(true);
  return id;
}

describe("a session from a flow's link", () => {
  it("stays unassigned where its flow has no tenant, also if a tenant used its reference before", async () => {
    started(await new VerificationClient(test, keys.globex).startSelfie({ clientReferenceId: "user-1" }));
    const id = await visit("vf_phone", "user-1");
    expect(await readable(id)).toEqual([]);
    expect(await unassigned(id)).toBe(3);
  });

  it("belongs to the tenant that its flow is assigned to", async () => {
    const { accounts } = test.service.store;
    await accounts.assignFlow({ account: "default", flowId: "vf_email", tenantId: "acme" });
    expect(await readable(await visit("vf_email", "user-1"))).toEqual(["acme"]);
  });

  it("belongs to the tenant that an operator assigns it to", async () => {
    const id = await visit("vf_phone", "user-2");
    expect(await readable(id)).toEqual([]);
    const { accounts, inbox } = test.service.store;
    await accounts.assignSession("default", id, "globex");
    expect(await inbox.replaySession("default", id)).toBeGreaterThan(0);
    await expect.poll(() => readable(id), waitLimit).toEqual(["globex"]);
  });

  it("leaves nothing of the session in the inbox once it is redacted", async () => {
    const id = await visit("vf_phone", "reference-to-forget");
    const dataOfSession = async () =>
      (
        await test.service.store.database.db
          .selectFrom("inbox")
          .select("facts")
          .where("session_id", "=", id)
          .where("facts", "is not", null)
          .execute()
      ).length;
    expect(await dataOfSession()).toBeGreaterThan(0);
    await redact(id);
    await expect.poll(dataOfSession, waitLimit).toBe(0);
  });
});

async function redact(id: string): Promise<void> {
  const response = await fetch(`${emulator.url}/v1/identity/verification_sessions/${id}/redact`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_1" },
  });
  expect(response.status).toBe(200);
  await expect
    .poll(async () => {
      const read = await fetch(`${emulator.url}/v1/identity/verification_sessions/${id}`, {
        headers: { authorization: "Bearer sk_test_1" },
      });
      return ((await read.json()) as { redaction: { status: string } | null }).redaction?.status;
    })
    .toBe("redacted");
}
