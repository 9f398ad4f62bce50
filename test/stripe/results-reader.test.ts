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
import { type Behaviour, failure, MisbehavingServer, type SeenRequest } from "./misbehaving-server.js";

const now = new Date("2026-01-01T12:00:00.250Z");
const firstSecond = 1_767_225_600;

let server: MisbehavingServer;
let reader: StripeResultsReader;
let events: CallEvent[];
/** What Stripe holds, newest first. */
let held: { id: string; created: number }[];

beforeEach(async () => {
  held = [];
  events = [];
  server = await MisbehavingServer.start(serve);
  const clients = createStripeClients({ secretKey: "sk_test_1", restrictedKey: "rk_test_1", apiUrl: server.url });
  reader = new StripeResultsReader(new StripeCalls(clients, { pauseMs: 1 }, (call) => events.push(call)), () => now);
});
afterEach(() => server.stop());

/** Lists and single objects, as Stripe serves them. */
function serve({ path, query }: SeenRequest): Behaviour {
  const id = path.split("/")[4];
  if (id !== undefined) {
    const one = held.find((object) => object.id === id);
    return one ? { status: 200, body: one } : failure(404, { type: "invalid_request_error", code: "resource_missing" });
  }
  const [gte, lte] = ["gte", "lte"].map((bound) => Number(query.get(`created[${bound}]`)));
  const inTime = held.filter(({ created }) => created >= Number(gte) && created <= Number(lte));
  const start = inTime.findIndex((object) => object.id === query.get("starting_after")) + 1;
  const data = inTime.slice(start, start + Number(query.get("limit")));
  return { status: 200, body: { object: "list", data, has_more: start + data.length < inTime.length, url: "/v1" } };
}

/** `count` verified sessions, a second apart, and who asks for them. */
function verified(
  count: number,
  leaves: SessionLeaf[],
  mine: (n: number) => boolean = () => true,
): SessionResultsRequest[] {
  const all = Array.from({ length: count }, (_, n) =>
    session({ id: `vs_${n}`, created: firstSecond + n, status: "verified", verified_outputs: outputs ?? null }),
  );
  held = all.toReversed();
  return all
    .filter((_, n) => mine(n))
    .map(({ id, created }) => ({ id, createdAt: new Date(created * 1000), leaves: new Set(leaves) }));
}

const ids = (results: readonly ({ id: string } | Error)[]) =>
  results.map((result) => (result instanceof Error ? result.message : result.id));

