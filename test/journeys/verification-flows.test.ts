import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReadEverythingDocument } from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { syntheticPerson } from "../support/synthetic-person.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

let test: TestService;
let client: VerificationClient;
beforeAll(async () => {
  test = await startTestService();
  client = new VerificationClient(test);
});
afterAll(() => test?.close());

async function readEverything(id: string) {
  const { verificationSession } = dataOf(await test.query(ReadEverythingDocument, { id }));
  if (!verificationSession) throw new Error(`there is no session ${id}`);
  return verificationSession;
}

/** Starts a flow, submits it and returns the verified session with its report. */
async function verifyFlow(
  flowId: string,
  checks?: ("PHONE" | "EMAIL" | "ADDRESS" | "DOCUMENT" | "SELFIE" | "ID_NUMBER")[],
) {
  const { session } = started(await client.startFlow({ flowId, ...(checks ? { checks } : {}) }));
  await test.emulator.submit(session.id, { data: syntheticPerson });
  await client.waitForSession(session.id, ({ status }) => status === "VERIFIED");
  return readEverything(session.id);
}

const markerLane = { line1: "42 Marker Lane", city: "Exampleford", country: "GB" };

describe("a verification flow", () => {
  it("lists document and selfie as its checks from the start", async () => {
    const { session } = started(await client.startFlow({ flowId: "vf_selfie" }));
    expect((await client.readSession(session.id)).checks).toEqual(["DOCUMENT", "SELFIE"]);
  });

  it("returns a verified phone number in the report and in the verified outputs", async () => {
    const session = await verifyFlow("vf_phone");
    expect(session).toMatchObject({ type: "FLOW", checks: ["PHONE"], requiresSelfie: false });
    expect(session.lastReport).toMatchObject({
      checks: [{ kind: "PHONE", status: "VERIFIED" }],
      phone: { status: "VERIFIED", phone: "+15005550006", error: null },
      document: null,
      address: null,
    });
    expect(session.verifiedOutputs).toMatchObject({ phone: "+15005550006", firstName: "Quirina", address: null });
  });

  it("returns a verified email address in the report and in the verified outputs", async () => {
    const session = await verifyFlow("vf_email");
    expect(session.lastReport?.email).toMatchObject({ status: "VERIFIED", email: "quirina.zaphodsky@example.com" });
    expect(session.verifiedOutputs).toMatchObject({ email: "quirina.zaphodsky@example.com", firstName: null });
  });

  it("reports an address check only when the caller named it, and the address in the verified outputs always", async () => {
    const named = await verifyFlow("vf_address", ["ADDRESS"]);
    expect(named.checks).toEqual(["ADDRESS"]);
    expect(named.lastReport).toMatchObject({
      checks: [{ kind: "ADDRESS", status: "VERIFIED", failure: null }],
      address: { status: "VERIFIED", address: markerLane },
    });
    const unnamed = await verifyFlow("vf_address");
    expect(unnamed).toMatchObject({ checks: [], lastReport: { checks: [], address: null } });
    expect(unnamed.verifiedOutputs?.address).toMatchObject(markerLane);
  });

  it("with all six checks shows the one that failed, and an unknown result for the address", async () => {
    const checks = ["DOCUMENT", "SELFIE", "ID_NUMBER", "ADDRESS", "PHONE", "EMAIL"] as const;
    const session = await verifyFlow("vf_full", [...checks]);
    expect([...session.checks].sort()).toEqual([...checks].sort());
    expect(session.lastReport?.checks.map(({ kind }) => kind).sort()).toEqual([...checks].sort());
    expect(session.requiresSelfie).toBe(true);

    const { id } = started(await client.startFlow({ flowId: "vf_full", checks: [...checks] })).session;
    await test.emulator.submit(id, { phone: "phone_verification_declined" });
    await client.waitForSession(id, ({ attempts, status }) => attempts === 1 && status === "REQUIRES_INPUT");
    const failed = await readEverything(id);
    expect(failed.lastError?.code).toBe("PHONE_VERIFICATION_DECLINED");
    expect(failed.lastReport).toMatchObject({
      phone: { status: "UNVERIFIED", error: { code: "PHONE_VERIFICATION_DECLINED" } },
      address: { status: "UNKNOWN", address: null },
    });
    expect(failed.verifiedOutputs).toBeNull();
  });

  it("rejects an unknown or blank flow id, and reuses the open session of a reference for the same flow", async () => {
    const unknown = await client.startFlow({ flowId: "vf_nowhere" });
    expect(unknown.session).toBeNull();
    expect(unknown.errors).toMatchObject([{ __typename: "StripeRejected", retryable: false }]);
    expect((await client.startFlow({ flowId: " " })).errors).toMatchObject([
      { __typename: "InvalidInput", path: ["input", "flowId"] },
    ]);

    const input = { flowId: "vf_phone", clientReferenceId: "caller-9" };
    const first = started(await client.startFlow(input));
    expect(started(await client.startFlow(input))).toMatchObject({ reused: true, session: { id: first.session.id } });
    const other = started(await client.startFlow({ ...input, flowId: "vf_email" }));
    expect(other.session.id).not.toBe(first.session.id);
  });
});
