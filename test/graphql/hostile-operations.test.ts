import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleOperations } from "../../src/graphql/example-operations.js";
import { limits } from "../../src/graphql/limits.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { one, hostileOperations as operations } from "./support/hostile-operations.js";

const [hostile, quiet] = ["vg_test_hostile0000000000", "vg_test_quiet000000000000"];
let test: TestService;
beforeAll(async () => {
  const scopes = ["sessions:read", "sessions:write", "results:read", "results:sensitive", "events:read"];
  test = await startTestService({
    RATE_LIMIT_PER_MINUTE: "1000000",
    LOG_LEVEL: "warn",
    MAX_QUERY_COST: "10000",
    BOOTSTRAP_KEYS: JSON.stringify([
      { tenant: "hostile", key: hostile, scopes },
      { tenant: "quiet", key: quiet, scopes },
    ]),
  });
  for (let count = 0; count < 5; count += 1)
    await test.query("mutation { startSelfieVerification(input: {}) { cursor } }", {}, quiet);
});
afterAll(() => test?.close());

interface Body {
  data?: { verificationSession?: unknown };
  errors?: { message: string; extensions: { code: string } }[];
  extensions?: { cost?: { requested: number; limit: number } };
}

async function send(body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${test.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${hostile}`, ...headers },
    body: JSON.stringify(body),
  });
  const answer: Body = await response.json();
  return { status: response.status, body: answer };
}

describe("operations beyond a limit", () => {
  it.each(operations)("are refused with a message and a code: %s", async (_name, query, variables, code) => {
    const { status, body } = await send({ query, variables });
    expect(body.errors?.[0]?.extensions.code).toBe(code);
    expect(status).toBe(400);
    expect(body.errors?.[0]?.message.length).toBeLessThan(500);
    expect(body.data ?? null).toBeNull();
  });

  it("are refused as batches", async () => {
    const batch = Array.from({ length: 100 }, () => ({ query: "{ viewer { tenant } }" }));
    const { status, body } = await send(batch);
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
  });

  it("are refused over WebSocket and as event streams too", async () => {
    const client = test.createWebSocketClient(hostile);
    for (const [name, query, variables, code] of operations.filter(([, text]) => text.length < 50_000)) {
      const outcome = await new Promise<string>((resolve) => {
        client.subscribe(
          { query, variables: { ...variables } },
          {
            next: (result) => resolve(JSON.stringify(result)),
            error: (error) => resolve(JSON.stringify(error)),
            complete: () => resolve("complete"),
          },
        );
      });
      expect(outcome, name).toContain(code);
      const response = await fetch(`${test.url}/graphql/stream`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "text/event-stream",
          authorization: `Bearer ${hostile}`,
        },
        body: JSON.stringify({ query, variables }),
      });
      expect(await response.text(), name).toContain(code);
    }
  });
});

describe("operations within the limits", () => {
  it("run: the introspection of Sandbox, our examples, a page of 100 sessions with results", async () => {
    const introspection = await send({ query: getIntrospectionQuery() });
    expect(introspection.body.errors).toBeUndefined();
    for (const { name, document } of exampleOperations().filter(({ document }) => document.includes("query "))) {
      const { body } = await send({ query: document, variables: { id: "vs_x" } });
      expect(body.errors, name).toBeUndefined();
    }
    const page = `{ verificationSessions(first: 100) { edges { cursor node { id status checks attempts clientReferenceId createdAt updatedAt
      lastError { code message } verifiedOutputs { firstName lastName email address { line1 city postalCode country } dob { day month year } }
      lastReport { id document { status type number issuingCountry } selfie { status } } } } pageInfo { hasNextPage endCursor } } }`;
    const { body } = await send({ query: page }, { "x-query-cost": "1" });
    expect(body.errors).toBeUndefined();
    expect(body.extensions?.cost?.requested).toBeGreaterThan(2_500);
    expect(body.extensions?.cost?.requested).toBeLessThan(5_000);
  });

  it("have their cost in the response on request; a page costs its size times its contents", async () => {
    const costOf = async (query: string, variables: object = {}) =>
      (await send({ query, variables }, { "x-query-cost": "1" })).body.extensions?.cost?.requested;
    const sessions = (size: string) => `{ verificationSessions${size} { nodes { id status } } }`;
    expect(await costOf(sessions("(first: 10)"))).toBe(1 + 10 * 3);
    expect(await costOf(sessions("(last: 100)"))).toBe(1 + 100 * 3);
    expect(await costOf(sessions(""))).toBe(1 + 20 * 3);
    const byVariable = "query($n: Int = 7) { verificationSessions(first: $n) { nodes { id status } } }";
    expect(await costOf(byVariable)).toBe(1 + 7 * 3);
    expect(await costOf(byVariable, { n: 50 })).toBe(1 + 50 * 3);
    expect(await costOf('{ nodes(ids: ["vs_a", "vs_b"]) { id } }')).toBe(1 + 2);
    expect(await costOf(`{ ${one} { url } }`)).toBe(1 + 21);
    const withoutRequest = await send({ query: "{ viewer { tenant } }" });
    expect(withoutRequest.body.extensions).toBeUndefined();
    expect(limits.depth).toBeGreaterThan(10);
  });
});
