import { expect, test } from "vitest";
import { useEmulator } from "./support/use-emulator.js";

const stand = useEmulator({ redactionDelaySeconds: 3600 });

test("replaces personal data everywhere, and sends an event when it is done", async () => {
  const { receiver, secret } = await stand.endpoint(["identity.verification_session.redacted"]);
  const stripe = stand.stripe("rk_test_reader");
  const { verificationSessions, verificationReports } = stripe.identity;
  const { id } = await verificationSessions.create({
    verification_flow: "vf_full",
    client_reference_id: "user_7",
    metadata: { note: "PERSONAL" },
    provided_details: { email: "PERSONAL@example.com", phone: "+15555550199" },
  });
  const person = {
    first_name: "PERSONAL",
    last_name: "PERSONAL",
    dob: "1981-02-03",
    number: "PERSONAL",
    id_number: "000123456",
    address: { line1: "PERSONAL", city: "PERSONAL", postal_code: "PERSONAL", country: "DE" },
  };
  await stand.control.submit(id, { document: "document_unverified_other", data: person });
  await stand.control.submit(id, { data: person });
  expect((await verificationSessions.redact(id)).redaction).toEqual({ status: "processing" });
  await stand.control.advanceClock(3599);
  const expand = [
    "verified_outputs.dob",
    "verified_outputs.id_number",
    "provided_details",
    "last_verification_report.document.number",
    "last_verification_report.document.dob",
    "last_verification_report.document.expiration_date",
    "last_verification_report.id_number.id_number",
  ];
  expect((await verificationSessions.retrieve(id, { expand })).verified_outputs?.first_name).toBe("PERSONAL");
  await stand.control.advanceClock(1);

  const redacted = await verificationSessions.retrieve(id, { expand });
  expect(redacted).toMatchObject({
    status: "verified",
    client_reference_id: "user_7",
    metadata: {},
    options: {},
    redaction: { status: "redacted" },
    provided_details: { email: "[redacted]", phone: "[redacted]" },
    verified_outputs: {
      first_name: "[redacted]",
      dob: { day: 1, month: 1, year: 1 },
      id_number: "[redacted]",
      address: { line1: "[redacted]", country: "DE" },
    },
    last_verification_report: {
      document: { status: "verified", number: "[redacted]", expiration_date: { day: 1, month: 1, year: 1 } },
      id_number: { id_number: "[redacted]" },
    },
  });
  const reports = await verificationReports.list({ verification_session: id, expand: ["data.document.number"] });
  const events = await stripe.events.list();
  for (const text of [JSON.stringify(redacted), JSON.stringify(reports.data), JSON.stringify(events.data)]) {
    expect(text).not.toContain("PERSONAL");
    expect(text).not.toContain("1981");
    expect(text).not.toContain("5555550199");
  }
  expect(reports.data.map((report) => report.document?.error?.code)).toEqual([undefined, "document_unverified_other"]);
  await receiver.count(1);
  const { body = "", signature = "" } = receiver.received[0] ?? {};
  expect(stripe.webhooks.constructEvent(body, signature, secret).data.object).toMatchObject({ id, metadata: {} });
});
