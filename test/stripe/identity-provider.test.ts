import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CallEvent, StripeCalls } from "../../src/stripe/calls.js";
import { createStripeClients } from "../../src/stripe/clients.js";
import { identityEventTypes, StripeIdentityProvider } from "../../src/stripe/identity-provider.js";
import type { CreateSessionRequest } from "../../src/verification/provider.js";
import { event, report, session } from "./fixtures.js";
import { failure, MisbehavingServer, type SeenRequest } from "./misbehaving-server.js";

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

/** Serves a list by `starting_after`, a hundred at a time. */
function listOf(items: readonly { id: string }[]) {
  return ({ query }: SeenRequest) => {
    const after = query.get("starting_after");
    const start = after === null ? 0 : items.findIndex((item) => item.id === after) + 1;
    const data = items.slice(start, start + Number(query.get("limit")));
    return { status: 200, body: { object: "list", data, has_more: start + data.length < items.length, url: "/v1" } };
  };
}

const sent = () => Object.fromEntries(server.requests.at(-1)?.body ?? []);

describe("asking for a session", () => {
  test("names only what is set, under the key that was given", async () => {
    expect(await provider.createSession(plain, "key-1")).toMatchObject({ id: "vs_1", status: "REQUIRES_INPUT" });
    expect(sent()).toEqual({ type: "document" });
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      path: "/v1/identity/verification_sessions",
      idempotencyKey: "key-1",
    });
  });

  test("names all that is set", async () => {
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

  test("of a flow names the flow in place of a type", async () => {
    await provider.createSession({ ...plain, type: "FLOW", flowId: "vf_1" }, "key-1");
    expect(sent()).toEqual({ verification_flow: "vf_1" });
  });

  test.each<[string, Partial<CreateSessionRequest>]>([
    ["a flow without its id", { type: "FLOW" }],
    ["a document type that nobody knows", { options: { ...plain.options, documentTypes: ["PASSPORT", "UNKNOWN"] } }],
  ])("is refused before it is sent: %s", async (_, change) => {
    await expect(provider.createSession({ ...plain, ...change }, "key-1")).rejects.toMatchObject({
      failure: "REJECTED",
    });
    expect(server.requests).toHaveLength(0);
  });

  test("is one session, though the first answer was cut", async () => {
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

  test("is changed where a change is named, and only there", async () => {
    await provider.updateSession("vs_1", { metadata: { gone: "", kept: "1" }, requireLiveCapture: false }, "k");
    expect(sent()).toEqual({
      "metadata[gone]": "",
      "metadata[kept]": "1",
      "options[document][require_live_capture]": "false",
    });
  });

  test("may take every document type again", async () => {
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
  ])("isn't looked for under the id %j", async (id) => {
    await expect(provider.readSession(id)).rejects.toMatchObject({ failure: "NOT_FOUND" });
    await expect(provider.cancelSession(id, "k")).rejects.toMatchObject({ failure: "NOT_FOUND" });
    await expect(provider.listReports(id)).rejects.toMatchObject({ failure: "NOT_FOUND" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("reports of a session", () => {
  test("are told oldest first, all of them, without expanding anything", async () => {
    const reports = Array.from({ length: 205 }, (_, n) => report({ id: `vr_${205 - n}` }));
    server.otherwise = listOf(reports);
    const told = await provider.listReports("vs_1");
    expect(told.map((one) => one.id)).toEqual(reports.map((one) => one.id).reverse());
    expect(JSON.stringify(told)).not.toContain("Jenny");
    expect(events).toMatchObject(Array(3).fill({ operation: "verificationReports.list", expand: [] }));
    expect(server.requests[0]?.query.get("verification_session")).toBe("vs_1");
  });
});

describe("a credential for a phone", () => {
  test("is made for the version that the phone speaks", async () => {
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

describe("what happened since", () => {
  const since = new Date("2026-01-01T00:00:00.700Z");

  test("is told from the oldest event, session states without ways in", async () => {
    const all = Array.from({ length: 250 }, (_, n) =>
      event("identity.verification_session.created", session({ id: `vs_${250 - n}` }), { id: `evt_${250 - n}` }),
    ).map((one) => ({ ...one, id: String(one.id) }));
    server.otherwise = listOf(all);
    const told = [];
    for await (const one of provider.events(since)) told.push(one);
    expect(told.map((one) => one.id)).toEqual(all.map((one) => one.id).reverse());
    expect(JSON.stringify(told)).not.toMatch(/secret|verify\.stripe/);
    expect(server.requests).toHaveLength(3);
    const { query } = server.requests[0] ?? { query: new URLSearchParams() };
    expect(query.get("created[gte]")).toBe("1767225600");
    expect(identityEventTypes.map((_, n) => query.get(`types[${n}]`))).toEqual([...identityEventTypes]);
  });

  test("is told for sessions from the newest", async () => {
    const all = Array.from({ length: 120 }, (_, n) => session({ id: `vs_${120 - n}` }));
    server.otherwise = listOf(all);
    const told = [];
    for await (const one of provider.sessions(null)) told.push(one.id);
    expect(told).toEqual(all.map((one) => one.id));
    expect(server.requests).toHaveLength(2);
    expect(server.requests[0]?.query.has("created[gte]")).toBe(false);
  });

  test("ends with a typed error when Stripe goes away on the way", async () => {
    server.otherwise = () => failure(400, { type: "invalid_request_error" });
    await expect(provider.events(null)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ failure: "REJECTED" });
  });
});
