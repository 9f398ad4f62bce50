import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ErrorCode } from "../../src/graphql/errors.js";
import {
  ReadPartlyDocument,
  ReadSessionDocument,
  ReadSessionIdsDocument,
  StartSelfieDocument,
} from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { personalMarkers, syntheticPerson } from "../support/synthetic-person.js";
import { started, VerificationClient } from "../support/verification-client.js";

/** The service's own codes, and those of the GraphQL-over-HTTP layer for requests without a valid operation. */
const knownCodes = new Set<string>([
  ...Object.values(ErrorCode),
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
]);

const readKey = "vg_test_readsessions00000";
let test: TestService;
let client: VerificationClient;
let id = "";
beforeAll(async () => {
  test = await startTestService({
    BOOTSTRAP_KEYS: JSON.stringify([{ tenant: "demo", key: readKey, scopes: ["sessions:read"] }]),
  });
  client = new VerificationClient(test);
  ({ id } = started(await client.startSelfie()).session);
  await test.emulator.submit(id, { data: syntheticPerson });
  await client.waitForSession(id, ({ status }) => status === "VERIFIED");
});
afterEach(() => test.emulator.clearFaults());
afterAll(() => test?.close());

/** Runs the work while every read of the store fails with this error. */
async function withBrokenStore(failure: Error, work: () => Promise<void>): Promise<void> {
  const { db } = test.service.store.database;
  const original = db.selectFrom;
  const replace = (value: unknown) => Object.defineProperty(db, "selectFrom", { configurable: true, value });
  replace(() => {
    throw failure;
  });
  try {
    await work();
  } finally {
    replace(original);
  }
}

