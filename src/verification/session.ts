import { CheckKind } from "./check-kind.js";
import type { VerificationErrorCode } from "./error-codes.js";

/** Names the kinds of session, by Stripe's `type`. */
export const VerificationType = {
  DOCUMENT: "DOCUMENT",
  ID_NUMBER: "ID_NUMBER",
  FLOW: "FLOW",
  UNKNOWN: "UNKNOWN",
} as const;
export type VerificationType = (typeof VerificationType)[keyof typeof VerificationType];

/**
 * Names the statuses of a session. A failed check has no status of its own: the session returns to `REQUIRES_INPUT` with an error.
 *
 * Source: docs.stripe.com/identity/how-sessions-work.
 */
export const VerificationStatus = {
  REQUIRES_INPUT: "REQUIRES_INPUT",
  PROCESSING: "PROCESSING",
  VERIFIED: "VERIFIED",
  CANCELED: "CANCELED",
  UNKNOWN: "UNKNOWN",
} as const;
export type VerificationStatus = (typeof VerificationStatus)[keyof typeof VerificationStatus];

/** Names the types of document that a session can accept. */
export const DocumentType = {
  DRIVING_LICENSE: "DRIVING_LICENSE",
  ID_CARD: "ID_CARD",
  PASSPORT: "PASSPORT",
  UNKNOWN: "UNKNOWN",
} as const;
export type DocumentType = (typeof DocumentType)[keyof typeof DocumentType];

/** Names the states of the deletion of a session's personal data. The redaction is independent of the session's status. */
export const RedactionStatus = {
  PROCESSING: "PROCESSING",
  REDACTED: "REDACTED",
  UNKNOWN: "UNKNOWN",
} as const;
export type RedactionStatus = (typeof RedactionStatus)[keyof typeof RedactionStatus];

/** Holds the requirements of a session on the user's document. */
export interface VerificationOptions {
  /** Empty for every type that Stripe supports. */
  documentTypes: DocumentType[];
  requireLiveCapture: boolean;
  requireIdNumber: boolean;
  requireMatchingSelfie: boolean;
}

/** Holds the part of a session that changes over time. Each entry of the log keeps a copy, so an update shows the state after its event. */
export interface SessionState {
  status: VerificationStatus;
  lastErrorCode: VerificationErrorCode | null;
  lastReportId: string | null;
  /** Number of submissions that were processed to a report. */
  attempts: number;
  redaction: RedactionStatus | null;
}

/** Describes a session as our store holds it: references, states and error codes, without personal data. */
export interface VerificationSession extends SessionState {
  id: string;
  tenantId: string;
  type: VerificationType;
  checks: CheckKind[];
  options: VerificationOptions;
  livemode: boolean;
  /** Country of the document as named when the session was started, ISO 3166-1 alpha-2. */
  country: string | null;
  /** Stripe's id of the verification flow; null unless the type is `FLOW`. */
  flowId: string | null;
  clientReferenceId: string | null;
  relatedCustomer: string | null;
  metadata: Record<string, string>;
  replacesId: string | null;
  replacedById: string | null;
  createdAt: Date;
  updatedAt: Date;
  /** Position of the session's newest event in the tenant's log. */
  position: number;
}

type RequestedChecks = Pick<VerificationSession, "options"> & { checks: readonly CheckKind[] };

/** Returns true where the options require a selfie, or a flow is known to. */
export function asksForSelfie({ options, checks }: RequestedChecks): boolean {
  return options.requireMatchingSelfie || checks.includes(CheckKind.SELFIE);
}

/** Returns true where a selfie is required, or may be: the checks of a flow can be unknown. */
export function mayAskForSelfie(session: RequestedChecks): boolean {
  return asksForSelfie(session) || session.checks.length === 0;
}

/** Holds the state of a session right after its creation. */
export const initialState: SessionState = {
  status: VerificationStatus.REQUIRES_INPUT,
  lastErrorCode: null,
  lastReportId: null,
  attempts: 0,
  redaction: null,
};

/** Returns true for a status that never changes again. */
export function isTerminal(status: VerificationStatus): boolean {
  return status === VerificationStatus.VERIFIED || status === VerificationStatus.CANCELED;
}

/** Returns the checks that a session of this type with these options runs. The checks of a flow are known from its results only. */
export function checksOf(type: VerificationType, options: VerificationOptions): CheckKind[] {
  const checks: CheckKind[] = [];
  if (type === VerificationType.DOCUMENT) checks.push(CheckKind.DOCUMENT);
  if (options.requireMatchingSelfie) checks.push(CheckKind.SELFIE);
  if (type === VerificationType.ID_NUMBER || options.requireIdNumber) checks.push(CheckKind.ID_NUMBER);
  return checks;
}
