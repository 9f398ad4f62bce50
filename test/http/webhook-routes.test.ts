import { describe, expect, it } from "vitest";
import type { WebhookReceiver } from "../../src/http/webhook-routes.js";
import { verifyWebhook } from "../../src/stripe/webhooks.js";
import { TinyService } from "./tiny-service.js";

const receiver = (of: WebhookReceiver) => new Map([["default", of]]);

describe("the webhook route", () => {
  it("verifies the raw bytes with the signature, and responds once the event is stored", async () => {
    const verified: unknown[] = [];
    const service = await TinyService.start();
    const webhook = service.options().webhooks.get("default");
    if (!webhook) throw new Error("the default account has a receiver");
    await service.stop();
    const recording = await TinyService.start({
      webhooks: receiver({
        verify: (body, signature) => {
          verified.push([body.toString(), signature]);
          return webhook.verify(body, signature);
        },
        receive: (event) => webhook.receive(event),
      }),
    });
    const body = '{ "id" : "evt_1",\n "ä": 1 }';
    const response = await deliver(recording, body);
    expect([response.status, await response.json()]).toEqual([200, { received: true }]);
    expect(verified).toEqual([[body, "t=1,v1=x"]]);
    expect(service.received.map(({ id }) => id)).toEqual(["evt_1"]);
    await recording.stop();
  });

  it("responds with 503 when the event could not be stored, so that Stripe sends it again", async () => {
    const service = await TinyService.start();
    service.receiveFailure = new Error("connect ECONNREFUSED 10.0.0.1:5432");
    const response = await deliver(service, "{}");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ error: { message: "The event could not be stored. Send it again." } });
    expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('webhooks_total{outcome="failed"} 1');
    await service.stop();
  });

  it.each([
    ["an unsigned delivery", ["whsec_1"], {}, 400, "The delivery has no Stripe-Signature header"],
    [
      "a forged delivery",
      ["whsec_1"],
      { "stripe-signature": "t=1,v1=x" },
      400,
      "The signature matches none of the webhook secrets",
    ],
    [
      "any delivery while no secret is set",
      [],
      { "stripe-signature": "t=1,v1=x" },
      403,
      "No webhook secret is configured, so no delivery can be verified",
    ],
  ])("rejects %s", async (_case, secrets, headers, status, message) => {
    const service = await TinyService.start({
      webhooks: receiver({
        verify: (body, signature) => verifyWebhook(body, signature, secrets),
        receive: async () => undefined,
      }),
    });
    const response = await fetch(`${service.url}/webhooks/stripe`, { method: "POST", headers, body: "{}" });
    expect([response.status, await response.json()]).toEqual([status, { error: { message } }]);
    const empty = await fetch(`${service.url}/webhooks/stripe`, { method: "POST", headers });
    expect(empty.status).toBe(status);
    await service.stop();
  });

  it("rejects a body of more than 512 KiB", async () => {
    const service = await TinyService.start();
    expect((await deliver(service, "x".repeat(512 * 1024 + 1))).status).toBe(413);
    expect(service.received).toEqual([]);
    await service.stop();
  });

  function deliver(service: TinyService, body: string): Promise<Response> {
    const headers = { "stripe-signature": "t=1,v1=x", "content-type": "application/json; charset=utf-8" };
    return fetch(`${service.url}/webhooks/stripe`, { method: "POST", headers, body });
  }
});
