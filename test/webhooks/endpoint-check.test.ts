import { startEmulator } from "stripe-identity-emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkEndpoint } from "../../src/app/webhook-endpoint-check.js";
import { StripeCalls } from "../../src/stripe/calls.js";
import { createStripeClients } from "../../src/stripe/clients.js";
import { identityEventTypes } from "../../src/stripe/event-types.js";
import { WebhookEndpoints } from "../../src/stripe/webhook-endpoint.js";
import { createLogger } from "../../src/telemetry/logger.js";
import { startTestService, type TestService } from "../support/running-service.js";

let test: TestService;
beforeAll(async () => {
  test = await startTestService();
});
afterAll(() => test?.close());

describe("the check of the webhook endpoint at startup", () => {
  const address = "https://identity.example.com";
  const open = (apiUrl = test.emulatorUrl) => {
    const clients = createStripeClients({
      secretKey: "sk_test_emulator",
      restrictedKey: null,
      apiUrl,
      version: "0.0.0",
    });
    return { endpoints: new WebhookEndpoints(new StripeCalls(clients)), client: clients.standard };
  };
  const warningsOf = async (endpoints: Pick<WebhookEndpoints, "check">, publicUrl: string | null = address) => {
    const lines: string[] = [];
    await checkEndpoint(
      endpoints,
      { publicUrl, path: "/webhooks/stripe" },
      createLogger("warn", { write: (line) => lines.push(line) }),
    );
    return lines.join("");
  };

  it("warns about a missing or disabled endpoint, about missing events, and about an unreachable Stripe", async () => {
    const { endpoints, client } = open();
    expect(await warningsOf(endpoints)).toContain("Stripe has no webhook endpoint");

    const all = await client.webhookEndpoints.create({ url: `${address}/webhooks/stripe`, enabled_events: ["*"] });
    expect(await warningsOf(endpoints)).toContain('"missingEvents":["identity.verification_session.redacted"]');
    await client.webhookEndpoints.update(all.id, { enabled_events: [...identityEventTypes] });
    expect(await warningsOf(endpoints)).toBe("");

    await client.webhookEndpoints.update(all.id, { disabled: true });
    expect(await warningsOf(endpoints)).toContain("the webhook endpoint is disabled");
    const unreachable = { check: () => Promise.reject(new Error("connection refused")) };
    expect(await warningsOf(unreachable)).toContain("Stripe could not be asked");
  });

  it("covers each endpoint with the webhook path when PUBLIC_URL is not set", async () => {
    const emulator = await startEmulator();
    const { endpoints, client } = open(emulator.url);
    const register = (url: string, enabled_events: typeof identityEventTypes | ["*"]) =>
      client.webhookEndpoints.create({ url, enabled_events: [...enabled_events] });
    await register("https://shop.example.com/hooks", ["*"]);
    expect(await warningsOf(endpoints, null)).toContain("Stripe has no webhook endpoint");
    await register("https://a.example.com/identity/webhooks/stripe", identityEventTypes);
    expect(await warningsOf(endpoints, null)).toBe("");
    await register("https://b.example.com/webhooks/stripe", ["*"]);
    const warnings = await warningsOf(endpoints, null);
    expect(warnings).toContain('"address":"https://b.example.com/webhooks/stripe"');
    expect(warnings).toContain('"missingEvents":["identity.verification_session.redacted"]');
    expect(warnings).not.toContain("a.example.com");
    await emulator.close();
  });

  it("runs with Stripe keys when PUBLIC_URL is not set", async () => {
    const emulator = await startEmulator();
    const service = await startTestService({ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_API_URL: emulator.url });
    await expect.poll(() => service.logged()).toContain("Stripe has no webhook endpoint");
    await service.close();
    await emulator.close();
  });
});
