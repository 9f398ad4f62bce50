import Stripe from "stripe";
import { type RunningEmulator, startEmulator } from "stripe-identity-emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityEventTypes } from "../../src/stripe/event-types.js";
import { ReadEverythingDocument } from "../generated/graphql.js";
import { type RewritingProxy, startRewritingProxy } from "../support/rewriting-proxy.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

const key = "vg_test_unknownvalues0000";
const webhookSecret = "whsec_unknown_values";
const replacements = new Map([
  ["document_type_not_supported", "document_from_the_future"],
  ["selfie_manipulated", "document_expired_twice"],
  ["abandoned", "gone_to_the_moon"],
]);

let emulator: RunningEmulator;
let proxy: RewritingProxy;
let test: TestService;
let client: VerificationClient;
beforeAll(async () => {
  emulator = await startEmulator();
  proxy = await startRewritingProxy({ apiUrl: emulator.url, serviceUrl: () => test.url, webhookSecret, replacements });
  test = await startTestService({
    STRIPE_API_URL: proxy.url,
    STRIPE_SECRET_KEY: "sk_test_proxied",
    STRIPE_RESTRICTED_KEY: "rk_test_proxied",
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    BOOTSTRAP_KEYS: JSON.stringify([
      {
        tenant: "acme",
        key,
        scopes: ["sessions:read", "sessions:write", "results:read", "results:sensitive", "events:read"],
      },
    ]),
  });
  client = new VerificationClient(test, key);
  const { hostname, port } = new URL(emulator.url);
  const stripe = new Stripe("sk_test_proxied", { host: hostname, port, protocol: "http" });
  await stripe.webhookEndpoints.create({ url: proxy.webhookUrl, enabled_events: [...identityEventTypes] });
});
afterAll(async () => {
  await test?.close();
  await proxy?.close();
  await emulator?.close();
});

const unknown = {
  code: "UNKNOWN",
  message: "The verification didn't succeed. Please try again.",
  retryable: true,
  nextStep: "RETRY",
};

describe("a failure code that this version does not know", () => {
  it.each([
    ["document", "document_type_not_supported"],
    ["selfie", "selfie_manipulated"],
  ] as const)("is UNKNOWN for the session and for its %s check, and allows a retry", async (check, code) => {
    const { session, cursor } = started(await client.startSelfie());
    await emulator.control.submit(session.id, { [check]: code });
    const failed = await client.waitForSession(session.id, ({ lastError }) => Boolean(lastError), cursor);
    expect(failed).toMatchObject({ status: "REQUIRES_INPUT", nextStep: "RETRY", attempts: 1, lastError: unknown });
    expect(failed.lastError?.reason).toBeTruthy();

    const { verificationSession } = dataOf(await test.query(ReadEverythingDocument, { id: session.id }, key));
    const report = verificationSession?.lastReport;
    expect(report?.[check]).toMatchObject({ status: "UNVERIFIED", error: { code: "UNKNOWN" } });
    expect(report?.checks.find(({ kind }) => kind === check.toUpperCase())?.failure).toMatchObject(unknown);
    console.info(`${replacements.get(code)} -> ${failed.lastError?.code}, ${failed.nextStep}`);

    await emulator.control.submit(session.id);
    const verified = await client.waitForSession(session.id, ({ status }) => status === "VERIFIED");
    expect(verified).toMatchObject({ attempts: 2, lastError: null });
  });

  it("is UNKNOWN without a report when it occurs before any submission", async () => {
    const { session, cursor } = started(await client.startSelfie());
    await emulator.control.fail(session.id, "abandoned");
    const failed = await client.waitForSession(session.id, ({ lastError }) => Boolean(lastError), cursor);
    expect(failed).toMatchObject({ status: "REQUIRES_INPUT", attempts: 0, lastError: unknown });
    console.info(`${replacements.get("abandoned")} -> ${failed.lastError?.code}, ${failed.nextStep}`);
  });
});
