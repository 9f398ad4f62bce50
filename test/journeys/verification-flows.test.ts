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

async function everything(id: string) {
  const { verificationSession } = dataOf(await test.query(ReadEverythingDocument, { id }));
  if (!verificationSession) throw new Error(`there is no ${id}`);
  return verificationSession;
}

async function verified(
  flowId: string,
  checks?: ("PHONE" | "EMAIL" | "ADDRESS" | "DOCUMENT" | "SELFIE" | "ID_NUMBER")[],
) {
  const { session } = started(await client.startFlow({ flowId, ...(checks ? { checks } : {}) }));
  await test.emulator.submit(session.id, { data: syntheticPerson });
  await client.waitForSession(session.id, ({ status }) => status === "VERIFIED");
  return everything(session.id);
}

const lane = { line1: "42 Marker Lane", city: "Exampleford", country: "GB" };

describe("a verification flow", () => {
  it("of a document and a selfie tells both from the start", async () => {
    const { session } = started(await client.startFlow({ flowId: "vf_selfie" }));
    expect((await client.readSession(session.id)).checks).toEqual(["DOCUMENT", "SELFIE"]);
  });

  it("of a phone tells the number, on the report and as established", async () => {
    const session = await verified("vf_phone");
    expect(session).toMatchObject({ type: "FLOW", checks: ["PHONE"], requiresSelfie: false });
    expect(session.lastReport).toMatchObject({
      checks: [{ kind: "PHONE", status: "VERIFIED" }],
      phone: { status: "VERIFIED", phone: "+15005550006", error: null },
      document: null,
      address: null,
    });
    expect(session.verifiedOutputs).toMatchObject({ phone: "+15005550006", firstName: "Quirina", address: null });
  });

  it("of an email tells the address that was confirmed", async () => {
    const session = await verified("vf_email");
    expect(session.lastReport?.email).toMatchObject({ status: "VERIFIED", email: "quirina.zaphodsky@example.com" });
    expect(session.verifiedOutputs).toMatchObject({ email: "quirina.zaphodsky@example.com", firstName: null });
  });

  it("of an address is inferred from what the caller says of the flow, and from the outputs", async () => {
    const told = await verified("vf_address", ["ADDRESS"]);
    expect(told.checks).toEqual(["ADDRESS"]);
    expect(told.lastReport).toMatchObject({
      checks: [{ kind: "ADDRESS", status: "VERIFIED", failure: null }],
      address: { status: "VERIFIED", address: lane },
    });
    const untold = await verified("vf_address");
    expect(untold).toMatchObject({ checks: [], lastReport: { checks: [], address: null } });
    expect(untold.verifiedOutputs?.address).toMatchObject(lane);
  });

  it("of everything has all six checks; which one failed shows, and of the address that nobody knows", async () => {
    const checks = ["DOCUMENT", "SELFIE", "ID_NUMBER", "ADDRESS", "PHONE", "EMAIL"] as const;
    const session = await verified("vf_full", [...checks]);
    expect([...session.checks].sort()).toEqual([...checks].sort());
    expect(session.lastReport?.checks.map(({ kind }) => kind).sort()).toEqual([...checks].sort());
    expect(session.requiresSelfie).toBe(true);

    const { id } = started(await client.startFlow({ flowId: "vf_full", checks: [...checks] })).session;
    await test.emulator.submit(id, { phone: "phone_verification_declined" });
    await client.waitForSession(id, ({ attempts, status }) => attempts === 1 && status === "REQUIRES_INPUT");
    const failed = await everything(id);
    expect(failed.lastError?.code).toBe("PHONE_VERIFICATION_DECLINED");
    expect(failed.lastReport).toMatchObject({
      phone: { status: "UNVERIFIED", error: { code: "PHONE_VERIFICATION_DECLINED" } },
      address: { status: "UNKNOWN", address: null },
    });
    expect(failed.verifiedOutputs).toBeNull();
  });

  it("that Stripe doesn't have is its refusal, and a blank id is ours; an open one of a reference is gone on with", async () => {
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
