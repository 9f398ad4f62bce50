import type { Check } from "../identity/check-catalogue.js";
import type { Kept } from "./collection.js";

/** A day of the calendar as Stripe writes it. */
export interface CalendarDate {
  day: number;
  month: number;
  year: number;
}

export interface Address {
  city: string | null;
  country: string | null;
  line1: string | null;
  line2: string | null;
  postal_code: string | null;
  state: string | null;
}

export type DocumentType = "driving_license" | "id_card" | "passport";
export const documentTypes = ["driving_license", "id_card", "passport"] as const;

export interface DocumentOptions {
  allowed_types?: DocumentType[];
  require_id_number?: boolean;
  require_live_capture?: boolean;
  require_matching_selfie?: boolean;
}

export interface SessionOptions {
  document?: DocumentOptions;
  email?: { require_verification?: boolean };
  id_number?: Record<string, never>;
  matching?: { dob?: "none" | "similar"; name?: "none" | "similar" };
  phone?: { require_verification?: boolean };
}

export interface ErrorDetail {
  code: string;
  reason: string;
}

export type IdNumberType = "br_cpf" | "sg_nric" | "us_ssn";

export interface VerifiedOutputs {
  address: Address | null;
  dob: CalendarDate | null;
  email: string | null;
  first_name: string | null;
  id_number: string | null;
  id_number_type: IdNumberType | null;
  last_name: string | null;
  phone: string | null;
  sex: string | null;
  unparsed_place_of_birth: string | null;
  unparsed_sex: string | null;
}

export type SessionStatus = "requires_input" | "processing" | "verified" | "canceled";
export const sessionStatuses = ["canceled", "processing", "requires_input", "verified"] as const;
export type SessionType = "document" | "id_number" | "verification_flow";

/** The link and secret that open the hosted page of a session in `requires_input`. Times in milliseconds on the emulator's clock. */
export interface SessionLink {
  token: string;
  secret: string;
  linkExpires: number;
  secretExpires: number;
  /** The newest visit that a client secret opened. */
  modal?: { token: string; expires: number };
}

/** The outcome of a submission in `processing`, and when it takes effect. */
export interface PendingOutcome {
  due: number;
  report: ReportContent;
  error: ErrorDetail | null;
  outputs: VerifiedOutputs | null;
}

/** A session. Fields in snake case are Stripe's; the others are internal and never part of an answer. */
export interface SessionRecord extends Kept {
  created: number;
  type: SessionType;
  status: SessionStatus;
  checks: Check[];
  client_reference_id: string | null;
  metadata: Record<string, string>;
  options: SessionOptions;
  provided_details: { email?: string; phone?: string } | null;
  related_customer: string | null;
  related_customer_account: string | null;
  related_person: { account: string; person: string } | null;
  verification_flow: string | null;
  last_error: ErrorDetail | null;
  last_verification_report: string | null;
  redaction: { status: "processing" | "redacted" } | null;
  outputs: VerifiedOutputs | null;
  returnUrl: string | null;
  link: SessionLink | null;
  /** Tokens of links submitted through, or run out; they open nothing any more. */
  usedTokens: string[];
  expiredTokens: string[];
  /** Client secrets that opened the modal. */
  usedSecrets?: string[];
  pending: PendingOutcome | null;
  redactAt: number | null;
}

interface CheckResult {
  status: "verified" | "unverified";
  error: ErrorDetail | null;
}

export interface DocumentResult extends CheckResult {
  address: Address | null;
  dob: CalendarDate | null;
  expiration_date: CalendarDate | null;
  files: string[] | null;
  first_name: string | null;
  issued_date: CalendarDate | null;
  issuing_country: string | null;
  last_name: string | null;
  number: string | null;
  sex: string | null;
  type: DocumentType | null;
  unparsed_place_of_birth: string | null;
  unparsed_sex: string | null;
}

export interface IdNumberResult extends CheckResult {
  dob: CalendarDate | null;
  first_name: string | null;
  id_number: string | null;
  id_number_type: IdNumberType | null;
  last_name: string | null;
}

export interface SelfieResult extends CheckResult {
  document: string | null;
  selfie: string | null;
}

export interface PhoneResult extends CheckResult {
  phone: string | null;
}

export interface EmailResult extends CheckResult {
  email: string | null;
}

/** The results of one submission by check; a check that did not run is absent. */
export interface ReportContent {
  document?: DocumentResult;
  selfie?: SelfieResult;
  id_number?: IdNumberResult;
  phone?: PhoneResult;
  email?: EmailResult;
}

export interface ReportRecord extends Kept {
  created: number;
  type: SessionType;
  client_reference_id: string | null;
  verification_session: string;
  verification_flow: string | null;
  options: { document?: DocumentOptions; id_number?: Record<string, never> };
  content: ReportContent;
}
