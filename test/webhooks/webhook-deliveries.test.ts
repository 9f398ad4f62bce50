import { createServer } from "node:http";
import Stripe from "stripe";
import { startEmulator } from "stripe-identity-emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startService } from "../../src/app/service.js";
import { checkEndpoint } from "../../src/app/webhook-endpoint-check.js";
import { readConfig } from "../../src/config/read-config.js";
import { StripeCalls } from "../../src/stripe/calls.js";
import { createStripeClients } from "../../src/stripe/clients.js";
import { identityEventTypes } from "../../src/stripe/identity-provider.js";
import { WebhookEndpoints } from "../../src/stripe/webhook-endpoint.js";
import { createLogger, Telemetry } from "../../src/telemetry/telemetry.js";
import { randomFrom } from "../support/random.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { started, VerificationClient } from "../support/verification-client.js";

const [first, second] = ["whsec_firstSecretOfTwo", "whsec_secondSecretOfTwo"];
let test: TestService;
beforeAll(async () => {
  test = await startTestService({ EMULATOR: "on", STRIPE_WEBHOOK_SECRET: `${first},${second}` });
});
afterAll(() => test?.close());

const now = () => Math.floor(Date.now() / 1_000);
const eventOf = (id: string) =>
  JSON.stringify({
    id,
    object: "event",
    api_version: "2026-10-28.endive",
    created: now(),
    livemode: false,
    type: "identity.verification_session.created",
    data: { object: { id: "vs_unknown", object: "identity.verification_session" } },
  });

function signed(payload: string, secret: string, timestamp = now()): string {
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
}

async function deliver(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>, url = test.url) {
  const response = await fetch(`${url}/webhooks/stripe`, { method: "POST", body, headers });
  return { status: response.status, text: await response.text() };
}

