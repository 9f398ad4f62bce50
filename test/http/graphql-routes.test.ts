import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AuthenticationError } from "../../src/access/authentication.js";
import { TooManyGuessesError } from "../../src/access/key-guesses.js";
import { TinyService } from "./tiny-service.js";

describe("the GraphQL routes", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start();
  });
  afterAll(() => service.stop());

  it("answers an operation by POST and a query by GET, with caching forbidden", async () => {
    const posted = await service.post({ query: "{ hello }" });
    expect(posted.status).toBe(200);
    expect(await posted.json()).toEqual({ data: { hello: "hello you" } });
    expect(posted.headers.get("cache-control")).toBe("no-store");

    const got = await fetch(`${service.url}/graphql?query=${encodeURIComponent("{ hello }")}`, {
      headers: { "apollo-require-preflight": "true" },
    });
    expect(await got.json()).toEqual({ data: { hello: "hello you" } });
  });

  it("creates the context from the caller and the request id", async () => {
    const response = await service.post(
      { query: "{ caller }" },
      { authorization: "Bearer partner:b", "x-request-id": "r-1" },
    );
    expect(await response.json()).toEqual({ data: { caller: "b" } });
    expect(response.headers.get("x-request-id")).toBe("r-1");
    expect(service.requests.at(-1)).toMatchObject({ requestId: "r-1", resumeAfter: null, caller: { tenantId: "b" } });

    const odd = await service.post({ query: "{ caller }" }, { "x-request-id": "a b" });
    expect(odd.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await odd.json()).toEqual({ data: { caller: null } });
  });

  it("rejects an unknown credential with a GraphQL error", async () => {
    const response = await service.post({ query: "{ hello }" }, { authorization: "Bearer wrong" });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      errors: [{ message: new AuthenticationError("unknown_key").message, extensions: { code: "UNAUTHENTICATED" } }],
    });
  });

  it("responds with 503 and no details of the database when a credential cannot be checked", async () => {
    const response = await service.post({ query: "{ hello }" }, { authorization: "Bearer database-away" });
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain("ECONNREFUSED");
  });

  it("masks an unexpected error behind the request id", async () => {
    const response = await service.post({ query: "{ broken }" }, { "x-request-id": "r-2" });
    expect(await response.json()).toEqual({
      data: { broken: null },
      errors: [{ message: "Something went wrong.", extensions: { code: "INTERNAL_SERVER_ERROR", requestId: "r-2" } }],
    });
  });

  it.each([
    ["malformed JSON", '{"query":', { "content-type": "application/json" }, 400, "The body is not valid JSON."],
    ["an empty body", "", { "content-type": "application/json" }, 400, "The body is empty; a JSON object is expected."],
    ["text", "{ hello }", { "content-type": "text/plain" }, 415, "Send the body as Content-Type: application/json."],
    [
      "a form",
      "query=1",
      { "content-type": "application/x-www-form-urlencoded" },
      415,
      "Send the body as Content-Type: application/json.",
    ],
    ["a poisoned body", '{"__proto__":{"x":1},"query":"{hello}"}', { "content-type": "application/json" }, 400, /./],
    ["a number", "1", { "content-type": "application/json" }, 400, /POST body missing/],
    ["a batch", '[{"query":"{hello}"}]', { "content-type": "application/json" }, 400, /batching disabled/],
    [
      "a body that is too large",
      `{"query":"${"x".repeat(1024 * 1024)}"}`,
      { "content-type": "application/json" },
      413,
      "The body is larger than this endpoint accepts.",
    ],
    ["a syntax error", '{"query":"{"}', { "content-type": "application/json" }, 400, /Syntax Error/],
    ["an unknown field", '{"query":"{ nope }"}', { "content-type": "application/json" }, 400, /Cannot query field/],
    [
      "a field that a validation rule forbids",
      '{"query":"{ forbidden }"}',
      { "content-type": "application/json" },
      400,
      "Not this one.",
    ],
    [
      "too many tokens",
      `{"query":"{ ${"hello ".repeat(1_001)} }"}`,
      { "content-type": "application/json" },
      400,
      /tokens/,
    ],
    [
      "a wrong variable",
      '{"query":"query($n: Int!) { number(of: $n) }","variables":{"n":"x"}}',
      { "content-type": "application/json" },
      400,
      /got invalid value/,
    ],
  ])("answers %s with a client error, without a stack trace", async (_case, body, headers, status, message) => {
    const response = await fetch(`${service.url}/graphql`, { method: "POST", headers, body });
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text).not.toMatch(/\.js:|node_modules|stack/);
    const errorBody = JSON.parse(text).errors[0];
    if (typeof message === "string") expect(errorBody.message).toBe(message);
    else expect(errorBody.message).toMatch(message);
    expect(errorBody.extensions.code).toMatch(/^[A-Z_]+$/);
  });

  it("validates the query of a GET in its decoded form, however it is encoded", async () => {
    for (const query of ["%7Bforbidden%7D", "%23%FF%0A%7Bforbidden%7D", "%7Bforbidden%23%0D%0A%7D"]) {
      const response = await fetch(`${service.url}/graphql?query=${query}`, {
        headers: { authorization: "Bearer partner" },
      });
      expect(response.status, query).toBe(400);
      expect(await response.text(), query).toContain("Not this one.");
    }
  });

  it("accepts a GET with a credential, which no foreign page can send", async () => {
    const response = await fetch(`${service.url}/graphql?query=%7Bcaller%7D`, {
      headers: { authorization: "Bearer partner:b" },
    });
    expect(await response.json()).toEqual({ data: { caller: "b" } });
  });

  it("rejects a GET that a foreign page can send without a preflight", async () => {
    const response = await fetch(`${service.url}/graphql?query=%7Bhello%7D`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Cross-Site Request Forgery");
  });

  it("rejects mutations by GET", async () => {
    const response = await fetch(`${service.url}/graphql?query=mutation%7Btick%7D`, {
      headers: { "apollo-require-preflight": "true" },
    });
    expect(response.status).toBe(405);
  });

  it("counts operations, and logs requests without their query string", async () => {
    await fetch(`${service.url}/graphql?query=%7Bhello%7D&secret=s3cret`, {
      headers: { authorization: "Bearer partner" },
    });
    expect(await (await fetch(`${service.url}/metrics`)).text()).toMatch(
      /verification_graph_graphql_operations_total\{type="query",outcome="ok"\} [1-9]/,
    );
    const line = service.lines.map((text) => JSON.parse(text)).find((entry) => entry.path === "/graphql");
    expect(line).toMatchObject({
      method: "POST",
      status: 200,
      request: expect.any(String),
      milliseconds: expect.any(Number),
    });
    expect(service.lines.join("")).not.toMatch(/s3cret|Bearer/);
  });
});

