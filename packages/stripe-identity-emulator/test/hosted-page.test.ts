import { describe, expect, test } from "vitest";
import { specimenPicture } from "../src/page/specimen-pictures.js";
import { useEmulator } from "./support/use-emulator.js";

const stand = useEmulator({ processingDelayMs: 0 });
const sessions = () => stand.stripe().identity.verificationSessions;
const withSelfie = { type: "document", options: { document: { require_matching_selfie: true } } } as const;

const specimen = (id: string) => ({ source: "specimen", specimen: id });
const marasPassport = { type: "passport", country: "DE", front: specimen("de_passport_mara") };

/** Posts a submission in the way the page does. */
async function submit(url: string | null, answers: object, files: Record<string, Buffer> = {}) {
  const form = new FormData();
  form.set("answers", JSON.stringify(answers));
  for (const [name, bytes] of Object.entries(files)) form.set(name, new Blob([new Uint8Array(bytes)]), `${name}.png`);
  const response = await fetch(`${url}/submit`, { method: "POST", body: form });
  return { status: response.status, body: await response.json() };
}

test("verifies a passport and a face with the data of the document", async () => {
  const created = await sessions().create({ ...withSelfie, return_url: "https://example.com/done" });
  const page = await fetch(created.url ?? "");
  expect(page.status).toBe(200);
  const answer = await submit(created.url, {
    document: marasPassport,
    selfie: specimen("face_mara"),
    testCase: "auto",
  });
  expect(answer).toMatchObject({ status: 200, body: { returnUrl: "https://example.com/done" } });
  const session = await sessions().retrieve(created.id, { expand: ["verified_outputs", "last_verification_report"] });
  expect(session).toMatchObject({
    status: "verified",
    verified_outputs: { first_name: "Mara", address: { country: "DE" } },
    last_verification_report: { document: { type: "passport", issuing_country: "DE" }, selfie: { status: "verified" } },
  });
  expect((await fetch(created.url ?? "")).status).toBe(410);
  expect((await submit(created.url, {})).status).toBe(410);
  expect(await (await fetch(`${created.url}/status`)).json()).toMatchObject({ status: "verified" });
});

describe("auto judges the submission", () => {
  const license = (name: string) => ({
    type: "driving_license",
    country: "US",
    front: specimen(name),
    back: specimen(name),
  });
  const withoutPhoto = { ...license("us_id_card_theo_no_photo"), type: "id_card" };

  test.each([
    [
      "an expired passport",
      { ...marasPassport, front: specimen("de_passport_mara_expired") },
      "face_mara",
      "document_expired",
    ],
    ["a blurred licence", license("us_driving_license_theo_unreadable"), "face_theo", "document_unverified_other"],
    ["another country than said", { ...marasPassport, country: "FR" }, "face_mara", "document_unverified_other"],
    ["a document without a photo", withoutPhoto, "face_theo", "selfie_document_missing_photo"],
    ["somebody else's face", marasPassport, "face_theo", "selfie_face_mismatch"],
    ["a face made of two", marasPassport, "face_mara_manipulated", "selfie_manipulated"],
    ["a blurred face", marasPassport, "face_mara_unreadable", "selfie_unverified_other"],
  ])("%s", async (_name, document, face, code) => {
    const { id, url } = await sessions().create(withSelfie);
    expect((await submit(url, { document, selfie: specimen(face), testCase: "auto" })).status).toBe(200);
    expect(await sessions().retrieve(id)).toMatchObject({ status: "requires_input", last_error: { code } });
    expect((await stand.stripe().identity.verificationReports.list({ verification_session: id })).data).toHaveLength(1);
  });

  test("judges a document as expired by the emulator's clock", async () => {
    await stand.control.advanceClock(20 * 365 * 24 * 3600);
    const { id, url } = await sessions().create({ type: "document" });
    await submit(url, { document: marasPassport, testCase: "auto" });
    expect((await sessions().retrieve(id)).last_error?.code).toBe("document_expired");
  });

  test.each([
    [
      "a minor",
      {
        type: "id_card",
        country: "FR",
        front: specimen("fr_id_card_lea_minor"),
        back: specimen("fr_id_card_lea_minor"),
      },
      "under_supported_age",
    ],
    [
      "a country that isn't covered",
      { ...marasPassport, front: specimen("is_passport_ari_unsupported") },
      "country_not_supported",
    ],
  ])("refuses %s without a report", async (_name, document, code) => {
    const { id, url } = await sessions().create({ type: "document" });
    await submit(url, { document, testCase: "auto" });
    const session = await sessions().retrieve(id);
    expect(session).toMatchObject({ status: "requires_input", last_error: { code }, last_verification_report: null });
  });

  test("refuses a type that is not allowed, and a specimen of another type than chosen", async () => {
    const { id, url } = await sessions().create({
      type: "document",
      options: { document: { allowed_types: ["id_card"] } },
    });
    const card = {
      type: "id_card",
      country: "DE",
      front: specimen("de_passport_mara"),
      back: specimen("de_passport_mara"),
    };
    await submit(url, { document: card, testCase: "auto" });
    expect((await sessions().retrieve(id)).last_error?.code).toBe("document_type_not_supported");
  });

  test("refuses an ID number with another name or birth date than the document", async () => {
    const number = {
      firstName: "Somebody",
      lastName: "Else",
      dob: { day: 1, month: 1, year: 1980 },
      number: "000-12-3456",
    };
    const { id, url } = await sessions().create({
      type: "document",
      options: { document: { require_id_number: true } },
    });
    await submit(url, { document: marasPassport, idNumber: number, testCase: "auto" });
    expect((await sessions().retrieve(id)).last_error?.code).toBe("id_number_mismatch");
  });

  test("passes and stores pictures that are not specimens", async () => {
    const { id, url } = await sessions().create({ type: "document" });
    const picture = specimenPicture("us_passport_theo").bytes;
    const document = { type: "passport", country: "US", front: { source: "upload" } };
    const answer = await submit(url, { document, testCase: "auto" }, { "document.front": picture });
    expect(answer.body).not.toHaveProperty("error");
    const { last_verification_report: report } = await sessions().retrieve(id, {
      expand: ["last_verification_report"],
    });
    const file = typeof report === "object" ? report?.document?.files?.[0] : undefined;
    expect(await stand.stripe().files.retrieve(file ?? "")).toMatchObject({ size: picture.length, type: "png" });
  });
});

