import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReadEverythingDocument, ReadReportDocument, RedactDocument } from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { personalMarkers, syntheticPerson } from "../support/synthetic-person.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

const reference = "reference-to-redact";
const note = "note-to-redact";
const checks = ["DOCUMENT", "SELFIE", "ID_NUMBER", "ADDRESS", "PHONE", "EMAIL"] as const;

let test: TestService;
let client: VerificationClient;
let id = "";
let resultsBefore = "";
beforeAll(async () => {
  test = await startTestService();
  client = new VerificationClient(test);
  const start = await client.startFlow({
    flowId: "vf_full",
    checks: [...checks],
    clientReferenceId: reference,
    relatedCustomer: "cus_redacted",
    metadata: [{ key: "note", value: note }],
  });
  ({ id } = started(start).session);
  await test.emulator.submit(id, { email: "email_unverified_other", data: syntheticPerson });
  await client.waitForSession(id, ({ attempts, status }) => attempts === 1 && status === "REQUIRES_INPUT");
  await test.emulator.submit(id, { data: syntheticPerson });
  await client.waitForSession(id, ({ status }) => status === "VERIFIED");
  resultsBefore = await readEverything();
});
afterAll(() => test?.close());

async function readEverything(): Promise<string> {
  return JSON.stringify(dataOf(await test.query(ReadEverythingDocument, { id })));
}

/** Asserts that no field has a placeholder that Stripe writes in place of redacted data. */
function expectNoPlaceholder(text: string): void {
  expect(text).not.toMatch(/redacted\]/i);
  expect(text).not.toContain('"year":1}');
  expect(text).not.toContain('"day":1,"month":1');
}

describe("a redacted session", () => {
  it("returned all of its data before the redaction", () => {
    for (const marker of personalMarkers) expect(resultsBefore).toContain(marker);
    expect(resultsBefore).toContain(reference);
    expect(resultsBefore).toContain(note);
  });

  it("returns no personal data from the moment the redaction is requested", async () => {
    const { session, errors } = dataOf(
      await test.query(RedactDocument, { input: { sessionId: id } }),
    ).redactVerification;
    expect(errors).toEqual([]);
    expect(session).toMatchObject({ status: "VERIFIED", nextStep: "NO_ACTION", redaction: { status: "PROCESSING" } });
    const before = await test.stripeCalls();
    const results = await readEverything();
    for (const marker of personalMarkers) expect(results).not.toContain(marker);
    expectNoPlaceholder(results);
    const after = await test.stripeCalls();
    expect([...after].filter(([name]) => name.endsWith(" sensitive"))).toEqual(
      [...before].filter(([name]) => name.endsWith(" sensitive")),
    );
  });

  it("has no personal data and no placeholder once it is redacted, but keeps its checks and their results", async () => {
    await client.waitForEvents(1, { sessionId: id, type: ["REDACTED"] }, () =>
      test.emulator.advanceClock(4 * 24 * 3600),
    );
    const results = await readEverything();
    for (const marker of [...personalMarkers, reference, note, "cus_redacted"]) expect(results).not.toContain(marker);
    expectNoPlaceholder(results);

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

  it("leaves no reference, customer, metadata or personal data in the store", async () => {
    const dump = await test.dump();
    expect(dump).toContain(id);
    for (const trace of [...personalMarkers, reference, note, "cus_redacted", "[redacted]"]) {
      expect(dump, trace).not.toContain(trace);
    }
    for (const marker of personalMarkers) expect(test.logged(), marker).not.toContain(marker);
  });

  it("cannot be redacted twice; an open session is canceled by the redaction and keeps its options", async () => {
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
