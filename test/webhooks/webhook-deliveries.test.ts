import { createServer } from "node:http";
import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startService } from "../../src/app/service.js";
import { readConfig } from "../../src/config/settings.js";
import { createLogger } from "../../src/telemetry/logger.js";
import { Telemetry } from "../../src/telemetry/telemetry.js";
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

describe("the webhook endpoint", () => {
  it("accepts deliveries signed with either of two secrets, and rejects others", async () => {
    for (const [index, secret] of [first, second].entries()) {
      const body = eventOf(`evt_by_secret_${index}`);
      expect((await deliver(body, { "stripe-signature": signed(body, secret) })).status).toBe(200);
    }
    const body = eventOf("evt_by_none");
    expect((await deliver(body, { "stripe-signature": signed(body, "whsec_third") })).status).toBe(400);
  });

  it("accepts deliveries of the local emulator although other secrets are set", async () => {
    const client = new VerificationClient(test);
    const { session, cursor } = started(await client.startSelfie());
    await test.emulator.submit(session.id);
    await client.waitForSession(session.id, ({ status }) => status === "VERIFIED", cursor);
  });

  it("rejects signatures that are more than five minutes in the past or the future", async () => {
    const body = eventOf("evt_of_another_time");
    for (const [timestamp, status] of [
      [now() - 301, 400],
      [now() + 310, 400],
      [now() - 290, 200],
      [now() + 290, 200],
    ] as const) {
      const response = await deliver(body, { "stripe-signature": signed(body, first, timestamp) });
      expect(response.status, `${timestamp - now()} s`).toBe(status);
    }
  });

  it("rejects a signature of other bytes, an oversized body and a missing signature", async () => {
    const body = eventOf("evt_changed");
    const signature = signed(body, first);
    expect((await deliver(`${body} `, { "stripe-signature": signature })).status).toBe(400);
    expect((await deliver(new Uint8Array(600 * 1024).fill(32), { "stripe-signature": signature })).status).toBe(413);
    expect((await deliver(body, {})).status).toBe(400);
  });

  it("rejects 600 generated deliveries with a client error, and stores, echoes and logs none of them", async () => {
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
        // Signs a complete event with a wrong secret, and any other text with the right one.
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
      const response = await deliver(body, { "stripe-signature": header, "content-type": type });
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      expect(response.status, response.text).toBeGreaterThanOrEqual(400);
      expect(response.status, response.text).toBeLessThan(500);
      expect(response.text).not.toMatch(/Quirina|whsec_|node_modules|\.ts:|\.js:/);
    }
    expect(await test.dump()).not.toContain(marker);
    expect(test.logged()).not.toMatch(/Quirina|whsec_/);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    console.log(`600 generated webhook deliveries by status: ${JSON.stringify(Object.fromEntries(statuses))}`);
  });

  it("rejects all deliveries without a secret, and readiness reports that", async () => {
    // A server in place of Stripe: only a service without the emulator can be without a secret.
    const otherApi = createServer((_request, response) =>
      response.writeHead(401, { "content-type": "application/json" }).end('{"error":{"message":"no such key"}}'),
    );
    await new Promise<void>((resolve) => otherApi.listen(0, "127.0.0.1", resolve));
    const address = otherApi.address();
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
      const body = eventOf("evt_without_secret");
      const response = await deliver(body, { "stripe-signature": signed(body, "") }, service.url);
      expect(response.status).toBe(403);
      const ready = await fetch(`${service.url}/readyz`);
      expect(ready.status).toBe(503);
      expect(await ready.text()).toContain("STRIPE_WEBHOOK_SECRET");
    } finally {
      await service.close();
      otherApi.closeAllConnections();
      await new Promise((resolve) => otherApi.close(resolve));
    }
  });
});
