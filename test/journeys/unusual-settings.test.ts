import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestService, type TestService } from "../support/running-service.js";
import { started, VerificationClient } from "../support/verification-client.js";

let test: TestService;
let client: VerificationClient;
beforeAll(async () => {
  test = await startTestService({
    EMULATOR: "on",
    STRIPE_WEBHOOK_SECRET: "test-secret",
    VIEWER_TOKEN_SECRET: "short",
    RECONCILE_SECONDS: "0",
    RATE_LIMIT_PER_MINUTE: "0",
  });
  client = new VerificationClient(test);
});
afterAll(() => test?.close());

describe("a service with short secrets, no reconciliation schedule and no rate limit", () => {
  it("verifies sessions and accepts webhooks, and warns of a short secret without logging it", async () => {
    const { session, cursor, viewerToken } = started(await client.startSelfie());
    const viewer = new VerificationClient(test, viewerToken ?? "");
    expect((await test.query(`{ verificationSession(id: "${session.id}") { id } }`, {}, viewer.key)).errors).toEqual(
      [],
    );
    await test.emulator.submit(session.id);
    await client.waitForSession(session.id, ({ status }) => status === "VERIFIED", cursor);

    const payload = JSON.stringify({
      id: "evt_test_secret",
      object: "event",
      created: Math.floor(Date.now() / 1_000),
      livemode: false,
      type: "identity.verification_session.created",
      data: { object: { id: "vs_unknown", object: "identity.verification_session" } },
    });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: "test-secret" });
    const headers = { "stripe-signature": signature };
    expect((await fetch(`${test.url}/webhooks/stripe`, { method: "POST", body: payload, headers })).status).toBe(200);

    expect(test.logged()).toContain("VIEWER_TOKEN_SECRET has fewer than 32 characters");
    expect(test.logged()).not.toMatch(/"short"|test-secret/);
  });

  it("reconciles once, at the start", async () => {
    const calls = await test.stripeCalls();
    expect(calls.get("events.list standard")).toBe(1);
  });
});
