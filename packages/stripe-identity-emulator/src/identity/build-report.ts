import type {
  DocumentResult,
  ErrorDetail,
  IdNumberResult,
  ReportContent,
  SessionRecord,
  VerifiedOutputs,
} from "../state/records.js";
import { type Check, checkKinds, reasonFor } from "./check-catalogue.js";
import type { Person } from "./person.js";

/** The result of a submission. */
export interface Judged {
  report: ReportContent;
  /** The failure of the first check that failed, in the order of `checkKinds`. */
  error: ErrorDetail | null;
  /** Set when every check passed. */
  outputs: VerifiedOutputs | null;
}

interface Images {
  document: string[];
  selfie: string | null;
}

/** Builds the report that Stripe would create from a person and the outcome of each check. */
export function buildReport(
  session: SessionRecord,
  person: Person,
  outcomes: Partial<Record<Check, string>>,
  images: Images,
): Judged {
  const result = (check: Check) => {
    const outcome = outcomes[check] ?? "verified";
    if (outcome === "verified") return { status: "verified", error: null } as const;
    return { status: "unverified", error: { code: outcome, reason: reasonFor(outcome) } } as const;
  };
  const report: ReportContent = {};
  for (const check of session.checks) {
    if (check === "document")
      report.document = { ...documentData(person, outcomes.document, images.document), ...result(check) };
    if (check === "selfie") {
      report.selfie = { document: images.document[0] ?? null, selfie: images.selfie, ...result(check) };
    }
    if (check === "id_number") report.id_number = { ...idNumberData(person), ...result(check) };
    if (check === "phone") report.phone = { phone: person.phone, ...result(check) };
    if (check === "email") report.email = { email: person.email, ...result(check) };
  }
  const failed = checkKinds
    .filter((check) => session.checks.includes(check))
    .map((check) => result(check).error)
    .find((error) => error !== null);
  return { report, error: failed ?? null, outputs: failed === undefined ? outputsOf(session, person) : null };
}

/** Returns the data of a document. An unreadable document has none; an expired or unsupported one was still read. */
function documentData(
  person: Person,
  outcome: string | undefined,
  files: string[],
): Omit<DocumentResult, "status" | "error"> {
  if (outcome === "document_unverified_other") {
    return {
      address: null,
      dob: null,
      expiration_date: null,
      files,
      first_name: null,
      issued_date: null,
      issuing_country: null,
      last_name: null,
      number: null,
      sex: null,
      type: person.document_type,
      unparsed_place_of_birth: null,
      unparsed_sex: null,
    };
  }
  return {
    address: person.address,
    dob: person.dob,
    expiration_date: person.expiration_date,
    files,
    first_name: person.first_name,
    issued_date: person.issued_date,
    issuing_country: person.issuing_country,
    last_name: person.last_name,
    number: person.number,
    sex: person.sex,
    type: person.document_type,
    unparsed_place_of_birth: person.unparsed_place_of_birth,
    unparsed_sex: person.unparsed_sex,
  };
}

function idNumberData(person: Person): Omit<IdNumberResult, "status" | "error"> {
  return {
    dob: person.dob,
    first_name: person.first_name,
    // Only the last four digits of a US number are on the report (Stripe API reference).
    id_number: person.id_number_type === "us_ssn" ? person.id_number.slice(-4) : person.id_number,
    id_number_type: person.id_number_type,
    last_name: person.last_name,
  };
}

function outputsOf(session: SessionRecord, person: Person): VerifiedOutputs {
  const ran = (check: Check) => session.checks.includes(check);
  const named = ran("document") || ran("id_number") || ran("phone") || ran("address");
  return {
    address: ran("document") || ran("address") ? person.address : null,
    dob: ran("document") || ran("id_number") || ran("address") ? person.dob : null,
    email: ran("email") ? person.email : null,
    first_name: named ? person.first_name : null,
    id_number: ran("id_number") ? person.id_number : null,
    id_number_type: ran("id_number") ? person.id_number_type : null,
    last_name: named ? person.last_name : null,
    phone: ran("phone") ? person.phone : null,
    sex: ran("document") ? person.sex : null,
    unparsed_place_of_birth: ran("document") ? person.unparsed_place_of_birth : null,
    unparsed_sex: ran("document") ? person.unparsed_sex : null,
  };
}
