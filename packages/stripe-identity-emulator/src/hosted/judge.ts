import type { Check, UserFailure } from "../identity/check-catalogue.js";
import type { CapturedImage, HostedSubmission } from "../page/backend.js";
import { documentCountries } from "../page/countries.js";
import { findSpecimen, type Specimen } from "../specimens/catalogue.js";
import type { CalendarDate, SessionRecord } from "../state/records.js";
import { idNumberType } from "./person-from-page.js";

/** The result of a submission: an outcome per check, or a failure for which Stripe creates no report. */
export type Verdict =
  | { kind: "checked"; outcomes: Partial<Record<Check, string>> }
  | { kind: "refused"; code: UserFailure };

/** The age of majority that the emulator uses. */
const majority = 18;

/**
 * Judges a submission by its content, as the checks would: specimens by the catalogue. Pictures from a camera or a file are not
 * analysed and pass. `now` in milliseconds.
 */
export function judge(session: SessionRecord, submission: HostedSubmission, now: number): Verdict {
  const document = specimenOf(submission.document?.front);
  const face = specimenOf(submission.selfie);
  const dob = document?.unreadable === true ? undefined : (document?.dob ?? submission.idNumber?.dob);
  const country = document?.country ?? submission.document?.country;
  if (country !== undefined && !documentCountries.includes(country)) {
    return { kind: "refused", code: "country_not_supported" };
  }
  if (dob !== undefined && ageOn(dob, now) < majority) return { kind: "refused", code: "under_supported_age" };
  const judged: Partial<Record<Check, string | undefined>> = {
    document: judgeDocument(session, submission, document, now),
    selfie: judgeSelfie(document, face),
    id_number: judgeIdNumber(session, submission, document),
    phone: judgePhone(submission),
    email: submission.email?.code === null ? "email_verification_declined" : "verified",
  };
  const outcomes: Partial<Record<Check, string>> = {};
  for (const check of session.checks) outcomes[check] = judged[check] ?? "verified";
  return { kind: "checked", outcomes };
}

function specimenOf(image: CapturedImage | undefined): Specimen | undefined {
  return image?.source === "specimen" && image.specimen !== undefined ? findSpecimen(image.specimen) : undefined;
}

function judgeDocument(
  session: SessionRecord,
  submission: HostedSubmission,
  specimen: Specimen | undefined,
  now: number,
): string {
  const chosen = submission.document;
  if (chosen === undefined) return "verified";
  const type = specimen?.documentType ?? chosen.type;
  const allowed = session.options.document?.allowed_types ?? [];
  if (specimen !== undefined && (specimen.kind !== "document" || specimen.unreadable))
    return "document_unverified_other";
  if (allowed.length > 0 && !allowed.includes(type)) return "document_type_not_supported";
  if (specimen === undefined) return "verified";
  const back = specimenOf(chosen.back);
  const isWhatWasSaid = type === chosen.type && specimen.country === chosen.country;
  const sidesBelongTogether = chosen.back === undefined || back === undefined || back.id === specimen.id;
  if (!isWhatWasSaid || !sidesBelongTogether) return "document_unverified_other";
  if (specimen.expirationDate !== undefined && endOf(specimen.expirationDate) <= now) return "document_expired";
  return "verified";
}

function judgeSelfie(document: Specimen | undefined, face: Specimen | undefined): string {
  if (document?.hasPhoto === false) return "selfie_document_missing_photo";
  if (face === undefined) return "verified";
  if (face.kind !== "face" || face.unreadable || document?.unreadable) return "selfie_unverified_other";
  if (face.manipulated) return "selfie_manipulated";
  if (document !== undefined && document.person !== face.person) return "selfie_face_mismatch";
  return "verified";
}

function judgePhone({ phone }: HostedSubmission): string {
  if (phone?.code === null) return "phone_verification_declined";
  return phone?.phone.startsWith("+1") === false ? "phone_unverified_other" : "verified";
}

/** Judges an ID number. With a document, its name and birth date must match those on the document. */
function judgeIdNumber(session: SessionRecord, submission: HostedSubmission, document: Specimen | undefined): string {
  const given = submission.idNumber;
  if (given === undefined) return "verified";
  if (document?.unreadable || document?.kind === "face") return "id_number_insufficient_document_data";
  if (idNumberType(given.number) === null) return "id_number_unverified_other";
  if (!session.checks.includes("document") || document === undefined) return "verified";
  const same =
    sameName(given.firstName, document.firstName) &&
    sameName(given.lastName, document.lastName) &&
    sameDay(given.dob, document.dob);
  return same ? "verified" : "id_number_mismatch";
}

function sameName(one: string, other: string | undefined): boolean {
  return other !== undefined && one.trim().localeCompare(other, "en", { sensitivity: "base" }) === 0;
}

function sameDay(one: CalendarDate, other: CalendarDate | undefined): boolean {
  return one.day === other?.day && one.month === other.month && one.year === other.year;
}

/** Returns the first moment after a day, in milliseconds: a document is valid until the end of its last day. */
function endOf({ year, month, day }: CalendarDate): number {
  return Date.UTC(year, month - 1, day + 1);
}

function ageOn(dob: CalendarDate, now: number): number {
  const today = new Date(now);
  const years = today.getUTCFullYear() - dob.year;
  const month = today.getUTCMonth() + 1;
  const hadBirthday = month > dob.month || (month === dob.month && today.getUTCDate() >= dob.day);
  return hadBirthday ? years : years - 1;
}
