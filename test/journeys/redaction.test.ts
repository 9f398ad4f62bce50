import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReadEverythingDocument, ReadReportDocument, RedactDocument } from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { personalMarkers, syntheticPerson } from "../support/synthetic-person.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

const reference = "reference-of-the-forgotten";
const note = "note-of-the-forgotten";
const checks = ["DOCUMENT", "SELFIE", "ID_NUMBER", "ADDRESS", "PHONE", "EMAIL"] as const;

let test: TestService;
let client: VerificationClient;
let id = "";
let seenBefore = "";
beforeAll(async () => {
  test = await startTestService();
  client = new VerificationClient(test);
  const start = await client.startFlow({
    flowId: "vf_full",
    checks: [...checks],
    clientReferenceId: reference,
    relatedCustomer: "cus_forgotten",
    metadata: [{ key: "note", value: note }],
  });
  ({ id } = started(start).session);
  await test.emulator.submit(id, { email: "email_unverified_other", data: syntheticPerson });
  await client.waitForSession(id, ({ attempts, status }) => attempts === 1 && status === "REQUIRES_INPUT");
  await test.emulator.submit(id, { data: syntheticPerson });
  await client.waitForSession(id, ({ status }) => status === "VERIFIED");
  seenBefore = await everything();
});
afterAll(() => test?.close());

async function everything(): Promise<string> {
  return JSON.stringify(dataOf(await test.query(ReadEverythingDocument, { id })));
}

/** What Stripe writes in place of what it deleted, in whatever field. */
function expectNoPlaceholder(text: string): void {
  expect(text).not.toMatch(/redacted\]/i);
  expect(text).not.toContain('"year":1}');
  expect(text).not.toContain('"day":1,"month":1');
}

describe("a session whose data is deleted", () => {
  it("told all of it before", () => {
    for (const marker of personalMarkers) expect(seenBefore).toContain(marker);
    expect(seenBefore).toContain(reference);
    expect(seenBefore).toContain(note);
  });

  it("tells nothing personal from the moment that it is asked for", async () => {
    const { session, errors } = dataOf(
      await test.query(RedactDocument, { input: { sessionId: id } }),
    ).redactVerification;
    expect(errors).toEqual([]);
    expect(session).toMatchObject({ status: "VERIFIED", nextStep: "NONE", redaction: { status: "PROCESSING" } });
    const before = await test.stripeCalls();
    const seen = await everything();
    for (const marker of personalMarkers) expect(seen).not.toContain(marker);
    expectNoPlaceholder(seen);
    const after = await test.stripeCalls();
    expect([...after].filter(([name]) => name.endsWith(" sensitive"))).toEqual(
      [...before].filter(([name]) => name.endsWith(" sensitive")),
    );
  });

  it("once done has no placeholder and nothing personal in any field, and still says what was checked", async () => {
    await client.waitForEvents(1, { sessionId: id, type: ["REDACTED"] }, () =>
      test.emulator.advanceClock(4 * 24 * 3600),
    );
    const seen = await everything();
    for (const marker of [...personalMarkers, reference, note, "cus_forgotten"]) expect(seen).not.toContain(marker);
    expectNoPlaceholder(seen);

    const { verificationSession: session } = dataOf(await test.query(ReadEverythingDocument, { id }));
    expect(session).toMatchObject({
      status: "VERIFIED",
      redaction: { status: "REDACTED" },
      clientReferenceId: null,
      metadata: [],
      verifiedOutputs: null,
      url: null,
      clientSecret: null,
      attempts: 2,
      requiresSelfie: true,
    });
    expect([...(session?.checks ?? [])].sort()).toEqual([...checks].sort());
    expect(session?.events.edges.at(-1)?.node.type).toBe("REDACTED");
    expect(session?.reports.nodes.map(({ email }) => email?.status)).toEqual(["VERIFIED", "UNVERIFIED"]);
    for (const report of session?.reports.nodes ?? []) {
      expect(report.document).toMatchObject({ firstName: null, dob: null, number: null, address: null, files: [] });
      expect(report.selfie).toMatchObject({ document: null, selfie: null });
      const alone = JSON.stringify(dataOf(await test.query(ReadReportDocument, { id: report.id })));
      for (const marker of personalMarkers) expect(alone).not.toContain(marker);
      expectNoPlaceholder(alone);
    }
  });

  it("has left our store: reference, customer, metadata, and what its events said", async () => {
    const dump = await test.dump();
    expect(dump).toContain(id);
    for (const trace of [...personalMarkers, reference, note, "cus_forgotten", "[redacted]"]) {
      expect(dump, trace).not.toContain(trace);
    }
    for (const marker of personalMarkers) expect(test.logged(), marker).not.toContain(marker);
  });

  it("can be deleted once and not again; an open one is canceled by it and keeps what it asked for", async () => {
    const again = dataOf(await test.query(RedactDocument, { input: { sessionId: id } })).redactVerification;
    expect(again.errors).toMatchObject([{ __typename: "WrongStatus", allowedActions: [] }]);

    const open = started(await client.startSelfie({ requireLiveCapture: true, documentTypes: ["PASSPORT"] })).session
      .id;
    const { session } = dataOf(await test.query(RedactDocument, { input: { sessionId: open } })).redactVerification;
    expect(session).toMatchObject({ status: "CANCELED", redaction: { status: "PROCESSING" } });
    await client.waitForEvents(1, { sessionId: open, type: ["REDACTED"] }, () =>
      test.emulator.advanceClock(4 * 24 * 3600),
    );
    expect(await client.readSession(open)).toMatchObject({
      status: "CANCELED",
      redaction: { status: "REDACTED" },
      checks: ["DOCUMENT", "SELFIE"],
      requiresSelfie: true,
      options: { documentTypes: ["PASSPORT"], requireLiveCapture: true, requireMatchingSelfie: true },
    });
  });
});
