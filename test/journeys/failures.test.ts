import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReadEverythingDocument, ReadFailuresDocument, type ReadFailuresQuery } from "../generated/graphql.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, type SessionUpdate, started, VerificationClient } from "../support/verification-client.js";

const checks = ["document", "selfie", "id_number", "phone", "email"] as const;
type Check = (typeof checks)[number];

/** All of Stripe's codes (its SDK's `VerificationSession.LastError.Code`) with the answers expected for each. */
const table: [code: string, check: Check | null, retryable: boolean, nextStep: string][] = [
  ["document_expired", "document", true, "RETRY"],
  ["document_type_not_supported", "document", true, "RETRY"],
  ["document_unverified_other", "document", true, "RETRY"],
  ["selfie_document_missing_photo", "selfie", true, "RETRY"],
  ["selfie_face_mismatch", "selfie", true, "RETRY"],
  ["selfie_manipulated", "selfie", true, "RETRY"],
  ["selfie_unverified_other", "selfie", true, "RETRY"],
  ["id_number_insufficient_document_data", "id_number", true, "RETRY"],
  ["id_number_mismatch", "id_number", true, "RETRY"],
  ["id_number_unverified_other", "id_number", true, "RETRY"],
  ["phone_unverified_other", "phone", true, "RETRY"],
  ["phone_verification_declined", "phone", true, "RETRY"],
  ["email_unverified_other", "email", true, "RETRY"],
  ["email_verification_declined", "email", true, "RETRY"],
  ["consent_declined", null, true, "USE_ALTERNATIVE"],
  ["under_supported_age", null, false, "CONTACT_SUPPORT"],
  ["country_not_supported", null, false, "USE_ALTERNATIVE"],
  ["device_not_supported", null, true, "RETRY"],
  ["abandoned", null, true, "RETRY"],
];

const printed: string[] = [];
let test: TestService;
let client: VerificationClient;
let catalogue: ReadFailuresQuery["checkFailures"];
beforeAll(async () => {
  test = await startTestService();
  client = new VerificationClient(test);
  catalogue = dataOf(await test.query(ReadFailuresDocument)).checkFailures;
});
afterAll(async () => {
  console.info(`code -> check, retryable, next step\n${printed.join("\n")}`);
  await test?.close();
});

/** Makes the emulator fail a session with this code and waits until the webhook is applied. */
async function failWith(code: string, check: Check | null): Promise<SessionUpdate & { id: string }> {
  const start = started(await client.startFlow({ flowId: "vf_full" }));
  const { id } = start.session;
  if (check) await test.emulator.submit(id, { [check]: code });
  else await test.emulator.fail(id, code as Parameters<typeof test.emulator.fail>[1]);
  return client.waitForSession(id, ({ lastError }) => lastError !== null && lastError !== undefined, start.cursor);
}

describe("every failure code of Stripe", () => {
  it("is in the catalogue, beside UNKNOWN for codes that Stripe may add", () => {
    expect(table).toHaveLength(19);
    expect(catalogue.map(({ code }) => String(code))).toEqual([
      ...table.map(([code]) => code.toUpperCase()),
      "UNKNOWN",
    ]);
    for (const { message, developerMessage, code } of catalogue) {
      expect(message.length, code).toBeGreaterThan(15);
      expect(developerMessage.length, code).toBeGreaterThan(15);
      expect(message, code).not.toBe(developerMessage);
    }
  });

  it.each(table)("%s reaches the session, its report and its events", async (code, check, retryable, nextStep) => {
    const failed = await failWith(code, check);
    const entry = catalogue.find((each) => each.code === code.toUpperCase());
    expect(entry).toMatchObject({ check: check?.toUpperCase() ?? null, retryable, nextStep });
    expect(failed).toMatchObject({
      status: "REQUIRES_INPUT",
      nextStep,
      attempts: check ? 1 : 0,
      lastError: { code: code.toUpperCase(), message: entry?.message, retryable, nextStep },
    });
    expect(failed.lastError?.reason?.length).toBeGreaterThan(10);
    printed.push(`${code} -> ${check ?? "before any check"}, ${retryable}, ${nextStep}`);

    const { verificationSession: session } = dataOf(await test.query(ReadEverythingDocument, { id: failed.id }));
    const last = session?.events.edges.at(-1)?.node;
    expect(last).toMatchObject({ type: "INPUT_REQUIRED", status: "REQUIRES_INPUT" });
    if (!check) {
      expect(session?.lastReport).toBeNull();
      return;
    }
    const report = session?.lastReport;
    const errors = {
      document: report?.document?.error,
      selfie: report?.selfie?.error,
      id_number: report?.idNumber?.error,
      phone: report?.phone?.error,
      email: report?.email?.error,
    };
    for (const each of checks) {
      if (each === check) expect(errors[each]).toEqual({ code: code.toUpperCase(), reason: failed.lastError?.reason });
      else expect(errors[each], each).toBeNull();
    }
    const result = report?.checks.find(({ kind }) => kind === check.toUpperCase());
    expect(result).toEqual({ kind: check.toUpperCase(), status: "UNVERIFIED", failure: entry });
  });
});