describe("a page of sessions with their names", () => {
  test("is one call, in the order that was asked for", async () => {
    const needs = verified(100, ["outputs"]);
    const results = await reader.sessionResults(needs, "standard");
    expect(ids(results)).toEqual(needs.map((need) => need.id));
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

  test("is two calls where others' sessions lie between", async () => {
    const needs = verified(200, ["outputs"], (n) => n % 2 === 0);
    expect(ids(await reader.sessionResults(needs, "standard"))).toEqual(needs.map((need) => need.id));
    expect(events.map((call) => call.operation)).toEqual(Array(2).fill("verificationSessions.list"));
  });

  test("is read on one by one where too many others' lie between", async () => {
    const needs = verified(400, ["outputs"], (n) => n < 3 || n > 390);
    expect(ids(await reader.sessionResults(needs, "standard"))).toEqual(needs.map((need) => need.id));
    const operations = events.map((call) => call.operation);
    expect(operations.filter((name) => name.endsWith("list"))).toHaveLength(2);
    expect(operations.filter((name) => name.endsWith("retrieve"))).toHaveLength(3);
  });

  test("expands what anybody asked for, and gives each what it asked for", async () => {
    const needs = verified(3, []);
    const asked: SessionLeaf[][] = [["outputs"], ["outputs.dob", "reason"], ["outputs.sex"]];
    const mixed = needs.map((need, n) => ({ ...need, leaves: new Set(asked[n]) }));
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

  test("has an error for each session that is missing, and the others' results", async () => {
    const needs = verified(5, ["outputs"]);
    held = held.filter((one) => one.id !== "vs_2");
    const results = await reader.sessionResults(needs, "standard");
    expect(results[2]).toMatchObject({ failure: "NOT_FOUND" });
    expect(results.filter((result) => result instanceof Error)).toHaveLength(1);
    expect(events.map((call) => call.outcome)).toEqual(["OK", "NOT_FOUND"]);
  });

  test("has an error of its own for one that can't be read", async () => {
    const needs = verified(4, ["outputs"]);
    held = held.map((one) => (one.id === "vs_1" ? { ...one, verified_outputs: "?" } : one));
    const results = await reader.sessionResults(needs, "standard");
    expect(results.map((result) => result instanceof ProviderError)).toEqual([false, true, false, false]);
  });

  test("is one refused call when Stripe is away, not a hundred", async () => {
    const needs = verified(100, ["outputs"]);
    server.otherwise = () => failure(500, {}, { "stripe-should-retry": "false" });
    const results = await reader.sessionResults(needs, "standard");
    expect(results).toHaveLength(100);
    expect(results.every((result) => result instanceof ProviderError && result.failure === "UNAVAILABLE")).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  test("is read one by one where one of them may not be seen", async () => {
    const needs = verified(4, ["outputs.dob"]);
    server.otherwise = (request) => {
      const id = request.path.split("/")[4];
      return id === undefined || id === "vs_0" ? failure(403) : serve(request);
    };
    const results = await reader.sessionResults(needs, "sensitive");
    expect(results[0]).toMatchObject({ failure: "FORBIDDEN" });
    expect(ids(results.slice(1))).toEqual(["vs_1", "vs_2", "vs_3"]);
  });
});

describe("one or two sessions", () => {
  test.each([1, 2])("are read by themselves: %d", async (count) => {
    await reader.sessionResults(verified(count, ["reason"]), "standard");
    expect(events).toMatchObject(Array(count).fill({ operation: "verificationSessions.retrieve", expand: [] }));
  });

  test("that are asked for by many are read once", async () => {
    const [need] = verified(1, ["outputs"]);
    if (!need) throw new Error("no need");
    const other: SessionResultsRequest = { ...need, leaves: new Set<SessionLeaf>(["outputs.dob"]) };
    const results = await reader.sessionResults([need, other, need], "sensitive");
    expect(results).toMatchObject([
      { outputs: { firstName: "Jenny", dob: null } },
      { outputs: { firstName: null, dob: { year: 1990 } } },
      { outputs: { firstName: "Jenny" } },
    ]);
    expect(events).toMatchObject([{ expand: ["verified_outputs", "verified_outputs.dob"] }]);
  });

  test("a birth date is one call with the restricted key", async () => {
    await reader.sessionResults(verified(1, ["outputs.dob"]), "sensitive");
    expect(server.requests).toMatchObject([{ authorization: "Bearer rk_test_1" }]);
    expect(server.requests[0]?.query.getAll("expand[0]")).toEqual(["verified_outputs.dob"]);
  });

  test("nobody asked for are no call", async () => {
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
    await reader.reportResults(reportNeeds(1, [leaf]), "sensitive");
    expect(events).toMatchObject([{ operation: "verificationReports.retrieve", expand }]);
    events = [];
    await reader.reportResults(reportNeeds(3, [leaf]), "sensitive");
    expect(events).toMatchObject([
      { operation: "verificationReports.list", expand: expand.map((path) => `data.${path}`) },
    ]);
  });

  test.each([
    ...sessionLeaves.filter((leaf) => leaf.includes(".")),
  ])("%s isn't read with the secret key", async (leaf) => {
    const [open, closed] = verified(2, ["outputs"]);
    if (!open || !closed) throw new Error("no need");
    const results = await reader.sessionResults([open, { ...closed, leaves: new Set([leaf]) }], "standard");
    expect(results).toMatchObject([{ id: "vs_0" }, { failure: "FORBIDDEN" }]);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ...reportLeaves.filter((leaf) => leaf.includes(".")),
  ])("%s isn't read with the secret key", async (leaf) => {
    expect(await reader.reportResults(reportNeeds(1, [leaf]), "standard")).toMatchObject([{ failure: "FORBIDDEN" }]);
    expect(server.requests).toHaveLength(0);
  });
});

function reportNeeds(count: number, leaves: ReportLeaf[]): ReportResultsRequest[] {
  const all = Array.from({ length: count }, (_, n) => report({ id: `vr_${n}`, created: firstSecond + n }));
  held = all.toReversed();
  return all.map(({ id, created }) => ({
    id,
    sessionId: "vs_1",
    createdAt: new Date(created * 1000),
    leaves: new Set(leaves),
  }));
}

describe("a page of reports", () => {
  test("is one call", async () => {
    const results = await reader.reportResults(reportNeeds(100, ["checks", "document.number"]), "sensitive");
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
  ])("that works for %d s is made by the restricted key", async (seconds, expires) => {
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

  test("is another one each time", async () => {
    server.otherwise = () => ({ status: 200, body: link });
    await reader.imageLink("file_1", 30);
    await reader.imageLink("file_1", 30);
    expect(new Set(server.requests.map((request) => request.idempotencyKey)).size).toBe(2);
  });

  test.each([0, 31, -1, Number.NaN])("can't be asked to work for %d s", async (seconds) => {
    await expect(reader.imageLink("file_1", seconds)).rejects.toMatchObject({ failure: "REJECTED" });
    expect(server.requests).toHaveLength(0);
  });
});
