import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CallEvent, StripeCalls } from "../../src/stripe/calls.js";
import { createStripeClients } from "../../src/stripe/clients.js";
import { StripeResultsReader } from "../../src/stripe/results-reader.js";
import {
  ProviderError,
  type ReportResultsRequest,
  type SessionResultsRequest,
} from "../../src/verification/provider.js";
import { type ReportLeaf, reportLeaves, type SessionLeaf, sessionLeaves } from "../../src/verification/results.js";
import { outputs, report, session } from "./fixtures.js";
import { type Behaviour, failure, MisbehavingServer, type ReceivedRequest } from "./misbehaving-server.js";

const now = new Date("2026-01-01T12:00:00.250Z");
const firstSecond = 1_767_225_600;

let server: MisbehavingServer;
let reader: StripeResultsReader;
let events: CallEvent[];
/** The objects at Stripe, newest first. */
let stored: { id: string; created: number }[];

beforeEach(async () => {
  stored = [];
  events = [];
  server = await MisbehavingServer.start(serve);
  const clients = createStripeClients({ secretKey: "sk_test_1", restrictedKey: "rk_test_1", apiUrl: server.url });
  reader = new StripeResultsReader(new StripeCalls(clients, { pauseMs: 1 }, (call) => events.push(call)), () => now);
});
afterEach(() => server.stop());

/** Serves lists and single objects as Stripe does. */
function serve({ path, query }: ReceivedRequest): Behaviour {
  const id = path.split("/")[4];
  if (id !== undefined) {
    const one = stored.find((object) => object.id === id);
    return one ? { status: 200, body: one } : failure(404, { type: "invalid_request_error", code: "resource_missing" });
  }
  const [gte, lte] = ["gte", "lte"].map((bound) => Number(query.get(`created[${bound}]`)));
  const inTime = stored.filter(({ created }) => created >= Number(gte) && created <= Number(lte));
  const start = inTime.findIndex((object) => object.id === query.get("starting_after")) + 1;
  const data = inTime.slice(start, start + Number(query.get("limit")));
  return { status: 200, body: { object: "list", data, has_more: start + data.length < inTime.length, url: "/v1" } };
}

/** Stores verified sessions, created a second apart, and returns requests for a part of them. */
function verified(
  count: number,
  leaves: SessionLeaf[],
  isRequested: (n: number) => boolean = () => true,
): SessionResultsRequest[] {
  const all = Array.from({ length: count }, (_, n) =>
    session({ id: `vs_${n}`, created: firstSecond + n, status: "verified", verified_outputs: outputs ?? null }),
  );
  stored = all.toReversed();
  return all
    .filter((_, n) => isRequested(n))
    .map(({ id, created }) => ({ id, createdAt: new Date(created * 1000), leaves: new Set(leaves) }));
}

const ids = (results: readonly ({ id: string } | Error)[]) =>
  results.map((result) => (result instanceof Error ? result.message : result.id));

