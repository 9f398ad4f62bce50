import { parseErrorCode, type VerificationErrorCode } from "../verification/error-codes.js";
import { CheckStatus } from "../verification/report.js";
import { IdNumberType, Sex } from "../verification/results.js";
import { DocumentType, RedactionStatus, VerificationStatus, VerificationType } from "../verification/session.js";
import { text } from "./placeholders.js";

/** Stripe's words for our enums. Each of Stripe's enums is open: a word that we don't know becomes `UNKNOWN`. */

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

/** `validated` (since SDK 22.3.0) has no published meaning and is left unknown. */
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

function known<Value>(words: Record<string, Value>, word: string): Value | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

export function verificationType(word: string): VerificationType {
  return known(verificationTypes, word) ?? VerificationType.UNKNOWN;
}

export function verificationStatus(word: string): VerificationStatus {
  return known(statuses, word) ?? VerificationStatus.UNKNOWN;
}

export function redactionStatus(word: string): RedactionStatus {
  return known(redactions, word) ?? RedactionStatus.UNKNOWN;
}

export function checkStatus(word: string): CheckStatus {
  return known(checkStatuses, word) ?? CheckStatus.UNKNOWN;
}

/** Null where the document's type is missing or redacted. */
export function documentType(word: string | null | undefined): DocumentType | null {
  const given = text(word);
  return given === null ? null : (known(documentTypes, given) ?? DocumentType.UNKNOWN);
}

/** Null where the sex is missing or redacted; a document that says neither is `UNKNOWN`. */
export function sex(word: string | null | undefined): Sex | null {
  const given = text(word);
  return given === null ? null : (known(sexes, given) ?? Sex.UNKNOWN);
}

/** Null where the kind of number is missing or redacted. */
export function idNumberType(word: string | null | undefined): IdNumberType | null {
  const given = text(word);
  return given === null ? null : (known(idNumberTypes, given) ?? IdNumberType.UNKNOWN);
}

/** Null where no error is given. */
export function errorCode(word: string | null | undefined): VerificationErrorCode | null {
  const given = text(word);
  return given === null ? null : parseErrorCode(given);
}

/** The word that Stripe takes for one of our document types; null for `UNKNOWN`, which can't be asked for. */
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
