import { Answers, readDate } from "./answers.js";
import type { CapturedImage, DocumentType, HostedCheck, HostedSession, HostedSubmission } from "./backend.js";
import { BadRequest } from "./bad-request.js";
import { addressCountries, documentCountries } from "./countries.js";
import { failuresOf } from "./failures.js";
import { type ImageAnswer, type ImagePlace, readImage } from "./image-file.js";

/** Documents whose back is also needed. */
const twoSided: readonly DocumentType[] = ["id_card", "driving_license"];

/** The longest duration of the checks that a visitor can choose: one hour. */
const longestDelay = 3_600_000;

/** Numbers and addresses that belong to no one, as a pattern to follow. */
export const phoneExample = "+1 555 010 0100";
export const emailExample = "name@example.com";

/**
 * Reads a submission from the page's form: only the parts that the session's checks need. Rejects with a `BadRequest` that
 * names the field.
 */
export async function readSubmission(form: FormData, session: HostedSession): Promise<HostedSubmission> {
  const answers = new Answers(parseJson(form.get("answers")));
  const submission: HostedSubmission = { testCase: readTestCase(answers, session) };
  const asks = (check: HostedCheck): boolean => session.checks.includes(check);
  if (asks("document")) submission.document = await readDocument(answers.part("document"), form, session);
  if (asks("selfie")) submission.selfie = await readSelfie(answers, form, session);
  if (asks("id_number")) submission.idNumber = readIdNumber(answers.part("idNumber"));
  if (asks("address")) submission.address = readAddress(answers.part("address"));
  if (asks("phone")) submission.phone = readPhone(answers.part("phone"));
  if (asks("email")) submission.email = readEmail(answers.part("email"));
  if (answers.has("delayMs")) submission.delayMs = answers.number("delayMs", 0, longestDelay);
  return submission;
}

function parseJson(text: unknown): unknown {
  if (typeof text !== "string") throw new BadRequest("error.missingPart", "answers");
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest("error.unreadable", "answers");
  }
}

function readTestCase(answers: Answers, session: HostedSession): HostedSubmission["testCase"] {
  if (!answers.has("testCase") || answers.value("testCase") === "auto") return "auto";
  const part = answers.part("testCase");
  const testCase: Partial<Record<HostedCheck, string>> = {};
  for (const check of session.checks) {
    if (!part.has(check)) continue;
    testCase[check] = part.choice(check, ["verified", ...failuresOf(check)]);
  }
  return testCase;
}

async function readDocument(
  answers: Answers,
  form: FormData,
  session: HostedSession,
): Promise<NonNullable<HostedSubmission["document"]>> {
  const type = answers.choice("type", session.allowedDocumentTypes);
  const country = answers.choice("country", documentCountries);
  const place = (side: "front" | "back"): ImagePlace => ({
    field: `document.${side}`,
    name: `document_${side}`,
    kind: "document",
    side,
  });
  const front = await readCapture(place("front"), answers, form, session);
  if (!twoSided.includes(type)) return { type, country, front };
  return { type, country, front, back: await readCapture(place("back"), answers, form, session) };
}

async function readSelfie(answers: Answers, form: FormData, session: HostedSession): Promise<CapturedImage> {
  return readCapture({ field: "selfie", name: "selfie", kind: "face", side: "front" }, answers, form, session);
}

async function readCapture(
  place: ImagePlace,
  answers: Answers,
  form: FormData,
  session: HostedSession,
): Promise<CapturedImage> {
  const part = answers.part(place.kind === "face" ? "selfie" : place.side);
  const answer: ImageAnswer = { source: part.choice("source", ["camera", "upload", "specimen"]) };
  if (answer.source === "upload" && session.requireLiveCapture) throw new BadRequest("error.cameraOnly", place.field);
  if (answer.source === "specimen") answer.specimen = part.text("specimen");
  return readImage(place, answer, form.get(place.field));
}

function readIdNumber(answers: Answers): NonNullable<HostedSubmission["idNumber"]> {
  return {
    firstName: answers.text("firstName"),
    lastName: answers.text("lastName"),
    dob: readDate(answers, "dob"),
    number: answers.text("number", 40),
  };
}

function readAddress(answers: Answers): NonNullable<HostedSubmission["address"]> {
  const line2 = answers.optionalText("line2");
  const state = answers.optionalText("state");
  return {
    line1: answers.text("line1"),
    ...(line2 === undefined ? {} : { line2 }),
    city: answers.text("city"),
    ...(state === undefined ? {} : { state }),
    postalCode: answers.text("postalCode", 20),
    country: answers.choice("country", addressCountries),
  };
}

function readPhone(answers: Answers): NonNullable<HostedSubmission["phone"]> {
  return { phone: readPhoneNumber(answers, "phone"), code: readCode(answers) };
}

function readEmail(answers: Answers): NonNullable<HostedSubmission["email"]> {
  return { email: readEmailAddress(answers, "email"), code: readCode(answers) };
}

/** Reads a phone number with its country code and returns it without spaces and dashes. */
export function readPhoneNumber(answers: Answers, name: string): string {
  const phone = answers.text(name, 40).replace(/[\s().-]/g, "");
  if (!/^\+[1-9]\d{6,14}$/.test(phone))
    throw new BadRequest("error.phone", answers.field(name), { values: { example: phoneExample } });
  return phone;
}

/** Reads a text with the form of an email address. */
export function readEmailAddress(answers: Answers, name: string): string {
  const email = answers.text(name, 254);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new BadRequest("error.email", answers.field(name), { values: { example: emailExample } });
  return email;
}

/** Null where the person said that they can't confirm it. */
function readCode(answers: Answers): string | null {
  if (answers.value("declined") === true) return null;
  const code = answers.text("code", 12).replace(/[\s-]/g, "");
  if (!/^\d{4,8}$/.test(code)) throw new BadRequest("error.code", answers.field("code"));
  return code;
}