describe("the rate limit", () => {
  it("counts by tenant, reports the remaining requests, and responds with 429 beyond the limit", async () => {
    const service = await TinyService.start({ rateLimitPerMinute: 2 });
    const ask = (tenant: string) => service.post({ query: "{ hello }" }, { authorization: `Bearer partner:${tenant}` });
    const first = await ask("a");
    expect(first.headers.get("ratelimit-limit")).toBe("2");
    expect(first.headers.get("ratelimit-remaining")).toBe("1");
    await ask("a");
    const third = await ask("a");
    expect(third.status).toBe(429);
    expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await third.json()).errors[0].extensions.code).toBe("RATE_LIMITED");
    expect((await ask("b")).status).toBe(200);
    await service.stop();
  });

  it("counts by the address that a trusted proxy reports, IPv6 by network, and ignores other forwarded addresses", async () => {
    const statuses = async (service: TinyService, addresses: string[]) => {
      const answers = [];
      for (const address of addresses)
        answers.push((await service.post({ query: "{ hello }" }, { "x-forwarded-for": address })).status);
      await service.stop();
      return answers;
    };
    const behindProxy = await TinyService.start({ rateLimitPerMinute: 1, trustedProxies: ["127.0.0.0/8"] });
    expect(
      await statuses(behindProxy, [
        "192.0.2.1",
        "192.0.2.2",
        "192.0.2.1",
        "2001:db8::1",
        "2001:db8:0:1::1",
        "2001:db8::2",
      ]),
    ).toEqual([200, 200, 429, 200, 200, 429]);
    expect(await statuses(await TinyService.start({ rateLimitPerMinute: 1 }), ["192.0.2.1", "192.0.2.2"])).toEqual([
      200, 429,
    ]);
  });

  it("grants a viewer token a tenth of its tenant's limit, and at least 60 where the tenant has that much", async () => {
    const limitOf = async (rateLimitPerMinute: number, authorization: string) => {
      const service = await TinyService.start({ rateLimitPerMinute });
      const { headers } = await service.post({ query: "{ hello }" }, { authorization });
      await service.stop();
      return Number(headers.get("ratelimit-limit"));
    };
    expect(await limitOf(12_000, "Bearer partner")).toBe(12_000);
    expect(await limitOf(12_000, "Bearer viewer:60000")).toBe(1_200);
    expect(await limitOf(100, "Bearer viewer:60000")).toBe(60);
    expect(await limitOf(2, "Bearer viewer:60000")).toBe(2);
  });

  it("responds with 429 after too many guessed keys", async () => {
    const addresses: string[] = [];
    const service = await TinyService.start({
      authenticate: async (_authorization, address) => {
        addresses.push(address);
        throw new TooManyGuessesError();
      },
    });
    const response = await service.post({ query: "{ hello }" }, { authorization: "Bearer guess" });
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([429, "RATE_LIMITED"]);
    expect(addresses).toEqual(["127.0.0.1"]);
    await service.stop();
  });

  it("counts wrong credentials by address", async () => {
    const service = await TinyService.start({ rateLimitPerMinute: 2 });
    const guess = async () => (await service.post({ query: "{ hello }" }, { authorization: "Bearer guess" })).status;
    expect([await guess(), await guess(), await guess()]).toEqual([401, 401, 429]);
    await service.stop();
  });
});
