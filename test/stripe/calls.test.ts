import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type CallEvent, type CallPolicy, StripeCalls } from "../../src/stripe/calls.js";
import { createStripeClients } from "../../src/stripe/clients.js";
import { parseAs } from "../../src/stripe/parse-response.js";
import { wireSession } from "../../src/stripe/wire.js";
import { ProviderError } from "../../src/verification/provider.js";
import { session } from "./fixtures.js";
import { type Behaviour, failure, MisbehavingServer } from "./misbehaving-server.js";

const quick: Partial<CallPolicy> = { deadlineMs: 5_000, requestTimeoutMs: 2_000, pauseMs: 1, maxPauseMs: 2 };

let server: MisbehavingServer;
let events: CallEvent[];

beforeEach(async () => {
  server = await MisbehavingServer.start(() => ({ status: 200, body: session() }));
  events = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await server.stop();
});

function callsWith(policy: Partial<CallPolicy> = {}, restrictedKey: string | null = null): StripeCalls {
  const clients = createStripeClients({ secretKey: "sk_test_1", restrictedKey, apiUrl: server.url });
  return new StripeCalls(clients, { ...quick, ...policy }, (event) => events.push(event));
}

const parse = parseAs(wireSession);

function create(calls: StripeCalls, idempotencyKey = "key-1") {
  return calls.run({
    operation: "verificationSessions.create",
    credential: "standard",
    idempotencyKey,
    send: (client, options) => client.identity.verificationSessions.create({ type: "document" }, options),
    parse,
  });
}

function retrieve(calls: StripeCalls, id = "vs_1") {
  return calls.run({
    operation: "verificationSessions.retrieve",
    credential: "standard",
    send: (client, options) => client.identity.verificationSessions.retrieve(id, {}, options),
    parse,
  });
}

