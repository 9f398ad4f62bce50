import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TinyService } from "./tiny-service.js";

describe("the HTTP server", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start({ allowedOrigins: ["https://app.example"], publicUrl: "https://verify.example" });
  });
  afterAll(() => service.stop());

  it("answers an unknown path with the address of the API, and a wrong method with the allowed ones", async () => {
    const unknown = await fetch(`${service.url}/nothing?x=1`);
    expect([unknown.status, await unknown.json()]).toEqual([
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

  it("sends security headers with every response, with HSTS for an https address", async () => {
    const { headers } = await fetch(`${service.url}/livez`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get("strict-transport-security")).toContain("max-age");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  it("answers preflights of allowed origins only", async () => {
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
