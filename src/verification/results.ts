import type { CheckStatus } from "./report.js";
import type { DocumentType } from "./session.js";

/**
 * Personal results. They live for the length of one request: read from the provider when a field is selected, never kept.
 * A field is null where the provider has nothing, or where it was redacted.
 */

/** A date whose parts come from a document; any of them may be missing. */
export interface PartialDate {
  day: number | null;
  month: number | null;
  year: number | null;
}

export interface Address {
  line1: string | null;
  line2: string | null;
  city: string | null;
  state: string | null;
  postalCode: string | null;
  country: string | null;
}

export const Sex = {
  FEMALE: "FEMALE",
  MALE: "MALE",
  /** The document doesn't say, or says what this version doesn't know. */
  UNKNOWN: "UNKNOWN",
} as const;
export type Sex = (typeof Sex)[keyof typeof Sex];

/** Kinds of national number that Stripe can check. */
export const IdNumberType = {
  BR_CPF: "BR_CPF",
  SG_NRIC: "SG_NRIC",
  US_SSN: "US_SSN",
  UNKNOWN: "UNKNOWN",
} as const;
export type IdNumberType = (typeof IdNumberType)[keyof typeof IdNumberType];

/**
 * What may be asked of a session's results. `outputs` and `reason` are standard; the others are sensitive leaves, each of which
 * the provider hands out only when it is named and only to the restricted credential.
 */
export const sessionLeaves = [
  "reason",
  "outputs",
  "outputs.dob",
  "outputs.idNumber",
  "outputs.sex",
  "outputs.placeOfBirth",
] as const;
export type SessionLeaf = (typeof sessionLeaves)[number];

/** What may be asked of a report's results, on the same terms. */
export const reportLeaves = [
  "checks",
  "document.dob",
  "document.expirationDate",
  "document.number",
  "document.sex",
  "document.placeOfBirth",
  "idNumber.dob",
  "idNumber.number",
] as const;
export type ReportLeaf = (typeof reportLeaves)[number];

export function isSensitive(leaf: SessionLeaf | ReportLeaf): boolean {
  return leaf !== "reason" && leaf !== "outputs" && leaf !== "checks";
}

export interface VerifiedOutputs {
  firstName: string | null;
  lastName: string | null;
  address: Address | null;
  email: string | null;
  phone: string | null;
  idNumberType: IdNumberType | null;
  dob: PartialDate | null;
  idNumber: string | null;
  sex: Sex | null;
  placeOfBirth: string | null;
}

export interface SessionResults {
  id: string;
  /** The provider's own words on the last failure, fit to show to the user. */
  lastErrorReason: string | null;
  /** Null until verified. */
  outputs: VerifiedOutputs | null;
}

interface CheckResult {
  status: CheckStatus;
  reason: string | null;
}

export interface DocumentResult extends CheckResult {
  type: DocumentType | null;
  firstName: string | null;
  lastName: string | null;
  address: Address | null;
  issuedDate: PartialDate | null;
  issuingCountry: string | null;
  dob: PartialDate | null;
  expirationDate: PartialDate | null;
  number: string | null;
  sex: Sex | null;
  placeOfBirth: string | null;
  /** Ids of the images. */
  files: string[];
}

export interface SelfieResult extends CheckResult {
  /** Id of the image of the document that the face was compared with. */
  document: string | null;
  /** Id of the image of the face. */
  selfie: string | null;
}

export interface IdNumberResult extends CheckResult {
  firstName: string | null;
  lastName: string | null;
  idNumberType: IdNumberType | null;
  dob: PartialDate | null;
  /** For a US social security number only its last four digits. */
  number: string | null;
}

export interface PhoneResult extends CheckResult {
  phone: string | null;
}

export interface EmailResult extends CheckResult {
  email: string | null;
}

export interface ReportResults {
  id: string;
  document: DocumentResult | null;
  selfie: SelfieResult | null;
  idNumber: IdNumberResult | null;
  phone: PhoneResult | null;
  email: EmailResult | null;
}

/** A link to an image: it works without a credential, for seconds. */
export interface ImageLink {
  url: string;
  expiresAt: Date;
}
