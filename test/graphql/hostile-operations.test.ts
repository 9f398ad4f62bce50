import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleOperations } from "../../src/graphql/example-operations.js";
import { limits } from "../../src/graphql/limits.js";
import { post, startTestService, type TestService } from "../support/running-service.js";

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

const times = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => text.replaceAll("#", String(index))).join(" ");
const one = 'verificationSession(id: "vs_x")';

/** Operations that would cost much more to run than to send, with the code that each is refused with. */
const operations: [string, string, object, string][] = [
  ["deep", `{ ${one} { ${times(200, "replaces {")} id ${times(200, "}")} } }`, {}, "LIMIT_EXCEEDED"],
  [
    "deep through fragments",
    `{ ${one} { ...f0 } } ${times(20, "fragment f# on VerificationSession { replaces { ...g# } }")} ${Array.from({ length: 20 }, (_, index) => `fragment g${index} on VerificationSession { ${index < 19 ? `...f${index + 1}` : "id"} }`).join(" ")}`,
    {},
    "LIMIT_EXCEEDED",
  ],
  ["wide at the root", `{ ${times(400, "viewer { tenant }")} }`, {}, "LIMIT_EXCEEDED"],
  ["wide below", `{ ${one} { ${times(900, "x#")} } }`, {}, "LIMIT_EXCEEDED"],
  [
    "the same fields again and again",
    `{ ${one} { ${times(40, "options { requireLiveCapture requireIdNumber }")} } }`,
    {},
    "LIMIT_EXCEEDED",
  ],
  [
    "the same fields in every object",
    `{ ${one} { ${["options", "lastError", "alternatives", "metadata", "redaction", "lastReport", "replaces"].map((name) => times(12, `${name} { ${times(12, "__typename")} }`)).join(" ")} } }`,
    {},
    "LIMIT_EXCEEDED",
  ],
  ["aliases", `{ ${one} { ${times(90, "a#: status")} } }`, {}, "LIMIT_EXCEEDED"],
  ["aliases of the root", `{ ${times(100, "a#: viewer { tenant }")} }`, {}, "LIMIT_EXCEEDED"],
  ["directives", `{ viewer { ${times(40, "tenant @include(if: true)")} } }`, {}, "LIMIT_EXCEEDED"],
  ["many fragments", `{ ...f0 } ${times(60, "fragment f# on Query { __typename }")}`, {}, "LIMIT_EXCEEDED"],
  [
    "fragments that double",
    `{ ${one} { ...f0 } } ${Array.from({ length: 40 }, (_, index) => `fragment f${index} on VerificationSession { ${index < 39 ? `...f${index + 1} ...f${index + 1}` : "id"} }`).join(" ")}`,
    {},
    "LIMIT_EXCEEDED",
  ],
  [
    "fragments in a circle",
    `{ ...f0 } ${Array.from({ length: 20 }, (_, index) => `fragment f${index} on Query { ${times(20, "...f#").replace(`...f${index} `, "")} }`).join(" ")}`,
    {},
    "GRAPHQL_VALIDATION_FAILED",
  ],
  ["huge", `{ ${times(100_000, "viewer { tenant }")} }`.slice(0, 900_000), {}, "LIMIT_EXCEEDED"],
  ["huge name", `{ ${"x".repeat(900_000)} }`, {}, "LIMIT_EXCEEDED"],
  ["many tokens", `{ ${times(2_100, "viewer")} }`, {}, "GRAPHQL_PARSE_FAILED"],
  ["nested lists", `{ nodes(ids: ${"[".repeat(900)}${"]".repeat(900)}) { id } }`, {}, "GRAPHQL_VALIDATION_FAILED"],
  [
    "introspection in circles",
    "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
    {},
    "GRAPHQL_VALIDATION_FAILED",
  ],
  [
    "page of pages",
    "{ verificationSessions(first: 100) { nodes { reports(first: 100) { nodes { id } } } } }",
    {},
    "LIMIT_EXCEEDED",
  ],
  [
    "page of pages by variables",
    "query($n: Int!) { verificationSessions(last: $n) { nodes { events(first: $n) { nodes { id } } } } }",
    { n: 100 },
    "LIMIT_EXCEEDED",
  ],
  [
    "a call to Stripe for each of many",
    `{ verificationSessions(first: 100) { nodes { ${times(5, "a#: url b#: clientSecret")} } } }`,
    {},
    "LIMIT_EXCEEDED",
  ],
];

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

/** Milliseconds at a share of the sorted times. */
function at(share: number, measured: readonly number[]): number {
  return [...measured].sort((a, b) => a - b)[Math.floor(measured.length * share)] ?? 0;
}