async function errorOf(promise: Promise<unknown>): Promise<ProviderError> {
  const error = await promise.then(
    () => new Error("The call succeeded"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProviderError) return error;
  throw error;
}

describe("a transient failure", () => {
  test.each<[string, Behaviour]>([
    ["a reset connection", "reset"],
    ["a response cut in the body", "cut"],
    ["the page of a proxy", "page"],
    [
      "another request with the same key in progress",
      failure(409, { type: "idempotency_error", code: "idempotency_key_in_use" }),
    ],
    ["too many requests", failure(429, { type: "invalid_request_error", code: "rate_limit" })],
    ["a locked object", failure(429, { type: "invalid_request_error", code: "lock_timeout" })],
    ["a 500", failure(500)],
    ["a 503", failure(503)],
    ["a failed dependency", failure(424)],
    ["a 500 without an error in it", { status: 500, body: { message: "Internal" } }],
    ["a 500 that looks like a session", { status: 500, body: session() }],
    ["a 200 with an error in it", failure(200)],
    ["another kind of object", { status: 200, body: { object: "customer", id: "cus_1" } }],
    ["an empty object", { status: 200, body: {} }],
    ["an empty list", { status: 200, body: [] }],
    ["a bare string", { status: 502, body: "Bad gateway" }],
    ["a bare number", { status: 200, body: 5 }],
    ["a null body", { status: 200, body: null }],
  ])("is retried with the same idempotency key: %s", async (_, behaviour) => {
    server.next.push(behaviour);
    expect(await create(callsWith())).toMatchObject({ id: "vs_1" });
    expect(server.requests).toHaveLength(2);
    expect(server.requests.map((request) => request.idempotencyKey)).toEqual(["key-1", "key-1"]);
    expect(events).toMatchObject([{ outcome: "OK", requests: 2 }]);
  });

  test("is retried several times in one call", async () => {
    server.next.push(failure(500), "cut", failure(429), failure(409));
    await create(callsWith());
    expect(events).toMatchObject([{ outcome: "OK", requests: 5 }]);
  });

  test("is not retried where Stripe advises against it", async () => {
    server.otherwise = () => failure(500, {}, { "stripe-should-retry": "false" });
    expect((await errorOf(create(callsWith()))).failure).toBe("UNAVAILABLE");
    expect(server.requests).toHaveLength(1);
  });

  test("is retried where Stripe advises it", async () => {
    server.next.push(failure(400, { type: "invalid_request_error" }, { "stripe-should-retry": "true" }));
    await create(callsWith());
    expect(server.requests).toHaveLength(2);
  });

  test("rejects with Stripe's last error, without personal data, where it persists", async () => {
    server.otherwise = () => failure(503, { code: "overloaded" });
    const error = await errorOf(create(callsWith({ retries: 3 })));
    expect(error).toMatchObject({ failure: "UNAVAILABLE", details: { requestId: "req_test", retryAfter: 1 } });
    expect(error.message).toContain("status 503");
    expect(`${error.stack}${JSON.stringify(error)}`).not.toMatch(/Jenny|1555/);
    expect(server.requests).toHaveLength(4);
    expect(events).toMatchObject([{ outcome: "UNAVAILABLE", requests: 4 }]);
  });

  test("passes on the pause that Stripe requests", async () => {
    server.otherwise = () => failure(429, {}, { "retry-after": "7" });
    const error = await errorOf(retrieve(callsWith({ retries: 0 })));
    expect(error.details.retryAfter).toBe(7);
  });

  test("names the error code of a closed connection", async () => {
    server.otherwise = () => "reset";
    const error = await errorOf(retrieve(callsWith({ retries: 1 })));
    expect(error.message).toContain("ECONNRESET");
    expect(server.requests).toHaveLength(2);
  });

  test("names the error code where no server listens at the address", async () => {
    const calls = callsWith({ retries: 1 });
    const { url } = server;
    await server.stop();
    const error = await errorOf(retrieve(calls));
    server = await MisbehavingServer.start(() => "reset");
    expect(error).toMatchObject({ failure: "UNAVAILABLE" });
    expect(error.message).toContain("ECONNREFUSED");
    expect(error.message).not.toContain(new URL(url).port);
  });
});

describe("a permanent failure", () => {
  test.each<[string, Behaviour]>([
    ["400", failure(400, { type: "invalid_request_error" })],
    ["401", failure(401)],
    ["403", failure(403)],
    ["404", failure(404, { type: "invalid_request_error", code: "resource_missing" })],
    ["another request with the same key", failure(400, { type: "idempotency_error" })],
  ])("is not retried: %s", async (_, behaviour) => {
    server.otherwise = () => behaviour;
    await errorOf(create(callsWith()));
    expect(server.requests).toHaveLength(1);
  });

  test("of a response with a missing field names the field, without a retry", async () => {
    server.otherwise = () => ({
      status: 200,
      body: { ...session(), status: 7, url: "https://verify.stripe.com/start/x" },
    });
    const error = await errorOf(retrieve(callsWith()));
    expect(error.failure).toBe("UNAVAILABLE");
    expect(error.message).toContain("status");
    expect(error.message).not.toContain("verify.stripe.com");
    expect(server.requests).toHaveLength(1);
  });
});

describe("the time limits", () => {
  test("retry a request that gets no response", async () => {
    server.next.push("stall");
    await create(callsWith({ requestTimeoutMs: 50 }));
    expect(server.requests.map((request) => request.idempotencyKey)).toEqual(["key-1", "key-1"]);
  });

  test("retry a request whose response never ends", async () => {
    server.next.push("dribble");
    await create(callsWith({ requestTimeoutMs: 100 }));
    expect(events).toMatchObject([{ outcome: "OK", requests: 2 }]);
  });

  test("end a call at its deadline, whatever its request does", async () => {
    server.otherwise = () => "stall";
    const error = await errorOf(create(callsWith({ deadlineMs: 80, requestTimeoutMs: 2_000 })));
    expect(error).toMatchObject({ failure: "UNAVAILABLE" });
    expect(error.message).toContain("took too long");
    expect(events[0]?.seconds).toBeLessThan(1);
  });

  test("end a call with the error of its last request", async () => {
    server.otherwise = () => failure(500);
    const error = await errorOf(create(callsWith({ deadlineMs: 100, pauseMs: 100_000, maxPauseMs: 100_000 })));
    expect(error.message).toContain("status 500");
  });
});

describe("the limit of concurrent requests", () => {
  test("is kept, and requests are sent in the order of their calls", async () => {
    const calls = callsWith({ concurrency: 2 });
    server.next.push(...Array<Behaviour>(5).fill("hold"));
    const ended: string[] = [];
    const ids = ["vs_a", "vs_b", "vs_c", "vs_d", "vs_e"];
    const all = ids.map((id) => retrieve(calls, id).then(() => ended.push(id)));
    for (const [index] of ids.entries()) {
      await server.arrived(Math.min(index + 2, ids.length));
      expect(server.holding).toBeLessThanOrEqual(2);
      server.release();
      await all[index];
    }
    await Promise.all(all);
    expect(server.requests.map((request) => request.path.split("/").at(-1))).toEqual(ids);
    expect(ended).toEqual(ids);
  });

  test("counts the wait towards the deadline, and expired calls do not block later ones", async () => {
    const calls = callsWith({ concurrency: 1, deadlineMs: 100, requestTimeoutMs: 2_000 });
    server.next.push("hold");
    const first = errorOf(retrieve(calls, "vs_first"));
    const second = errorOf(retrieve(calls, "vs_second"));
    await Promise.all([first, second]);
    expect(events).toMatchObject([
      { outcome: "UNAVAILABLE", requests: 1 },
      { outcome: "UNAVAILABLE", requests: 0 },
    ]);
    server.release();
    await retrieve(calls, "vs_third");
    expect(server.requests.map((request) => request.path.split("/").at(-1))).toEqual(["vs_first", "vs_third"]);
  });
});

describe("the circuit breaker", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });

  test("opens during an outage, rejects calls at once, and closes after the outage", async () => {
    const calls = callsWith({ retries: 0, openAfter: 3, openMs: 5_000 });
    server.otherwise = () => failure(500);
    for (let n = 0; n < 3; n += 1) await errorOf(retrieve(calls));
    const error = await errorOf(retrieve(calls));
    expect(error).toMatchObject({ failure: "UNAVAILABLE", details: { retryAfter: 5 } });
    expect(server.requests).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ outcome: "UNAVAILABLE", requests: 0 });

    vi.setSystemTime(Date.now() + 5_000);
    await errorOf(retrieve(calls));
    expect(server.requests).toHaveLength(4);
    await errorOf(retrieve(calls));
    expect(server.requests).toHaveLength(4);

    vi.setSystemTime(Date.now() + 5_000);
    server.otherwise = () => ({ status: 200, body: session() });
    await Promise.all([retrieve(calls), retrieve(calls), retrieve(calls)]);
    expect(server.requests).toHaveLength(7);
  });

  test.each<[string, Behaviour]>([
    ["rejections", failure(404, { type: "invalid_request_error" })],
    ["too many requests", failure(429)],
    ["a locked object", failure(409)],
  ])("is not opened by %s", async (_, behaviour) => {
    const calls = callsWith({ retries: 0, openAfter: 2, openMs: 60_000 });
    server.otherwise = () => behaviour;
    for (let n = 0; n < 4; n += 1) await errorOf(retrieve(calls));
    expect(server.requests).toHaveLength(4);
  });

  test("counts consecutive failures only", async () => {
    const calls = callsWith({ retries: 0, openAfter: 2, openMs: 60_000 });
    server.next.push(failure(500), failure(404), failure(500), { status: 200, body: session() }, failure(500));
    for (let n = 0; n < 6; n += 1) await retrieve(calls).catch(() => {});
    expect(server.requests).toHaveLength(6);
  });
});

