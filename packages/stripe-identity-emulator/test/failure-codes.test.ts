import { describe, expect, test } from "vitest";
import { useEmulator } from "./support/use-emulator.js";

const stand = useEmulator();

const byCheck = {
  document: ["document_expired", "document_type_not_supported", "document_unverified_other"],
  selfie: ["selfie_document_missing_photo", "selfie_face_mismatch", "selfie_manipulated", "selfie_unverified_other"],
  id_number: ["id_number_insufficient_document_data", "id_number_mismatch", "id_number_unverified_other"],
  phone: ["phone_unverified_other", "phone_verification_declined"],
  email: ["email_unverified_other", "email_verification_declined"],
} as const;

const failures = Object.entries(byCheck).flatMap(([check, codes]) => codes.map((code) => [code, check] as const));
const early = [
  "consent_declined",
  "under_supported_age",
  "country_not_supported",
  "device_not_supported",
  "abandoned",
] as const;

test("covers all nineteen error codes", () => {
  expect(failures.length + early.length).toBe(19);
});

describe("the control API reaches every failure", () => {
  test.each(failures)("%s on the %s check", async (code, check) => {
    const { verificationSessions } = stand.stripe().identity;
    const { id } = await verificationSessions.create({ verification_flow: "vf_full" });
    await stand.control.submit(id, { [check]: code });
    const session = await verificationSessions.retrieve(id, { expand: ["last_verification_report"] });
    expect(session).toMatchObject({ status: "requires_input", last_error: { code, reason: expect.any(String) } });
    const report = session.last_verification_report;
    expect(report).toMatchObject({ [check]: { status: "unverified", error: session.last_error } });
    const passed = Object.keys(byCheck).filter((other) => other !== check);
    for (const other of passed) expect(report).toMatchObject({ [other]: { status: "verified", error: null } });
  });

  test.each(early)("%s before any submission", async (code) => {
    const { receiver } = await stand.endpoint(["identity.verification_session.requires_input"]);
    const { verificationSessions } = stand.stripe().identity;
    const { id } = await verificationSessions.create({ type: "document" });
    await stand.control.fail(id, code);
    expect(await verificationSessions.retrieve(id)).toMatchObject({
      status: "requires_input",
      last_error: { code },
      last_verification_report: null,
      url: expect.any(String),
    });
    await receiver.count(1);
    await stand.control.submit(id);
    expect(await verificationSessions.retrieve(id)).toMatchObject({ status: "verified", last_error: null });
  });
});

test("sets last_error to the failure of the first of several failed checks", async () => {
  const { verificationSessions } = stand.stripe().identity;
  const { id } = await verificationSessions.create({ verification_flow: "vf_full" });
  const outcome = { email: "email_unverified_other", selfie: "selfie_face_mismatch", phone: "phone_unverified_other" };
  const view = await stand.control.submit(id, outcome);
  expect(view.last_error?.code).toBe("selfie_face_mismatch");
});

describe("the control API refuses impossible outcomes with a reason", () => {
  const create = async () => (await stand.stripe().identity.verificationSessions.create({ type: "document" })).id;

  test.each([
    [{ document: "nonsense" }, /document: unknown code "nonsense"/],
    [{ document: "selfie_face_mismatch" }, /is a code of the selfie check/],
    [{ document: "consent_declined" }, /before submission/],
    [{ selfie: "verified" }, /has no selfie check/],
    [{ delay_ms: -1 }, /delay_ms/],
    [{ data: { shoe_size: 44 } }, /shoe_size/],
    [{ documents: "verified" }, /documents/],
  ])("%j", async (body, reason) => {
    const id = await create();
    const response = await fetch(`${stand.emulator.url}/_emulator/sessions/${id}/submit`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { message: expect.stringMatching(reason) } });
  });

  test("refuses an unknown session, a verified one, and a code of a check", async () => {
    await expect(stand.control.submit("vs_none")).rejects.toMatchObject({ status: 404 });
    const id = await create();
    await expect(stand.control.fail(id, JSON.parse('"document_expired"'))).rejects.toMatchObject({ status: 400 });
    await stand.control.submit(id);
    await expect(stand.control.submit(id)).rejects.toMatchObject({ status: 409 });
    await expect(stand.control.fail(id, "abandoned")).rejects.toMatchObject({ status: 409 });
  });
});
