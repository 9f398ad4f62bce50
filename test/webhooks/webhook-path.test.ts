import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkEndpoint } from "../../src/app/webhook-endpoint-check.js";
import { webhookPath } from "../../src/http/webhook-routes.js";
import type { EndpointCheck } from "../../src/stripe/webhook-endpoint.js";
import { createLogger } from "../../src/telemetry/logger.js";
import { TinyService } from "../http/tiny-service.js";

describe("the webhook path", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start();
  });
  afterAll(() => service.stop());

  const send = (path: string, method = "POST") =>
    fetch(`${service.url}${path}`, {
      method,
      headers: { "stripe-signature": "t=1,v1=x" },
      ...(method === "POST" ? { body: "{}" } : {}),
    });

  it("is the one that the documentation names", () => {
    expect(webhookPath).toBe("/webhooks/stripe");
  });

  it.each(["/webhooks/stripe", "/webhooks/stripe/"])("receives an event at %s", async (path) => {
    const before = service.received.length;
    const response = await send(path);
    expect([response.status, await response.json()]).toEqual([200, { received: true }]);
    expect(service.received.length).toBe(before + 1);
  });

  it("names its method with a slash at its end too", async () => {
    const response = await send("/webhooks/stripe/", "GET");
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it.each([
    "/webhooks",
    "/webhooks/",
    "/webhooks/other",
    "/webhooks/stripe//",
    "/webhooks/stripe/a/b",
  ])("says where Stripe's events go, and nothing of GraphQL, at %s", async (path) => {
    const response = await send(path);
    const { error } = await response.json();
    expect(response.status).toBe(404);
    expect(error.message).toContain("/webhooks/stripe");
    expect(error.message).not.toContain("/graphql");
  });

  it.each([
    ["https://id.example.com", "https://id.example.com/webhooks/stripe/", true],
    ["https://id.example.com", "https://id.example.com/webhooks/stripe", true],
    ["https://id.example.com", "https://other.example.com/webhooks/stripe/", false],
    [null, "https://other.example.com/base/webhooks/stripe/", true],
    [null, "https://other.example.com/hooks/", false],
  ])("is recognised at Stripe: public URL %s, endpoint %s", async (publicUrl, url, isOurs) => {
    const lines: string[] = [];
    const registered: EndpointCheck = { id: "we_1", url, enabled: true, missingEvents: [] };
    const check = async (matches: (url: string) => boolean) => [registered].filter((endpoint) => matches(endpoint.url));
    await checkEndpoint(
      { check },
      { publicUrl, path: "/webhooks/stripe" },
      createLogger("warn", { write: (line) => lines.push(line) }),
    );
    expect(lines.join("").includes("Stripe has no webhook endpoint")).toBe(!isOurs);
  });
});