describe("the webhook door", () => {
  it("believes either of two secrets, and no third", async () => {
    for (const [index, secret] of [first, second].entries()) {
      const body = eventOf(`evt_by_secret_${index}`);
      expect((await deliver(body, { "stripe-signature": signed(body, secret) })).status).toBe(200);
    }
    const body = eventOf("evt_by_none");
    expect((await deliver(body, { "stripe-signature": signed(body, "whsec_third") })).status).toBe(400);
  });

  it("hears the emulator that came with the service as well, though other secrets are set", async () => {
    const client = new VerificationClient(test);
    const { session, cursor } = started(await client.startSelfie());
    await test.emulator.submit(session.id);
    await client.waitForSession(session.id, ({ status }) => status === "VERIFIED", cursor);
  });

  it("refuses what was signed more than five minutes ago, or from now", async () => {
    const body = eventOf("evt_of_another_time");
    for (const [timestamp, status] of [
      [now() - 301, 400],
      [now() + 310, 400],
      [now() - 290, 200],
      [now() + 290, 200],
    ] as const) {
      const answer = await deliver(body, { "stripe-signature": signed(body, first, timestamp) });
      expect(answer.status, `${timestamp - now()} s`).toBe(status);
    }
  });

  it("refuses a signature of other bytes, and a body beyond its size", async () => {
    const body = eventOf("evt_changed");
    const signature = signed(body, first);
    expect((await deliver(`${body} `, { "stripe-signature": signature })).status).toBe(400);
    expect((await deliver(new Uint8Array(600 * 1024).fill(32), { "stripe-signature": signature })).status).toBe(413);
    expect((await deliver(body, {})).status).toBe(400);
  });

  it("takes 600 made-up deliveries: no 5xx, nothing kept, nothing repeated, no secret told", async () => {
    const random = randomFrom(20_261_123);
    const marker = "Quirina-in-a-webhook";
    const statuses = new Map<number, number>();
    for (let index = 0; index < 600; index += 1) {
      const event = eventOf(`evt_${marker}_${index}`);
      const body = random.pick([
        event,
        event.slice(0, random.upTo(event.length)),
        `${"[".repeat(random.upTo(5_000))}${marker}`,
        random.bytes(random.upTo(2_000)),
        `{"__proto__":{"polluted":"${marker}"},"constructor":{"prototype":{"polluted":1}}}`,
        "null",
        "",
      ]);
      const text = typeof body === "string" ? body : "";
      const header = random.pick([
        // The right secret signs what is no event, or the wrong one an event.
        text.includes("evt_") && text === event ? signed(text, "whsec_wrong") : signed(text, first),
        signed(text, first, now() + random.pick([-400, 400, Number.MAX_SAFE_INTEGER])),
        `t=${random.text(20)},v1=${random.text(64)}`,
        `t=${now()},${"v1=ab,".repeat(random.upTo(500))}`,
        `t=NaN,v1=${"0".repeat(64)}`,
        random.text(200),
        "",
      ]);
      const type = random.pick([
        "application/json",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "x/y",
      ]);
      const answer = await deliver(body, { "stripe-signature": header, "content-type": type });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
      expect(answer.status, answer.text).toBeLessThan(500);
      expect(answer.text).not.toMatch(/Quirina|whsec_|node_modules|\.ts:|\.js:/);
    }
    expect(await test.dump()).not.toContain(marker);
    expect(test.logged()).not.toMatch(/Quirina|whsec_/);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    console.log(`webhook door: 600 made-up deliveries, by status: ${JSON.stringify(Object.fromEntries(statuses))}`);
  });

  it("is shut without a secret, and readiness says so", async () => {
    // Something that isn't Stripe: with keys but no secret nobody is asked to sign.
    const away = createServer((_request, response) =>
      response.writeHead(401, { "content-type": "application/json" }).end('{"error":{"message":"no such key"}}'),
    );
    await new Promise<void>((resolve) => away.listen(0, "127.0.0.1", resolve));
    const address = away.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const config = readConfig({
      DATABASE_URL: "memory:",
      PORT: "0",
      STRIPE_SECRET_KEY: "sk_test_synthetic",
      STRIPE_API_URL: `http://127.0.0.1:${port}`,
      LOG_LEVEL: "silent",
    });
    const service = await startService(config, { telemetry: new Telemetry(createLogger("silent")) });
    try {
      const body = eventOf("evt_nobody");
      const answer = await deliver(body, { "stripe-signature": signed(body, "") }, service.url);
      expect(answer.status).toBe(403);
      const ready = await fetch(`${service.url}/readyz`);
      expect(ready.status).toBe(503);
      expect(await ready.text()).toContain("STRIPE_WEBHOOK_SECRET");
    } finally {
      await service.close();
      away.closeAllConnections();
      await new Promise((resolve) => away.close(resolve));
    }
  });
});

describe("the look at the endpoint when the service starts", () => {
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
    await checkEndpoint(endpoints, publicUrl, createLogger("warn", { write: (line) => lines.push(line) }));
    return lines.join("");
  };

  it("warns where there is none, where one misses an event by name, and where Stripe can't be asked", async () => {
    const { endpoints, client } = open();
    expect(await warningsOf(endpoints)).toContain("Stripe has no webhook endpoint");

    const all = await client.webhookEndpoints.create({ url: `${address}/webhooks/stripe`, enabled_events: ["*"] });
    expect(await warningsOf(endpoints)).toContain('"missingEvents":["identity.verification_session.redacted"]');
    await client.webhookEndpoints.update(all.id, { enabled_events: [...identityEventTypes] });
    expect(await warningsOf(endpoints)).toBe("");

    await client.webhookEndpoints.update(all.id, { disabled: true });
    expect(await warningsOf(endpoints)).toContain("the webhook endpoint is disabled");
    const away = { check: () => Promise.reject(new Error("connection refused")) };
    expect(await warningsOf(away)).toContain("Stripe could not be asked");
  });

  it("is at each endpoint with the webhook door's path where nobody says what the service is called outside", async () => {
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

  it("happens with Stripe whether PUBLIC_URL is set or not", async () => {
    const emulator = await startEmulator();
    const service = await startTestService({ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_API_URL: emulator.url });
    await expect.poll(() => service.logged()).toContain("Stripe has no webhook endpoint");
    await service.close();
    await emulator.close();
  });
});