test("ends in the chosen outcome after the chosen delay, whatever was submitted", async () => {
  const { id, url } = await sessions().create(withSelfie);
  const answers = {
    document: marasPassport,
    selfie: specimen("face_mara"),
    testCase: { selfie: "selfie_unverified_other" },
    delayMs: 60_000,
  };
  expect((await submit(url, answers)).body).toMatchObject({ status: "processing" });
  expect(await sessions().retrieve(id)).toMatchObject({ status: "processing" });
  await stand.control.advanceClock(60);
  expect(await sessions().retrieve(id)).toMatchObject({ last_error: { code: "selfie_unverified_other" } });
});

test("refuses an upload if live capture is required", async () => {
  const { url } = await sessions().create({ type: "document", options: { document: { require_live_capture: true } } });
  const document = { type: "passport", country: "US", front: { source: "upload" } };
  const picture = specimenPicture("us_passport_theo").bytes;
  const answer = await submit(url, { document, testCase: "auto" }, { "document.front": picture });
  expect(answer).toMatchObject({ body: { error: { field: "document.front" } } });
  expect(answer.status).toBeGreaterThanOrEqual(400);
});

test("accepts only the code that was sent", async () => {
  const visit = await stand.control.visitFlow("vf_phone", {
    email: "visitor@example.com",
    client_reference_id: "user_9",
  });
  const phone = "+15555550123";
  const sent = await fetch(`${visit.url}/code`, {
    method: "POST",
    body: JSON.stringify({ channel: "phone", to: phone }),
  });
  const { code } = await sent.json();
  expect(code).toMatch(/^\d{6}$/);
  const wrong = code === "000000" ? "111111" : "000000";
  const refused = await submit(visit.url, { phone: { phone, code: wrong }, testCase: "auto" });
  expect(refused).toMatchObject({ status: 422, body: { error: { field: "phone.code" } } });
  expect((await submit(visit.url, { phone: { phone, code }, testCase: "auto" })).status).toBe(200);
  const session = await sessions().retrieve(visit.id, { expand: ["verified_outputs", "provided_details"] });
  expect(session).toMatchObject({
    status: "verified",
    type: "verification_flow",
    verification_flow: "vf_phone",
    client_reference_id: "user_9",
    options: { phone: { require_verification: true } },
    provided_details: { email: "visitor@example.com" },
    verified_outputs: { phone },
  });
});

test("keeps the link valid after a user declined", async () => {
  const { id, url } = await sessions().create({ type: "document" });
  const declined = await fetch(`${url}/fail`, { method: "POST", body: JSON.stringify({ code: "consent_declined" }) });
  expect(declined.status).toBe(200);
  expect((await sessions().retrieve(id)).last_error?.code).toBe("consent_declined");
  expect((await submit(url, { document: marasPassport, testCase: "auto" })).status).toBe(200);
  expect((await sessions().retrieve(id)).status).toBe("verified");
});

test("serves the console at the root", async () => {
  const response = await fetch(stand.emulator.url);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(await response.text()).toContain("Stripe Identity emulator");
});
