import { parseErrorCode, type VerificationErrorCode } from "../verification/error-codes.js";
import { CheckStatus } from "../verification/report.js";
import { IdNumberType, Sex } from "../verification/results.js";
import { DocumentType, RedactionStatus, VerificationStatus, VerificationType } from "../verification/session.js";
import { text } from "./translate-values.js";

/*
 * Translates Stripe's enum values to ours. Stripe's enums are open: a value that this version doesn't know becomes `UNKNOWN`.
 * Source: stripe 23.1.0, `resources/Identity`, where every enum type ends with `OtherString`.
 */

const verificationTypes: Record<string, VerificationType> = {
  document: VerificationType.DOCUMENT,
  id_number: VerificationType.ID_NUMBER,
  verification_flow: VerificationType.FLOW,
};

const statuses: Record<string, VerificationStatus> = {
  requires_input: VerificationStatus.REQUIRES_INPUT,
  processing: VerificationStatus.PROCESSING,
  verified: VerificationStatus.VERIFIED,
  canceled: VerificationStatus.CANCELED,
};

/** `validated` (since stripe 22.3.0) has no published meaning, so it is unknown. */
const redactions: Record<string, RedactionStatus> = {
  processing: RedactionStatus.PROCESSING,
  redacted: RedactionStatus.REDACTED,
};

const documentTypes: Record<string, DocumentType> = {
  driving_license: DocumentType.DRIVING_LICENSE,
  id_card: DocumentType.ID_CARD,
  passport: DocumentType.PASSPORT,
};

const checkStatuses: Record<string, CheckStatus> = {
  verified: CheckStatus.VERIFIED,
  unverified: CheckStatus.UNVERIFIED,
};

const sexes: Record<string, Sex> = { female: Sex.FEMALE, male: Sex.MALE, unknown: Sex.UNKNOWN };

const idNumberTypes: Record<string, IdNumberType> = {
  br_cpf: IdNumberType.BR_CPF,
  sg_nric: IdNumberType.SG_NRIC,
  us_ssn: IdNumberType.US_SSN,
};

function lookUp<Value>(values: Record<string, Value>, word: string): Value | undefined {
  return Object.hasOwn(values, word) ? values[word] : undefined;
}

export function verificationType(word: string): VerificationType {
  return lookUp(verificationTypes, word) ?? VerificationType.UNKNOWN;
}

export function verificationStatus(word: string): VerificationStatus {
  return lookUp(statuses, word) ?? VerificationStatus.UNKNOWN;
}

export function redactionStatus(word: string): RedactionStatus {
  return lookUp(redactions, word) ?? RedactionStatus.UNKNOWN;
}

export function checkStatus(word: string): CheckStatus {
  return lookUp(checkStatuses, word) ?? CheckStatus.UNKNOWN;
}

/** Returns the type of a document; null where it is missing or redacted. */
export function documentType(word: string | null | undefined): DocumentType | null {
  const given = text(word);
  return given === null ? null : (lookUp(documentTypes, given) ?? DocumentType.UNKNOWN);
}

/** Returns the sex on a document; null where it is missing or redacted, `UNKNOWN` where the document doesn't specify it. */
export function sex(word: string | null | undefined): Sex | null {
  const given = text(word);
  return given === null ? null : (lookUp(sexes, given) ?? Sex.UNKNOWN);
}

/** Returns the kind of an ID number; null where it is missing or redacted. */
export function idNumberType(word: string | null | undefined): IdNumberType | null {
  const given = text(word);
  return given === null ? null : (lookUp(idNumberTypes, given) ?? IdNumberType.UNKNOWN);
}

/** Returns the code of an error; null where there is no error. */
export function errorCode(word: string | null | undefined): VerificationErrorCode | null {
  const given = text(word);
  return given === null ? null : parseErrorCode(given);
}

/** Returns Stripe's value for a document type; null for `UNKNOWN`, which can't be requested. */
export function documentTypeWord(type: DocumentType): "driving_license" | "id_card" | "passport" | null {
  switch (type) {
    case DocumentType.DRIVING_LICENSE:
      return "driving_license";
    case DocumentType.ID_CARD:
      return "id_card";
    case DocumentType.PASSPORT:
      return "passport";
    default:
      return null;
  }
}
