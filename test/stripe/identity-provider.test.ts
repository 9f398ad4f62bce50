import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CallEvent, StripeCalls } from "../../src/stripe/calls.js";
import { createStripeClients } from "../../src/stripe/clients.js";
import { identityEventTypes } from "../../src/stripe/event-types.js";
import { StripeIdentityProvider } from "../../src/stripe/identity-provider.js";
import type { CreateSessionRequest } from "../../src/verification/provider.js";
import { event, report, session } from "./fixtures.js";
import { failure, MisbehavingServer, type ReceivedRequest } from "./misbehaving-server.js";

let server: MisbehavingServer;
let provider: StripeIdentityProvider;
let events: CallEvent[];

beforeEach(async () => {
  server = await MisbehavingServer.start(() => ({ status: 200, body: session() }));
  events = [];
  const clients = createStripeClients({ secretKey: "sk_test_1", restrictedKey: "rk_test_1", apiUrl: server.url });
  provider = new StripeIdentityProvider(new StripeCalls(clients, { pauseMs: 1 }, (call) => events.push(call)));
});
afterEach(async () => {
  expect(server.requests.every((request) => request.authorization === "Bearer sk_test_1")).toBe(true);
  await server.stop();
});

const plain: CreateSessionRequest = {
  type: "DOCUMENT",
  flowId: null,
  options: { documentTypes: [], requireLiveCapture: false, requireIdNumber: false, requireMatchingSelfie: false },
  clientReferenceId: null,
  relatedCustomer: null,
  returnUrl: null,
  email: null,
  phone: null,
  metadata: {},
};

/** Serves a list in pages, by `limit` and `starting_after`. */
function listOf(items: readonly { id: string }[]) {
  return ({ query }: ReceivedRequest) => {
    const after = query.get("starting_after");
    const start = after === null ? 0 : items.findIndex((item) => item.id === after) + 1;
    const data = items.slice(start, start + Number(query.get("limit")));
    return { status: 200, body: { object: "list", data, has_more: start + data.length < items.length, url: "/v1" } };
  };
}

const sent = () => Object.fromEntries(server.requests.at(-1)?.body ?? []);

describe("the request for a new session", () => {
  test("contains only the fields that are set, and the idempotency key", async () => {
    expect(await provider.createSession(plain, "key-1")).toMatchObject({ id: "vs_1", status: "REQUIRES_INPUT" });
    expect(sent()).toEqual({ type: "document" });
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      path: "/v1/identity/verification_sessions",
      idempotencyKey: "key-1",
    });
  });

  test("contains every field that is set", async () => {
    await provider.createSession(
      {
        type: "ID_NUMBER",
        flowId: null,
        options: {
          documentTypes: ["PASSPORT", "ID_CARD", "DRIVING_LICENSE"],
          requireLiveCapture: true,
          requireIdNumber: true,
          requireMatchingSelfie: true,
        },
        clientReferenceId: "user-7",
        relatedCustomer: "cus_1",
        returnUrl: "https://app.example/done",
        email: "jenny@example.com",
        phone: "+15550001111",
        metadata: { order: "12" },
      },
      "key-1",
    );
    expect(sent()).toEqual({
      type: "id_number",
      "options[document][allowed_types][0]": "passport",
      "options[document][allowed_types][1]": "id_card",
      "options[document][allowed_types][2]": "driving_license",
      "options[document][require_live_capture]": "true",
      "options[document][require_id_number]": "true",
      "options[document][require_matching_selfie]": "true",
      client_reference_id: "user-7",
      related_customer: "cus_1",
      return_url: "https://app.example/done",
      "provided_details[email]": "jenny@example.com",
      "provided_details[phone]": "+15550001111",
      "metadata[order]": "12",
    });
  });

  test("contains the flow in place of a type", async () => {
    await provider.createSession({ ...plain, type: "FLOW", flowId: "vf_1" }, "key-1");
    expect(sent()).toEqual({ verification_flow: "vf_1" });
  });

  test.each<[string, Partial<CreateSessionRequest>]>([
    ["a flow without its id", { type: "FLOW" }],
    ["an unknown document type", { options: { ...plain.options, documentTypes: ["PASSPORT", "UNKNOWN"] } }],
  ])("is rejected before it is sent: %s", async (_, change) => {
    await expect(provider.createSession({ ...plain, ...change }, "key-1")).rejects.toMatchObject({
      failure: "REJECTED",
    });
    expect(server.requests).toHaveLength(0);
  });

  test("is repeated with the same key after the first response was cut", async () => {
    server.next.push("cut");
    await provider.createSession(plain, "key-1");
    expect(server.requests.map((request) => request.idempotencyKey)).toEqual(["key-1", "key-1"]);
  });
});

