import type { VerificationErrorCode } from "./failures.js";

/** How a verification was asked for. Stripe calls it the session's type. */
export const VerificationType = {
  DOCUMENT: "DOCUMENT",
  ID_NUMBER: "ID_NUMBER",
  FLOW: "FLOW",
  UNKNOWN: "UNKNOWN",
} as const;
export type VerificationType = (typeof VerificationType)[keyof typeof VerificationType];

/** Where a session stands. A failed check is no status of its own: it leads back to `REQUIRES_INPUT` with an error. */
export const VerificationStatus = {
  REQUIRES_INPUT: "REQUIRES_INPUT",
  PROCESSING: "PROCESSING",
  VERIFIED: "VERIFIED",
  CANCELED: "CANCELED",
  UNKNOWN: "UNKNOWN",
} as const;
export type VerificationStatus = (typeof VerificationStatus)[keyof typeof VerificationStatus];

/** The six checks of Stripe Identity. */
export const CheckKind = {
  DOCUMENT: "DOCUMENT",
  SELFIE: "SELFIE",
  ID_NUMBER: "ID_NUMBER",
  ADDRESS: "ADDRESS",
  PHONE: "PHONE",
  EMAIL: "EMAIL",
} as const;
export type CheckKind = (typeof CheckKind)[keyof typeof CheckKind];

export function isCheckKind(value: string): value is CheckKind {
  return Object.hasOwn(CheckKind, value);
}

export const DocumentType = {
  DRIVING_LICENSE: "DRIVING_LICENSE",
  ID_CARD: "ID_CARD",
  PASSPORT: "PASSPORT",
  UNKNOWN: "UNKNOWN",
} as const;
export type DocumentType = (typeof DocumentType)[keyof typeof DocumentType];

/** How far the deletion of a session's personal data has come. It stands beside the status. */
export const RedactionStatus = {
  PROCESSING: "PROCESSING",
  REDACTED: "REDACTED",
  UNKNOWN: "UNKNOWN",
} as const;
export type RedactionStatus = (typeof RedactionStatus)[keyof typeof RedactionStatus];

/** What the session asks of the user's document. */
export interface VerificationOptions {
  /** Empty: every type that Stripe supports. */
  documentTypes: DocumentType[];
  requireLiveCapture: boolean;
  requireIdNumber: boolean;
  requireMatchingSelfie: boolean;
}

/** The part of a session that moves. The log keeps one with each event, so that an update shows the state of its moment. */
export interface SessionState {
  status: VerificationStatus;
  lastErrorCode: VerificationErrorCode | null;
  lastReportId: string | null;
  /** Submissions that were processed to a report. */
  attempts: number;
  redaction: RedactionStatus | null;
}

/** A verification session as our store holds it: references, states and error codes, nothing personal. */
export interface VerificationSession extends SessionState {
  id: string;
  tenantId: string;
  type: VerificationType;
  checks: CheckKind[];
  options: VerificationOptions;
  livemode: boolean;
  /** Where the document is from, when the start said so. ISO 3166-1 alpha-2. */
  country: string | null;
  /** Stripe's id of the verification flow, for `FLOW`. */
  flowId: string | null;
  clientReferenceId: string | null;
  relatedCustomer: string | null;
  metadata: Record<string, string>;
  replacesId: string | null;
  replacedById: string | null;
  createdAt: Date;
  updatedAt: Date;
  /** Place in the tenant's log of the newest event of this session. */
  position: number;
}

type SelfieSigns = Pick<VerificationSession, "options"> & { checks: readonly CheckKind[] };

/** Whether a selfie is asked for: by the options, or by a flow that is known to. */
export function asksForSelfie({ options, checks }: SelfieSigns): boolean {
  return options.requireMatchingSelfie || checks.includes(CheckKind.SELFIE);
}

/** Whether a selfie is asked for, or may be: the checks of a flow are unknown until somebody tells them. */
export function mayAskForSelfie(signs: SelfieSigns): boolean {
  return asksForSelfie(signs) || signs.checks.length === 0;
}

/** The status a session has after it was asked for, before anything else. */
export const initialState: SessionState = {
  status: VerificationStatus.REQUIRES_INPUT,
  lastErrorCode: null,
  lastReportId: null,
  attempts: 0,
  redaction: null,
};

/** No status follows these two. */
export function isTerminal(status: VerificationStatus): boolean {
  return status === VerificationStatus.VERIFIED || status === VerificationStatus.CANCELED;
}

/** The checks that a session of this type and options runs. Those of a flow are known only from its results. */
export function checksOf(type: VerificationType, options: VerificationOptions): CheckKind[] {
  const checks: CheckKind[] = [];
  if (type === VerificationType.DOCUMENT) checks.push(CheckKind.DOCUMENT);
  if (options.requireMatchingSelfie) checks.push(CheckKind.SELFIE);
  if (type === VerificationType.ID_NUMBER || options.requireIdNumber) checks.push(CheckKind.ID_NUMBER);
  return checks;
}
