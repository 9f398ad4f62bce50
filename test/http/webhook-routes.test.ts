import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyWebhook } from "../../src/stripe/webhooks.js";
import { TinyService } from "./tiny-service.js";

describe("the webhook door", () => {
  it("hands the raw bytes and the signature on, and answers when the event is kept", async () => {
    const verified: unknown[] = [];
    const service = await TinyService.start();
    const { webhook } = service.doors();
    await service.stop();
    const noting = await TinyService.start({
      webhook: {
        verify: (body, signature) => {
          verified.push([body.toString(), signature]);
          return webhook.verify(body, signature);
        },
        receive: (event) => webhook.receive(event),
      },
    });
    const body = '{ "id" : "evt_1",\n "ä": 1 }';
    const response = await deliver(noting, body);
    expect([response.status, await response.json()]).toEqual([200, { received: true }]);
    expect(verified).toEqual([[body, "t=1,v1=x"]]);
    expect(service.received.map(({ id }) => id)).toEqual(["evt_1"]);
    await noting.stop();
  });

  it("has Stripe send again what could not be kept", async () => {
    const service = await TinyService.start();
    service.receiveFailure = new Error("connect ECONNREFUSED 10.0.0.1:5432");
    const response = await deliver(service, "{}");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ error: { message: "The event could not be kept. Send it again." } });
    expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('webhooks_total{outcome="failed"} 1');
    await service.stop();
  });

  it.each([
    ["an unsigned one", ["whsec_1"], {}, 400, "The delivery has no Stripe-Signature header"],
    [
      "a forged one",
      ["whsec_1"],
      { "stripe-signature": "t=1,v1=x" },
      400,
      "The signature fits none of the webhook secrets",
    ],
    [
      "any, while no secret is set",
      [],
      { "stripe-signature": "t=1,v1=x" },
      403,
      "No webhook secret is set, so no delivery can be believed",
    ],
  ])("refuses %s", async (_what, secrets, headers, status, message) => {
    const service = await TinyService.start({
      webhook: { verify: (body, signature) => verifyWebhook(body, signature, secrets), receive: async () => undefined },
    });
    const response = await fetch(`${service.url}/webhooks/stripe`, { method: "POST", headers, body: "{}" });
    expect([response.status, await response.json()]).toEqual([status, { error: { message } }]);
    const empty = await fetch(`${service.url}/webhooks/stripe`, { method: "POST", headers });
    expect(empty.status).toBe(status);
    await service.stop();
  });

  it("takes no more than 512 KiB", async () => {
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

describe("probes", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start();
  });
  afterAll(() => service.stop());

  it("lives, and is ready or says why not", async () => {
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
    const ready = await fetch(`${service.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true }]);
    service.readiness = { ready: false, reasons: ["The database is away."] };
    const unready = await fetch(`${service.url}/readyz`);
    expect([unready.status, await unready.json()]).toEqual([503, { ready: false, reasons: ["The database is away."] }]);
  });

  it("tells metrics as Prometheus reads them", async () => {
    const response = await fetch(`${service.url}/metrics`);
    expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
    expect(await response.text()).toContain("verification_graph_webhooks_total");
  });
});

describe("what is no door", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start({ allowedOrigins: ["https://app.example"], publicUrl: "https://verify.example" });
  });
  afterAll(() => service.stop());

  it("says where the API is, or which methods a door takes", async () => {
    const nothing = await fetch(`${service.url}/nothing?x=1`);
    expect([nothing.status, await nothing.json()]).toEqual([
      404,
      { error: { message: "Nothing is here. The GraphQL API is at /graphql." } },
    ]);
    const webhook = await fetch(`${service.url}/webhooks/stripe`);
    expect([webhook.status, webhook.headers.get("allow")]).toEqual([405, "POST"]);
    const graphql = await fetch(`${service.url}/graphql`, { method: "PUT", body: "{}" });
    expect([graphql.status, graphql.headers.get("allow")]).toEqual([405, "GET, POST"]);
    expect((await graphql.json()).errors[0].extensions.code).toBe("METHOD_NOT_ALLOWED");
    expect((await fetch(`${service.url}/%E0%A4%A`)).status).toBe(400);
  });

  it("guards every answer with headers, and says https only where it is one", async () => {
    const { headers } = await fetch(`${service.url}/livez`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get("strict-transport-security")).toContain("max-age");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  it("lets the pages of allowed origins call, and no other", async () => {
    const preflight = (origin: string) =>
      fetch(`${service.url}/graphql`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization,content-type",
        },
      });
    const allowed = await preflight("https://app.example");
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(allowed.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
    expect((await preflight("https://verify.example")).status).toBe(204);
    const foreign = await preflight("http://localhost:3000");
    expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
    expect(foreign.status).toBe(405);
  });
});

describe("the page for a browser", () => {
  const browser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

  it("brings Sandbox, and says how to go on without it", async () => {
    const service = await TinyService.start();
    const response = await fetch(`${service.url}/graphql`, { headers: browser });
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const page = await response.text();
    const nonce = /script-src 'nonce-([^']+)' https:\/\/embeddable-sandbox\.cdn\.apollographql\.com/.exec(
      response.headers.get("content-security-policy") ?? "",
    )?.[1];
    expect(page).toContain(`<script nonce="${nonce}">`);
    expect(page).toContain(`"initialSubscriptionEndpoint":"${service.socketUrl}"`);
    expect(page).toContain("query Hello { hello }");
    expect(page).toContain(`curl ${service.url}/graphql`);
    expect(page).toContain("vg_test_demo");
    await service.stop();
  });

  it("says no more than where the API is when Sandbox is off", async () => {
    const service = await TinyService.start({ sandbox: false, publicUrl: "https://verify.example" });
    const response = await fetch(`${service.url}/graphql`, { headers: browser });
    const page = await response.text();
    expect(page).toContain("https://verify.example/graphql");
    expect(page).not.toMatch(/script|apollographql|vg_test/);
    expect(response.headers.get("content-security-policy")).not.toContain("script-src");
    await service.stop();
  });
});