describe("a page of sessions with their names", () => {
  test("is read with one call, in the order of the requests", async () => {
    const requests = verified(100, ["outputs"]);
    const results = await reader.sessionResults(requests, "standard");
    expect(ids(results)).toEqual(requests.map((request) => request.id));
    expect(results[7]).toMatchObject({ outputs: { firstName: "Jenny", dob: null } });
    expect(events).toMatchObject([
      { operation: "verificationSessions.list", credential: "standard", expand: ["data.verified_outputs"] },
    ]);
    expect(Object.fromEntries(server.requests[0]?.query ?? [])).toEqual({
      limit: "100",
      "created[gte]": String(firstSecond),
      "created[lte]": String(firstSecond + 99),
      "expand[0]": "data.verified_outputs",
    });
    expect(server.requests[0]?.authorization).toBe("Bearer sk_test_1");
  });

  test("is read with two calls where other sessions are in between", async () => {
    const requests = verified(200, ["outputs"], (n) => n % 2 === 0);
    expect(ids(await reader.sessionResults(requests, "standard"))).toEqual(requests.map((request) => request.id));
    expect(events.map((call) => call.operation)).toEqual(Array(2).fill("verificationSessions.list"));
  });

  test("is completed one by one where too many other sessions are in between", async () => {
    const requests = verified(400, ["outputs"], (n) => n < 3 || n > 390);
    expect(ids(await reader.sessionResults(requests, "standard"))).toEqual(requests.map((request) => request.id));
    const operations = events.map((call) => call.operation);
    expect(operations.filter((name) => name.endsWith("list"))).toHaveLength(2);
    expect(operations.filter((name) => name.endsWith("retrieve"))).toHaveLength(3);
  });

  test("expands the leaves of all requests, and returns to each request its own", async () => {
    const requests = verified(3, []);
    const leaves: SessionLeaf[][] = [["outputs"], ["outputs.dob", "reason"], ["outputs.sex"]];
    const mixed = requests.map((request, n) => ({ ...request, leaves: new Set(leaves[n]) }));
    const results = await reader.sessionResults(mixed, "sensitive");
    expect(events).toMatchObject([
      {
        credential: "sensitive",
        expand: ["data.verified_outputs", "data.verified_outputs.dob", "data.verified_outputs.sex"],
      },
    ]);
    expect(results).toMatchObject([
      { outputs: { firstName: "Jenny", dob: null, sex: null } },
      { outputs: { firstName: null, dob: { year: 1990 }, sex: null } },
      { outputs: { firstName: null, dob: null, sex: "FEMALE" } },
    ]);
  });

  test("has an error for a missing session, and the results of the others", async () => {
    const requests = verified(5, ["outputs"]);
    stored = stored.filter((one) => one.id !== "vs_2");
    const results = await reader.sessionResults(requests, "standard");
    expect(results[2]).toMatchObject({ failure: "NOT_FOUND" });
    expect(results.filter((result) => result instanceof Error)).toHaveLength(1);
    expect(events.map((call) => call.outcome)).toEqual(["OK", "NOT_FOUND"]);
  });

  test("has an error for a session that can't be parsed, and the results of the others", async () => {
    const requests = verified(4, ["outputs"]);
    stored = stored.map((one) => (one.id === "vs_1" ? { ...one, verified_outputs: "?" } : one));
    const results = await reader.sessionResults(requests, "standard");
    expect(results.map((result) => result instanceof ProviderError)).toEqual([false, true, false, false]);
  });

  test("fails with one call, not with a hundred, while Stripe is unavailable", async () => {
    const requests = verified(100, ["outputs"]);
    server.otherwise = () => failure(500, {}, { "stripe-should-retry": "false" });
    const results = await reader.sessionResults(requests, "standard");
    expect(results).toHaveLength(100);
    expect(results.every((result) => result instanceof ProviderError && result.failure === "UNAVAILABLE")).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  test("is read one by one where the list is forbidden", async () => {
    const requests = verified(4, ["outputs.dob"]);
    server.otherwise = (request) => {
      const id = request.path.split("/")[4];
      return id === undefined || id === "vs_0" ? failure(403) : serve(request);
    };
    const results = await reader.sessionResults(requests, "sensitive");
    expect(results[0]).toMatchObject({ failure: "FORBIDDEN" });
    expect(ids(results.slice(1))).toEqual(["vs_1", "vs_2", "vs_3"]);
  });
});

describe("one or two sessions", () => {
  test.each([1, 2])("are retrieved one by one: %d", async (count) => {
    await reader.sessionResults(verified(count, ["reason"]), "standard");
    expect(events).toMatchObject(Array(count).fill({ operation: "verificationSessions.retrieve", expand: [] }));
  });

  test("are read once for several requests", async () => {
    const [request] = verified(1, ["outputs"]);
    if (!request) throw new Error("no request");
    const other: SessionResultsRequest = { ...request, leaves: new Set<SessionLeaf>(["outputs.dob"]) };
    const results = await reader.sessionResults([request, other, request], "sensitive");
    expect(results).toMatchObject([
      { outputs: { firstName: "Jenny", dob: null } },
      { outputs: { firstName: null, dob: { year: 1990 } } },
      { outputs: { firstName: "Jenny" } },
    ]);
    expect(events).toMatchObject([{ expand: ["verified_outputs", "verified_outputs.dob"] }]);
  });

  test("are read with the restricted key for a date of birth", async () => {
    await reader.sessionResults(verified(1, ["outputs.dob"]), "sensitive");
    expect(server.requests).toMatchObject([{ authorization: "Bearer rk_test_1" }]);
    expect(server.requests[0]?.query.getAll("expand[0]")).toEqual(["verified_outputs.dob"]);
  });

  test("cause no call without a request", async () => {
    expect(await reader.sessionResults([], "standard")).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });
});

describe("a leaf", () => {
  test.each<[SessionLeaf, string[]]>([
    ["reason", []],
    ["outputs", ["verified_outputs"]],
    ["outputs.dob", ["verified_outputs.dob"]],
    ["outputs.idNumber", ["verified_outputs.id_number"]],
    ["outputs.sex", ["verified_outputs.sex"]],
    ["outputs.placeOfBirth", ["verified_outputs.unparsed_place_of_birth"]],
  ])("of a session, %s, expands %j", async (leaf, expand) => {
    await reader.sessionResults(verified(1, [leaf]), "sensitive");
    expect(events).toMatchObject([{ expand }]);
  });

  test.each<[ReportLeaf, string[]]>([
    ["checks", []],
    ["document.dob", ["document.dob"]],
    ["document.expirationDate", ["document.expiration_date"]],
    ["document.number", ["document.number"]],
    ["document.sex", ["document.sex"]],
    ["document.placeOfBirth", ["document.unparsed_place_of_birth"]],
    ["idNumber.dob", ["id_number.dob"]],
    ["idNumber.number", ["id_number.id_number"]],
  ])("of a report, %s, expands %j", async (leaf, expand) => {
    await reader.reportResults(reportRequests(1, [leaf]), "sensitive");
    expect(events).toMatchObject([{ operation: "verificationReports.retrieve", expand }]);
    events = [];
    await reader.reportResults(reportRequests(3, [leaf]), "sensitive");
    expect(events).toMatchObject([
      { operation: "verificationReports.list", expand: expand.map((path) => `data.${path}`) },
    ]);
  });

  test.each([
    ...sessionLeaves.filter((leaf) => leaf.includes(".")),
  ])("%s is not read with the secret key", async (leaf) => {
    const [standard, sensitive] = verified(2, ["outputs"]);
    if (!standard || !sensitive) throw new Error("no request");
    const results = await reader.sessionResults([standard, { ...sensitive, leaves: new Set([leaf]) }], "standard");
    expect(results).toMatchObject([{ id: "vs_0" }, { failure: "FORBIDDEN" }]);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ...reportLeaves.filter((leaf) => leaf.includes(".")),
  ])("%s is not read with the secret key", async (leaf) => {
    expect(await reader.reportResults(reportRequests(1, [leaf]), "standard")).toMatchObject([{ failure: "FORBIDDEN" }]);
    expect(server.requests).toHaveLength(0);
  });
});

function reportRequests(count: number, leaves: ReportLeaf[]): ReportResultsRequest[] {
  const all = Array.from({ length: count }, (_, n) => report({ id: `vr_${n}`, created: firstSecond + n }));
  stored = all.toReversed();
  return all.map(({ id, created }) => ({
    id,
    sessionId: "vs_1",
    createdAt: new Date(created * 1000),
    leaves: new Set(leaves),
  }));
}

describe("a page of reports", () => {
  test("is read with one call", async () => {
    const results = await reader.reportResults(reportRequests(100, ["checks", "document.number"]), "sensitive");
    expect(results).toHaveLength(100);
    expect(results[99]).toMatchObject({ id: "vr_99", document: { number: "D1234567", dob: null, firstName: "Jenny" } });
    expect(events).toHaveLength(1);
  });
});

describe("a link to an image", () => {
  const link = {
    object: "file_link",
    id: "link_1",
    url: "https://files.stripe.com/links/x",
    expires_at: 1_767_268_810,
  };

  test.each([
    [10, 1_767_268_811],
    [1, 1_767_268_802],
    [30, 1_767_268_830],
  ])("for %d s is created with the restricted key", async (seconds, expires) => {
    server.otherwise = () => ({ status: 200, body: link });
    expect(await reader.imageLink("file_1", seconds)).toEqual({
      url: "https://files.stripe.com/links/x",
      expiresAt: new Date("2026-01-01T12:00:10Z"),
    });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", path: "/v1/file_links", authorization: "Bearer rk_test_1" });
    expect(Object.fromEntries(request?.body ?? [])).toEqual({ file: "file_1", expires_at: String(expires) });
    expect(request?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("is created anew on each call", async () => {
    server.otherwise = () => ({ status: 200, body: link });
    await reader.imageLink("file_1", 30);
    await reader.imageLink("file_1", 30);
    expect(new Set(server.requests.map((request) => request.idempotencyKey)).size).toBe(2);
  });

  test.each([
    [400, "resource_missing"],
    [404, "resource_missing"],
    [404, undefined],
  ])("is null where Stripe answers %d, %s, as for an image that is gone", async (status, code) => {
    server.otherwise = () => failure(status, { type: "invalid_request_error", code, param: "file" });
    expect(await reader.imageLink("file_1", 30)).toBeNull();
  });

  test("is rejected for another refusal", async () => {
    server.otherwise = () => failure(400, { type: "invalid_request_error", code: "parameter_invalid", param: "file" });
    await expect(reader.imageLink("file_1", 30)).rejects.toMatchObject({ failure: "REJECTED" });
  });

  test.each([0, 31, -1, Number.NaN])("is rejected for %d s", async (seconds) => {
    await expect(reader.imageLink("file_1", seconds)).rejects.toMatchObject({ failure: "REJECTED" });
    expect(server.requests).toHaveLength(0);
  });
});
