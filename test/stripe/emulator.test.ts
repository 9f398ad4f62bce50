import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { type RunningEmulator, startEmulator } from "stripe-identity-emulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CallEvent, StripeCalls } from "../../src/stripe/calls.js";
import { createStripeClients } from "../../src/stripe/clients.js";
import { StripeIdentityProvider } from "../../src/stripe/identity-provider.js";
import { StripeResultsReader } from "../../src/stripe/results-reader.js";
import { verifyWebhook } from "../../src/stripe/webhooks.js";
import {
  type CreateSessionRequest,
  ProviderError,
  type ProviderEvent,
  type ProviderSession,
  type ReportResultsRequest,
  type SessionResultsRequest,
} from "../../src/verification/provider.js";
import { firstFailure } from "../../src/verification/report.js";
import { type ReportLeaf, reportLeaves, type SessionLeaf, sessionLeaves } from "../../src/verification/results.js";

const day = 24 * 3600;

let emulator: RunningEmulator;
let events: CallEvent[];
let provider: StripeIdentityProvider;
let reader: StripeResultsReader;

beforeEach(async () => {
  emulator = await startEmulator({ seed: "stripe-room", redactionDelaySeconds: 10 });
  events = [];
  ({ provider, reader } = connect("rk_test_1"));
});
afterEach(() => emulator.close());

/** Connects a provider and a reader to the emulator as the service does. */
function connect(restrictedKey: string | null) {
  const clients = createStripeClients({ secretKey: "sk_test_1", restrictedKey, apiUrl: emulator.url });
  const calls = new StripeCalls(clients, { pauseMs: 1, maxPauseMs: 2 }, (event) => events.push(event));
  return { provider: new StripeIdentityProvider(calls), reader: new StripeResultsReader(calls) };
}

const request: CreateSessionRequest = {
  type: "DOCUMENT",
  flowId: null,
  options: { documentTypes: [], requireLiveCapture: false, requireIdNumber: true, requireMatchingSelfie: true },
  clientReferenceId: "user-7",
  relatedCustomer: null,
  returnUrl: "https://app.example/done",
  email: null,
  phone: null,
  metadata: { tenant: "acme" },
};

const person = {
  first_name: "Ada",
  last_name: "Lovelace",
  dob: "1815-12-10",
  number: "X1234567",
  id_number: "123456789",
  expiration_date: "2035-02-03",
  sex: "female",
  unparsed_place_of_birth: "London",
  address: { line1: "12 St James's Square", city: "London", country: "GB" },
} as const;

async function verifiedSession(key: string, data: object = person): Promise<ProviderSession> {
  const { id } = await provider.createSession(request, key);
  await emulator.control.submit(id, { data });
  return provider.readSession(id);
}

const sessionRequest = ({ id, createdAt }: ProviderSession, leaves: readonly SessionLeaf[]): SessionResultsRequest => ({
  id,
  createdAt,
  leaves: new Set(leaves),
});