describe("a session", () => {
  test.each([
    ["read", () => provider.readSession("vs_1"), "GET", "/v1/identity/verification_sessions/vs_1", undefined],
    [
      "canceled",
      () => provider.cancelSession("vs_1", "k"),
      "POST",
      "/v1/identity/verification_sessions/vs_1/cancel",
      "k",
    ],
    [
      "redacted",
      () => provider.redactSession("vs_1", "k"),
      "POST",
      "/v1/identity/verification_sessions/vs_1/redact",
      "k",
    ],
    ["updated", () => provider.updateSession("vs_1", {}, "k"), "POST", "/v1/identity/verification_sessions/vs_1", "k"],
  ])("is %s", async (_, act, method, path, idempotencyKey) => {
    expect(await act()).toMatchObject({ id: "vs_1" });
    expect(server.requests).toMatchObject([{ method, path, idempotencyKey }]);
  });

  test("is changed in the given fields only", async () => {
    await provider.updateSession("vs_1", { metadata: { gone: "", kept: "1" }, requireLiveCapture: false }, "k");
    expect(sent()).toEqual({
      "metadata[gone]": "",
      "metadata[kept]": "1",
      "options[document][require_live_capture]": "false",
    });
  });

  test("can be changed back to every document type", async () => {
    await provider.updateSession("vs_1", { documentTypes: [], email: "a@b.example" }, "k");
    expect(sent()).toEqual({
      "options[document][allowed_types][0]": "driving_license",
      "options[document][allowed_types][1]": "id_card",
      "options[document][allowed_types][2]": "passport",
      "provided_details[email]": "a@b.example",
    });
  });

  test.each([
    "",
    "..",
    "vs_1/cancel",
    "vs_1?expand[]=verified_outputs",
    "vs 1",
    "a".repeat(256),
  ])("is not requested for the id %j, which no object can have", async (id) => {
    await expect(provider.readSession(id)).rejects.toMatchObject({ failure: "NOT_FOUND" });
    await expect(provider.cancelSession(id, "k")).rejects.toMatchObject({ failure: "NOT_FOUND" });
    await expect(provider.listReports(id)).rejects.toMatchObject({ failure: "NOT_FOUND" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("the reports of a session", () => {
  test("are all returned, oldest first, without expanding anything", async () => {
    const reports = Array.from({ length: 205 }, (_, n) => report({ id: `vr_${205 - n}` }));
    server.otherwise = listOf(reports);
    const listed = await provider.listReports("vs_1");
    expect(listed.map((one) => one.id)).toEqual(reports.map((one) => one.id).reverse());
    expect(JSON.stringify(listed)).not.toContain("Jenny");
    expect(events).toMatchObject(Array(3).fill({ operation: "verificationReports.list", expand: [] }));
    expect(server.requests[0]?.query.get("verification_session")).toBe("vs_1");
  });
});

describe("a mobile credential", () => {
  test("is created for the API version of the mobile SDK", async () => {
    server.otherwise = () => ({
      status: 200,
      body: {
        object: "ephemeral_key",
        id: "ephkey_1",
        created: 1,
        expires: 1_767_225_600,
        livemode: false,
        secret: "ek_test_1",
      },
    });
    expect(await provider.createMobileCredential("vs_1", "2024-06-20", "k")).toEqual({
      secret: "ek_test_1",
      expiresAt: new Date("2026-01-01T00:00:00Z"),
    });
    expect(sent()).toEqual({ verification_session: "vs_1" });
    expect(server.requests[0]).toMatchObject({ apiVersion: "2024-06-20", idempotencyKey: "k" });
  });
});

describe("the history since a time", () => {
  const since = new Date("2026-01-01T00:00:00.700Z");

  test("contains the events, oldest first, without access to their sessions", async () => {
    const all = Array.from({ length: 250 }, (_, n) =>
      event("identity.verification_session.created", session({ id: `vs_${250 - n}` }), { id: `evt_${250 - n}` }),
    ).map((one) => ({ ...one, id: String(one.id) }));
    server.otherwise = listOf(all);
    const events = [];
    for await (const one of provider.events(since)) events.push(one);
    expect(events.map((one) => one.id)).toEqual(all.map((one) => one.id).reverse());
    expect(JSON.stringify(events)).not.toMatch(/secret|verify\.stripe/);
    expect(server.requests).toHaveLength(3);
    const { query } = server.requests[0] ?? { query: new URLSearchParams() };
    expect(query.get("created[gte]")).toBe("1767225600");
    expect(identityEventTypes.map((_, n) => query.get(`types[${n}]`))).toEqual([...identityEventTypes]);
  });

  test("contains the sessions, newest first", async () => {
    const all = Array.from({ length: 120 }, (_, n) => session({ id: `vs_${120 - n}` }));
    server.otherwise = listOf(all);
    const ids = [];
    for await (const one of provider.sessions(null)) ids.push(one.id);
    expect(ids).toEqual(all.map((one) => one.id));
    expect(server.requests).toHaveLength(2);
    expect(server.requests[0]?.query.has("created[gte]")).toBe(false);
  });

  test("rejects with a typed error where a request fails", async () => {
    server.otherwise = () => failure(400, { type: "invalid_request_error" });
    await expect(provider.events(null)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ failure: "REJECTED" });
  });
});
