import type { Expansion } from "../api/expansion.js";
import type { Ledger } from "../state/ledger.js";
import type { DocumentResult, IdNumberResult, ReportRecord } from "../state/records.js";

/** Returns a report in the API's format (Stripe API reference: the VerificationReport object). */
export function renderReport(ledger: Ledger, report: ReportRecord, expansion: Expansion) {
  const { document, selfie, id_number, phone, email } = report.content;
  return {
    id: report.id,
    object: "identity.verification_report",
    client_reference_id: report.client_reference_id,
    created: report.created,
    ...(document === undefined ? {} : { document: renderDocument(document, report, expansion.under("document")) }),
    ...(email === undefined ? {} : { email }),
    ...(id_number === undefined ? {} : { id_number: renderIdNumber(id_number, report, expansion.under("id_number")) }),
    livemode: ledger.livemode,
    options: report.options,
    ...(phone === undefined ? {} : { phone }),
    ...(selfie === undefined ? {} : { selfie }),
    type: report.type,
    ...(report.verification_flow === null ? {} : { verification_flow: report.verification_flow }),
    verification_session: report.verification_session,
  };
}

function renderDocument(document: DocumentResult, report: ReportRecord, expansion: Expansion) {
  return {
    address: document.address,
    ...(expansion.sensitive("dob", report.created) ? { dob: document.dob } : {}),
    error: document.error,
    ...(expansion.sensitive("expiration_date", report.created) ? { expiration_date: document.expiration_date } : {}),
    files: document.files,
    first_name: document.first_name,
    issued_date: document.issued_date,
    issuing_country: document.issuing_country,
    last_name: document.last_name,
    ...(expansion.sensitive("number", report.created) ? { number: document.number } : {}),
    ...(expansion.has("sex") ? { sex: document.sex } : {}),
    status: document.status,
    type: document.type,
    ...(expansion.has("unparsed_place_of_birth") ? { unparsed_place_of_birth: document.unparsed_place_of_birth } : {}),
    ...(expansion.has("unparsed_sex") ? { unparsed_sex: document.unparsed_sex } : {}),
  };
}

function renderIdNumber(check: IdNumberResult, report: ReportRecord, expansion: Expansion) {
  return {
    ...(expansion.sensitive("dob", report.created) ? { dob: check.dob } : {}),
    error: check.error,
    first_name: check.first_name,
    ...(expansion.sensitive("id_number", report.created) ? { id_number: check.id_number } : {}),
    id_number_type: check.id_number_type,
    last_name: check.last_name,
    status: check.status,
  };
}