/** Milliseconds of processor time that each operation takes, sent alone; the least of three, since other work of the process is in it. */
async function processorTimes(): Promise<Map<string, number>> {
  const spent = new Map<string, number>();
  for (const round of [1, 2, 3]) {
    for (const [name, query, variables] of operations) {
      const begun = process.cpuUsage();
      await send({ query: `${query} # alone ${round}`, variables });
      const { user, system } = process.cpuUsage(begun);
      spent.set(name, Math.min(spent.get(name) ?? Number.POSITIVE_INFINITY, (user + system) / 1_000));
    }
  }
  return spent;
}

/** A quiet tenant's life: how long each of its queries took. */
async function live(until: () => boolean): Promise<number[]> {
  const measured: number[] = [];
  while (!until()) {
    const before = performance.now();
    const { errors } = await post(test.url, "{ verificationSessions(first: 5) { nodes { id status } } }", {}, quiet);
    expect(errors).toEqual([]);
    measured.push(performance.now() - before);
  }
  return measured;
}

describe("operations that ask for too much", () => {
  it.each(operations)("%s: refused, in words, with a code", async (_name, query, variables, code) => {
    const { status, body } = await send({ query, variables });
    expect(body.errors?.[0]?.extensions.code).toBe(code);
    expect(status).toBe(400);
    expect(body.errors?.[0]?.message.length).toBeLessThan(500);
    expect(body.data ?? null).toBeNull();
  });

  it("batches are refused, whatever is in them", async () => {
    const batch = Array.from({ length: 100 }, () => ({ query: "{ viewer { tenant } }" }));
    const { status, body } = await send(batch);
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
  });

  it("are refused on sockets and event streams alike", async () => {
    const client = test.subscribe(hostile);
    for (const [name, query, variables, code] of operations.filter(([, text]) => text.length < 50_000)) {
      const told = await new Promise<string>((resolve) => {
        client.subscribe(
          { query, variables: { ...variables } },
          {
            next: (result) => resolve(JSON.stringify(result)),
            error: (error) => resolve(JSON.stringify(error)),
            complete: () => resolve("complete"),
          },
        );
      });
      expect(told, name).toContain(code);
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

  it("are refused at once, and others hardly notice", async () => {
    const spent = await processorTimes();
    const [most = ["", 0]] = [...spent].sort(([, a], [, b]) => b - a);
    const each = [...spent.values()];
    console.log(
      `hostile operations: processor time of each, client and server together: p50 ${at(0.5, each).toFixed(1)} ms, ` +
        `most ${most[1].toFixed(1)} ms (${most[0]})`,
    );
    let isDone = false;
    const alone = async () => {
      const end = performance.now() + 2_000;
      return live(() => performance.now() > end);
    };
    await alone();
    const before = await alone();
    const beside = live(() => isDone);
    const slowest = new Map<string, number>();
    const took: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      for (const [name, query, variables] of operations) {
        // Another text each time, so that nothing is remembered.
        const sent = { query: `${query} # ${round}`, variables };
        const begun = performance.now();
        await send(sent);
        const milliseconds = performance.now() - begun;
        took.push(milliseconds);
        slowest.set(name, Math.max(slowest.get(name) ?? 0, milliseconds));
      }
      await send(Array.from({ length: 100 }, () => ({ query: "{ viewer { tenant } }" })));
    }
    isDone = true;
    const while_ = await beside;
    const [worst = ["", 0]] = [...slowest].sort(([, a], [, b]) => b - a);
    console.log(
      `hostile operations: ${took.length} sent and refused, p50 ${at(0.5, took).toFixed(1)} ms, p99 ${at(0.99, took).toFixed(1)} ms, ` +
        `slowest ${worst[1].toFixed(1)} ms (${worst[0]})`,
    );
    console.log(
      `another tenant's queries: alone p50 ${at(0.5, before).toFixed(1)} ms, p99 ${at(0.99, before).toFixed(1)} ms (${before.length}); ` +
        `meanwhile p50 ${at(0.5, while_).toFixed(1)} ms, p99 ${at(0.99, while_).toFixed(1)} ms (${while_.length})`,
    );
  });
});

describe("operations that ask for what is right", () => {
  it("run: Sandbox's introspection, our examples, a page of 100 with its results", async () => {
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

  it("are told what they cost, where they ask; a page costs its size times what is inside", async () => {
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
    const untold = await send({ query: "{ viewer { tenant } }" });
    expect(untold.body.extensions).toBeUndefined();
    expect(limits.depth).toBeGreaterThan(10);
  });
});