describe("the credentials", () => {
  const sensitive = (calls: StripeCalls) =>
    calls.run({
      operation: "verificationSessions.retrieve",
      credential: "sensitive",
      expand: ["verified_outputs.dob"],
      send: (client, options) =>
        client.identity.verificationSessions.retrieve("vs_1", { expand: ["verified_outputs.dob"] }, options),
      parse,
    });

  test("send each call with its own key, and report the paths that it expands", async () => {
    const calls = callsWith({}, "rk_test_1");
    await retrieve(calls);
    await sensitive(calls);
    expect(server.requests.map((request) => request.authorization)).toEqual(["Bearer sk_test_1", "Bearer rk_test_1"]);
    expect(server.requests.every((request) => request.userAgent?.includes("verification-graph"))).toBe(true);
    expect(events).toMatchObject([
      { operation: "verificationSessions.retrieve", credential: "standard", expand: [], outcome: "OK", requests: 1 },
      { credential: "sensitive", expand: ["verified_outputs.dob"], outcome: "OK" },
    ]);
  });

  test("reject a sensitive call without a restricted key, before it is sent", async () => {
    expect((await errorOf(sensitive(callsWith()))).failure).toBe("FORBIDDEN");
    expect(server.requests).toHaveLength(0);
    expect(events).toMatchObject([{ outcome: "FORBIDDEN", requests: 0 }]);
  });
});
