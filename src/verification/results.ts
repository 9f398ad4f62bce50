import type { CheckStatus } from "./report.js";
import type { DocumentType } from "./session.js";

/*
 * Personal results. They exist during one request only: they are read from the provider when a field is selected, and never stored.
 * A field is null where the provider has no value, or where the value was redacted.
 */

/** Describes a date as read from a document; any part may be missing. */
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

/** Names the values of the sex on a document. */
export const Sex = {
  FEMALE: "FEMALE",
  MALE: "MALE",
  /** The document has no value, or one that this version doesn't know. */
  UNKNOWN: "UNKNOWN",
} as const;
export type Sex = (typeof Sex)[keyof typeof Sex];

/** Names the kinds of national ID number that Stripe can check. Source: stripe 23.1.0, `VerifiedOutputs.IdNumberType`. */
export const IdNumberType = {
  BR_CPF: "BR_CPF",
  SG_NRIC: "SG_NRIC",
  US_SSN: "US_SSN",
  UNKNOWN: "UNKNOWN",
} as const;
export type IdNumberType = (typeof IdNumberType)[keyof typeof IdNumberType];

/**
 * Names the parts of a session's results that can be requested. `reason` and `outputs` are standard. Every other one is a sensitive
 * leaf: the provider returns it only when it is requested by name, and only to the restricted credential.
 *
 * Source: docs.stripe.com/identity/access-verification-results.
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

/** Names the parts of a report's results that can be requested, under the same rules: only `checks` is standard. */
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

/** Returns true for a leaf that needs the restricted credential. */
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
  /** The provider's own text on the last failure, which can be shown to the user. */
  lastErrorReason: string | null;
  /** Null until the session is verified. */
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

/** Describes a link to an image. It works without a credential, for a few seconds. */
export interface ImageLink {
  url: string;
  expiresAt: Date;
}
