import type {
  DocumentResult,
  IdNumberResult,
  ReportLeaf,
  ReportResults,
  SessionLeaf,
  SessionResults,
  VerifiedOutputs,
} from "../verification/results.js";
import { checkStatus, documentType, idNumberType, sex } from "./translate-enums.js";
import { address, country, partialDate, text } from "./translate-values.js";
import type { WireOutputs, WireReport, WireSessionResults } from "./wire.js";

/*
 * Translates personal results. The results contain the requested leaves only, because a response may have been read for several requests.
 * Source: docs.stripe.com/identity/access-verification-results; stripe 23.1.0, `VerificationSession.VerifiedOutputs` and
 * `VerificationReport`.
 */

/** Returns the requested leaves of a session's results. */
export function toSessionResults(session: WireSessionResults, leaves: ReadonlySet<SessionLeaf>): SessionResults {
  const outputs = session.verified_outputs;
  const wanted = [...leaves].some((leaf) => leaf.startsWith("outputs"));
  return {
    id: session.id,
    lastErrorReason: leaves.has("reason") ? text(session.last_error?.reason) : null,
    outputs: wanted && outputs ? toOutputs(outputs, leaves) : null,
  };
}

function toOutputs(outputs: WireOutputs, leaves: ReadonlySet<SessionLeaf>): VerifiedOutputs {
  const standard = leaves.has("outputs");
  return {
    firstName: standard ? text(outputs.first_name) : null,
    lastName: standard ? text(outputs.last_name) : null,
    address: standard ? address(outputs.address) : null,
    email: standard ? text(outputs.email) : null,
    phone: standard ? text(outputs.phone) : null,
    idNumberType: standard ? idNumberType(outputs.id_number_type) : null,
    dob: leaves.has("outputs.dob") ? partialDate(outputs.dob) : null,
    idNumber: leaves.has("outputs.idNumber") ? text(outputs.id_number) : null,
    sex: leaves.has("outputs.sex") ? sex(outputs.sex) : null,
    placeOfBirth: leaves.has("outputs.placeOfBirth") ? text(outputs.unparsed_place_of_birth) : null,
  };
}

/** Returns the results of each check, and of its data the requested leaves. */
export function toReportResults(report: WireReport, leaves: ReadonlySet<ReportLeaf>): ReportResults {
  const { document, selfie, id_number: idNumber, phone, email } = report;
  const standard = leaves.has("checks");
  return {
    id: report.id,
    document: document ? toDocument(document, leaves) : null,
    selfie: selfie
      ? {
          ...toCheck(selfie, standard),
          document: standard ? text(selfie.document) : null,
          selfie: standard ? text(selfie.selfie) : null,
        }
      : null,
    idNumber: idNumber ? toIdNumber(idNumber, leaves) : null,
    phone: phone ? { ...toCheck(phone, standard), phone: standard ? text(phone.phone) : null } : null,
    email: email ? { ...toCheck(email, standard), email: standard ? text(email.email) : null } : null,
  };
}

function toDocument(document: NonNullable<WireReport["document"]>, leaves: ReadonlySet<ReportLeaf>): DocumentResult {
  const standard = leaves.has("checks");
  return {
    ...toCheck(document, standard),
    type: standard ? documentType(document.type) : null,
    firstName: standard ? text(document.first_name) : null,
    lastName: standard ? text(document.last_name) : null,
    address: standard ? address(document.address) : null,
    issuedDate: standard ? partialDate(document.issued_date) : null,
    issuingCountry: standard ? country(document.issuing_country) : null,
    files: standard ? (document.files ?? []).filter((file) => text(file) !== null) : [],
    dob: leaves.has("document.dob") ? partialDate(document.dob) : null,
    expirationDate: leaves.has("document.expirationDate") ? partialDate(document.expiration_date) : null,
    number: leaves.has("document.number") ? text(document.number) : null,
    sex: leaves.has("document.sex") ? sex(document.sex) : null,
    placeOfBirth: leaves.has("document.placeOfBirth") ? text(document.unparsed_place_of_birth) : null,
  };
}

function toIdNumber(idNumber: NonNullable<WireReport["id_number"]>, leaves: ReadonlySet<ReportLeaf>): IdNumberResult {
  const standard = leaves.has("checks");
  return {
    ...toCheck(idNumber, standard),
    firstName: standard ? text(idNumber.first_name) : null,
    lastName: standard ? text(idNumber.last_name) : null,
    idNumberType: standard ? idNumberType(idNumber.id_number_type) : null,
    dob: leaves.has("idNumber.dob") ? partialDate(idNumber.dob) : null,
    number: leaves.has("idNumber.number") ? text(idNumber.id_number) : null,
  };
}

function toCheck(check: Pick<NonNullable<WireReport["selfie"]>, "status" | "error">, standard: boolean) {
  return { status: checkStatus(check.status), reason: standard ? text(check.error?.reason) : null };
}