describe("errors[]", () => {
  it("have one of the documented codes for each kind of invalid request", async () => {
    const requests: [document: string, variables: object, key: string | null, code: string][] = [
      ["{ viewer { tenant", {}, "vg_test_demo", "GRAPHQL_PARSE_FAILED"],
      ["{ viewer { nothing } }", {}, "vg_test_demo", "GRAPHQL_VALIDATION_FAILED"],
      [
        "query A { viewer { tenant } } query B { viewer { tenant } }",
        {},
        "vg_test_demo",
        "OPERATION_RESOLUTION_FAILURE",
      ],
      ["{ viewer { tenant } }", {}, null, "UNAUTHENTICATED"],
      ["{ verificationEvents { nodes { id } } }", {}, readKey, "FORBIDDEN"],
      ["{ verificationSessions(first: 1000) { nodes { id } } }", {}, "vg_test_demo", "BAD_USER_INPUT"],
      ["query($id: ID!) { verificationSession(id: $id) { id } }", {}, "vg_test_demo", "BAD_USER_INPUT"],
    ];
    for (const [document, variables, key, code] of requests) {
      const { errors } = await test.query(document, variables, key);
      expect(
        errors.map(({ extensions }) => extensions.code),
        document,
      ).toEqual([code]);
      expect(knownCodes.has(code)).toBe(true);
    }
  });

  it("name the place of an invalid variable and never repeat its value", async () => {
    const inputs = [
      { phone: "Quirina +49 5005550006" },
      { email: "Quirina Zaphodsky; Expected type" },
      { country: "Zaphodsky" },
      { phone: 5005550006 },
      { returnUrl: "42 Marker Lane" },
      { metadata: [{ key: "name", value: 47731 }] },
      { email: "quirina.zaphodsky@example.com", surname: "Zaphodsky" },
    ];
    for (const input of inputs) {
      const document = StartSelfieDocument.toString();
      const { status, errors } = await test.query<unknown, object>(document, { input });
      expect(status).toBe(400);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
      const text = JSON.stringify(errors);
      for (const marker of personalMarkers) expect(text).not.toContain(marker);
      const field = Object.keys(input).at(-1) ?? "";
      expect(text).toContain(field);
    }
    for (const marker of personalMarkers) expect(test.logged()).not.toContain(marker);
  });

  it("make personal fields without the needed scope null and leave the rest of the session", async () => {
    const { data, errors } = await test.query(ReadPartlyDocument, { id }, readKey);
    expect(data?.verificationSession).toMatchObject({
      id,
      status: "VERIFIED",
      verifiedOutputs: { firstName: null, dob: null },
      lastReport: { document: { status: "VERIFIED", firstName: null, number: null } },
    });
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(["FORBIDDEN"]));
    const places = errors.map(({ path }) => path?.slice(1).join("."));
    expect(places.sort()).toEqual([
      "lastReport.document.dob",
      "lastReport.document.firstName",
      "lastReport.document.number",
      "lastReport.selfie.selfie",
      "verifiedOutputs.address",
      "verifiedOutputs.dob",
      "verifiedOutputs.firstName",
      "verifiedOutputs.idNumber",
    ]);
  });

  it("report an unavailable Stripe with a retry time, while stored status is served and a start returns a user error", async () => {
    await test.emulator.faults({ api: { status: 500, rate: 1 } });
    const status = await test.query(ReadSessionDocument, { id });
    expect(status.errors).toEqual([]);
    expect(status.data?.verificationSession?.status).toBe("VERIFIED");
    expect((await test.query(ReadSessionIdsDocument, { first: 10 })).errors).toEqual([]);

    const [{ data, errors }, start] = await Promise.all([
      test.query(ReadPartlyDocument, { id }),
      client.startSelfie({ idempotencyKey: "during-outage" }),
    ]);
    expect(data?.verificationSession).toMatchObject({
      status: "VERIFIED",
      verifiedOutputs: { firstName: null, dob: null },
      lastReport: { document: { status: "VERIFIED", firstName: null }, selfie: { status: "VERIFIED", selfie: null } },
    });
    expect(errors.length).toBeGreaterThan(0);
    for (const { extensions, message } of errors) {
      expect(extensions).toMatchObject({ code: "STRIPE_UNAVAILABLE", retryable: true });
      expect(extensions.retryAfter).toBeGreaterThan(0);
      expect(message).toBe("Stripe can't be reached at the moment.");
    }
    expect(start.session).toBeNull();
    expect(start.errors).toMatchObject([{ __typename: "StripeUnavailable", retryable: true }]);
    const [refused] = start.errors;
    if (refused?.__typename === "StripeUnavailable") expect(refused.retryAfter).toBeGreaterThan(0);

    await test.emulator.clearFaults();
    const before = (await test.emulator.sessions()).length;
    await expect
      .poll(async () => (await client.startSelfie({ idempotencyKey: "during-outage" })).errors.length, {
        timeout: 15_000,
      })
      .toBe(0);
    expect((await test.emulator.sessions()).length - before).toBe(1);
  });

  it("leave the document report readable when its image links need a scope that is missing", async () => {
    const document =
      "query($id: ID!) { verificationSession(id: $id) { lastReport { document { status files { id link { url } } } } } }";
    const { data, errors } = await test.query<
      { verificationSession: { lastReport: { document: { status: string; files: { id: string; link: null }[] } } } },
      { id: string }
    >(document, { id }, readKey);
    const report = data?.verificationSession.lastReport.document;
    expect(report?.status).toBe("VERIFIED");
    expect(report?.files.map(({ link }) => link)).toEqual([null, null]);
    expect(errors.map(({ extensions, path }) => [extensions.code, path?.at(-1)])).toEqual([
      ["FORBIDDEN", "link"],
      ["FORBIDDEN", "link"],
    ]);
  });

  it("report an unreachable database as retryable", async () => {
    const unreachable = Object.assign(new Error("connect ECONNREFUSED 10.1.2.3:5432"), {
      code: "ECONNREFUSED",
      syscall: "connect",
    });
    await withBrokenStore(unreachable, async () => {
      const { data, errors } = await test.query(ReadSessionDocument, { id });
      expect(data).toEqual({ verificationSession: null });
      expect(errors).toMatchObject([
        {
          message: "The service can't do this at the moment. Try again.",
          extensions: { code: "SERVICE_UNAVAILABLE", retryable: true, requestId: expect.any(String) },
        },
      ]);
      expect(JSON.stringify(errors)).not.toMatch(/ECONNREFUSED|10\.1|stack/);
    });
    expect((await test.query(ReadSessionDocument, { id })).errors).toEqual([]);
  });

  it("hide the details of an unexpected failure behind a request id", async () => {
    await withBrokenStore(new Error("relation verification_sessions of Quirina is on fire"), async () => {
      const { data, errors } = await test.query(ReadSessionDocument, { id });
      expect(data).toEqual({ verificationSession: null });
      expect(errors).toHaveLength(1);
      expect(errors[0]?.extensions.code).toBe("INTERNAL");
      const requestId = String(errors[0]?.extensions.requestId);
      expect(requestId.length).toBeGreaterThan(8);
      expect(errors[0]?.message).toBe(`Something went wrong. Tell the operator the request id ${requestId}.`);
      expect(JSON.stringify(errors)).not.toMatch(/fire|relation|stack|node_modules/);
      expect(test.logged()).toContain(requestId);
    });
    expect((await test.query(ReadSessionDocument, { id })).errors).toEqual([]);
  });
});