async function reportRequest({ id }: ProviderSession, leaves: readonly ReportLeaf[]): Promise<ReportResultsRequest> {
  const report = (await provider.listReports(id)).at(-1);
  if (!report) throw new Error("The session has no report");
  return { id: report.id, sessionId: id, createdAt: report.createdAt, leaves: new Set(leaves) };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe("a verification", () => {
  test("goes through a failed attempt to a successful one", async () => {
    const created = await provider.createSession(request, "start-1");
    expect(created).toMatchObject({
      type: "DOCUMENT",
      status: "REQUIRES_INPUT",
      checks: ["DOCUMENT", "SELFIE", "ID_NUMBER"],
      clientReferenceId: "user-7",
      metadata: { tenant: "acme" },
      livemode: false,
      lastReportId: null,
    });
    expect(created.url).toContain(emulator.url);
    expect(created.clientSecret).toMatch(new RegExp(`^${created.id}_secret_`));

    await emulator.control.submit(created.id, { document: "document_expired", selfie: "selfie_face_mismatch" });
    expect(await provider.readSession(created.id)).toMatchObject({
      status: "REQUIRES_INPUT",
      lastErrorCode: "DOCUMENT_EXPIRED",
    });
    await emulator.control.submit(created.id);
    const verified = await provider.readSession(created.id);
    expect(verified).toMatchObject({ status: "VERIFIED", lastErrorCode: null, url: null, clientSecret: null });

    const reports = await provider.listReports(created.id);
    expect(reports.map((report) => firstFailure(report.outcomes))).toEqual(["DOCUMENT_EXPIRED", null]);
    expect(reports.at(-1)?.id).toBe(verified.lastReportId);
    expect(reports[0]?.outcomes).toContainEqual({
      kind: "SELFIE",
      status: "UNVERIFIED",
      errorCode: "SELFIE_FACE_MISMATCH",
    });
  });

  test("can be changed and canceled, but not canceled twice", async () => {
    const { id } = await provider.createSession(request, "start-1");
    const changed = await provider.updateSession(
      id,
      { metadata: { tenant: "", step: "2" }, documentTypes: ["PASSPORT"], requireLiveCapture: true },
      "change-1",
    );
    expect(changed).toMatchObject({ metadata: { step: "2" }, options: { documentTypes: ["PASSPORT"] } });
    expect(await provider.cancelSession(id, "cancel-1")).toMatchObject({ status: "CANCELED", url: null });
    await expect(provider.cancelSession(id, "cancel-2")).rejects.toMatchObject({ failure: "REJECTED" });
    await expect(provider.readSession("vs_missing")).rejects.toMatchObject({ failure: "NOT_FOUND" });
  });

  test("of a flow has the checks of its options", async () => {
    const flow = await emulator.control.defineFlow({ checks: ["phone", "email"] });
    const created = await provider.createSession(
      {
        ...request,
        type: "FLOW",
        flowId: flow.id,
        options: { ...request.options, requireIdNumber: false, requireMatchingSelfie: false },
      },
      "start-1",
    );
    expect(created).toMatchObject({ type: "FLOW", flowId: flow.id, checks: ["PHONE", "EMAIL"] });
  });

  test("on a mobile device gets a credential", async () => {
    const { id } = await provider.createSession(request, "start-1");
    const credential = await provider.createMobileCredential(id, "2026-10-28.endive", "mobile-1");
    expect(credential.secret).toMatch(/^ek_test_/);
    expect(credential.expiresAt.getTime()).toBeGreaterThan(Date.now());
  });
});

describe("one request for a session", () => {
  test("creates one session where some responses are lost", async () => {
    await emulator.control.faults({ api: { status: "cut", rate: 0.6 }, seed: 1 });
    await provider.createSession(request, "start-1");
    expect(events.at(-1)?.requests).toBeGreaterThan(1);
    expect(await emulator.control.sessions()).toHaveLength(1);
  });

  test("creates one session where every response was lost and the call is repeated", async () => {
    await emulator.control.faults({ api: { status: "cut", rate: 1 } });
    await expect(provider.createSession(request, "start-1")).rejects.toMatchObject({ failure: "UNAVAILABLE" });
    await emulator.control.clearFaults();
    const [made] = await emulator.control.sessions();
    expect(await provider.createSession(request, "start-1")).toMatchObject({ id: made?.id });
    expect(await emulator.control.sessions()).toHaveLength(1);
  });

  test("rejects another request with the same key", async () => {
    await provider.createSession(request, "start-1");
    const other = provider.createSession({ ...request, clientReferenceId: "user-8" }, "start-1");
    await expect(other).rejects.toMatchObject({ failure: "KEY_REUSED" });
  });

  test.each([
    500,
    429,
    409,
    "lock",
    "reset",
    "cut",
  ] as const)("rejects with UNAVAILABLE where every response is %s", async (status) => {
    await emulator.control.faults({ api: { status, rate: 1 } });
    await expect(provider.createSession(request, "start-1")).rejects.toMatchObject({ failure: "UNAVAILABLE" });
  });
});

describe("results", () => {
  test("of a page of 100 sessions with names need at most two calls", async () => {
    const sessions: ProviderSession[] = [];
    for (let n = 0; n < 100; n += 1) sessions.push(await verifiedSession(`start-${n}`, { first_name: `Ada ${n}` }));
    events = [];
    const results = await reader.sessionResults(
      sessions.map((session) => sessionRequest(session, ["outputs"])),
      "standard",
    );
    expect(results.map((result) => (result instanceof Error ? result : result.outputs?.firstName))).toEqual(
      sessions.map((_, n) => `Ada ${n}`),
    );
    expect(events.length).toBeLessThanOrEqual(2);
    expect(events).toMatchObject([{ credential: "standard", expand: ["data.verified_outputs"] }]);
  });

  test("of one date of birth need one call with the restricted key", async () => {
    const session = await verifiedSession("start-1");
    events = [];
    const results = await reader.sessionResults([sessionRequest(session, ["outputs.dob"])], "sensitive");
    expect(results).toMatchObject([{ outputs: { dob: { year: 1815, month: 12, day: 10 }, firstName: null } }]);
    expect(events).toMatchObject([
      {
        operation: "verificationSessions.retrieve",
        credential: "sensitive",
        expand: ["verified_outputs.dob"],
        requests: 1,
      },
    ]);
  });

  test.each([1, 3])("contain every leaf where %d sessions are read at a time", async (count) => {
    const sessions: ProviderSession[] = [];
    for (let n = 0; n < count; n += 1) sessions.push(await verifiedSession(`start-${n}`));
    const requests = sessions.map((session) => sessionRequest(session, sessionLeaves));
    const [result] = await reader.sessionResults(requests, "sensitive");
    expect(result).toMatchObject({
      outputs: {
        firstName: "Ada",
        lastName: "Lovelace",
        address: { line1: "12 St James's Square", country: "GB" },
        dob: { year: 1815 },
        idNumber: expect.stringContaining("6789"),
        sex: "FEMALE",
        placeOfBirth: "London",
      },
    });
    const reportRequests = await Promise.all(sessions.map((session) => reportRequest(session, reportLeaves)));
    const [report] = await reader.reportResults(reportRequests, "sensitive");
    expect(report).toMatchObject({
      document: {
        status: "VERIFIED",
        firstName: "Ada",
        number: "X1234567",
        expirationDate: { year: 2035, month: 2, day: 3 },
        dob: { year: 1815 },
        sex: "FEMALE",
        placeOfBirth: "London",
      },
      selfie: { status: "VERIFIED" },
      idNumber: { status: "VERIFIED", dob: { year: 1815 } },
    });
  });

  test("contain Stripe's reason of a failure", async () => {
    const session = await provider.createSession(request, "start-1");
    await emulator.control.submit(session.id, { document: "document_expired" });
    const [result] = await reader.sessionResults([sessionRequest(session, ["reason", "outputs"])], "standard");
    expect(result).toMatchObject({ lastErrorReason: expect.stringMatching(/\w/), outputs: null });
  });

  test("contain no personal data after a redaction", async () => {
    const session = await verifiedSession("start-1");
    const requested = await reportRequest(session, reportLeaves);
    expect(await provider.redactSession(session.id, "redact-1")).toMatchObject({ redaction: "PROCESSING" });
    await emulator.control.advanceClock(20);
    expect(await provider.readSession(session.id)).toMatchObject({ redaction: "REDACTED", metadata: {} });
    const results = [
      ...(await reader.sessionResults([sessionRequest(session, sessionLeaves)], "sensitive")),
      ...(await reader.reportResults([requested], "sensitive")),
    ];
    expect(results.filter((result) => result instanceof Error)).toEqual([]);
    expect(JSON.stringify(results)).not.toMatch(/redacted|Ada|Lovelace|1815|"day":1,/);
  });

  test("that the key can't read are errors, beside the results that it can read", async () => {
    await emulator.control.restrictKey({
      key: "rk_test_recent",
      permissions: ["verification_sessions:read", "sensitive_recent:read"],
    });
    const old = [await verifiedSession("start-1"), await verifiedSession("start-2")];
    await emulator.control.advanceClock(3 * day);
    const recent = [await verifiedSession("start-3"), await verifiedSession("start-4")];
    const results = await connect("rk_test_recent").reader.sessionResults(
      [...old, ...recent].map((session) => sessionRequest(session, ["outputs.dob"])),
      "sensitive",
    );
    expect(results).toMatchObject([
      { failure: "FORBIDDEN" },
      { failure: "FORBIDDEN" },
      { outputs: { dob: { year: 1815 } } },
      { outputs: { dob: { year: 1815 } } },
    ]);
  });

  test("are forbidden to a secret key in place of the restricted one", async () => {
    const session = await verifiedSession("start-1");
    const [result] = await connect("sk_test_1").reader.sessionResults(
      [sessionRequest(session, ["outputs.dob"])],
      "sensitive",
    );
    expect(result).toBeInstanceOf(ProviderError);
    expect(result).toMatchObject({ failure: "FORBIDDEN" });
  });

  test("have images, with links that work for seconds", async () => {
    const session = await verifiedSession("start-1");
    const [report] = await reader.reportResults([await reportRequest(session, ["checks"])], "standard");
    const file = report instanceof Error ? undefined : report?.document?.files[0];
    const link = await reader.imageLink(file ?? "", 30);
    if (!link) throw new Error("the image of a new report exists");
    expect(link.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(30_000);
    expect((await fetch(link.url)).status).toBe(200);
    await emulator.control.advanceClock(31);
    expect((await fetch(link.url)).ok).toBe(false);
  });
});

describe("the history", () => {
  test("contains all events, oldest first, and the events since a time", async () => {
    const first = await verifiedSession("start-1");
    await emulator.control.advanceClock(100);
    const second = await provider.createSession(request, "start-2");
    await provider.cancelSession(second.id, "cancel-2");

    const recorded = await all(provider.events(null));
    expect(recorded.map(({ type, sessionId }) => [type.split(".").at(-1), sessionId])).toEqual([
      ["created", first.id],
      ["processing", first.id],
      ["verified", first.id],
      ["created", second.id],
      ["canceled", second.id],
    ]);
    expect(recorded.at(2)?.session).toMatchObject({ status: "VERIFIED", lastReportId: first.lastReportId });
    expect(await all(provider.events(second.createdAt))).toEqual(recorded.slice(3));
    expect(JSON.stringify(recorded)).not.toMatch(/Ada|secret|\/start\//);
  });

  test("contains more events than fit on a page", async () => {
    for (let n = 0; n < 70; n += 1) await verifiedSession(`start-${n}`);
    const recorded = await all(provider.events(null));
    expect(recorded).toHaveLength(210);
    expect(new Set(recorded.map((event) => event.id)).size).toBe(210);
    const times = recorded.map((event) => event.createdAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(events.filter((event) => event.operation === "events.list")).toHaveLength(3);
  });

  test("contains sessions that were created elsewhere, newest first", async () => {
    const mine = await provider.createSession(request, "start-1");
    const flow = await emulator.control.defineFlow({ checks: ["document"] });
    const visit = await emulator.control.visitFlow(flow.id, { email: "ada@example.com" });
    expect((await all(provider.sessions(null))).map((session) => session.id)).toEqual([visit.id, mine.id]);
    await emulator.control.advanceClock(100);
    const late = await provider.createSession(request, "start-2");
    expect((await all(provider.sessions(late.createdAt))).map((session) => session.id)).toEqual([late.id]);
  });
});

describe("a webhook", () => {
  let receiver: Server;
  let deliveries: { body: Buffer; signature: string | undefined }[];
  let arrived: () => void;

  beforeEach(async () => {
    deliveries = [];
    arrived = () => {};
    receiver = createServer(async (incoming, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      deliveries.push({ body: Buffer.concat(chunks), signature: incoming.headers["stripe-signature"]?.toString() });
      response.end();
      arrived();
    }).listen(0, "127.0.0.1");
    await once(receiver, "listening");
  });
  afterEach(() => receiver.close());

  const address = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const account = () => {
    const { hostname, port } = new URL(emulator.url);
    return new Stripe("sk_test_1", { host: hostname, port, protocol: "http", telemetry: false });
  };

  async function received(count: number): Promise<typeof deliveries> {
    while (deliveries.length < count) await new Promise<void>((resolve) => (arrived = resolve));
    return deliveries;
  }

  const verify =
    (secrets: readonly string[]) =>
    (delivery: (typeof deliveries)[number]): ProviderEvent =>
      verifyWebhook(delivery.body, delivery.signature, secrets);

  test("is accepted and contains the events of the API", async () => {
    const endpoint = await account().webhookEndpoints.create({ url: address(), enabled_events: ["*"] });
    await verifiedSession("start-1");
    const recorded = (await received(3)).map(verify([endpoint.secret ?? ""]));
    const byId = (a: ProviderEvent, b: ProviderEvent) => a.id.localeCompare(b.id);
    expect(recorded.sort(byId)).toEqual((await all(provider.events(null))).sort(byId));
  });

  test("is accepted with the old and the new secret while it is rolled", async () => {
    const endpoint = await account().webhookEndpoints.create({ url: address(), enabled_events: ["*"] });
    const { secret } = await emulator.control.rollSecret(endpoint.id);
    await provider.createSession(request, "start-1");
    const [delivery] = await received(1);
    if (!delivery) throw new Error("No delivery arrived");
    for (const secrets of [[endpoint.secret ?? ""], [secret], ["whsec_else", secret]]) {
      expect(verify(secrets)(delivery)).toMatchObject({ type: "identity.verification_session.created" });
    }
    expect(() => verify(["whsec_else"])(delivery)).toThrow(expect.objectContaining({ reason: "bad_signature" }));
  });
});
