import type { VerificationErrorCode } from "./failures.js";
import type { CheckKind, VerificationType } from "./session.js";

/** How one check ended. */
export const CheckStatus = {
  VERIFIED: "VERIFIED",
  UNVERIFIED: "UNVERIFIED",
  UNKNOWN: "UNKNOWN",
} as const;
export type CheckStatus = (typeof CheckStatus)[keyof typeof CheckStatus];

/** What our store keeps of one check of a report. */
export interface CheckOutcome {
  kind: CheckKind;
  status: CheckStatus;
  errorCode: VerificationErrorCode | null;
}

/** The error of the first check that didn't pass, in the order in which the checks are decided; null where all passed. */
export function firstFailure(outcomes: readonly CheckOutcome[]): VerificationErrorCode | null {
  const failed = outcomes.find(({ status }) => status !== CheckStatus.VERIFIED);
  return failed ? (failed.errorCode ?? "UNKNOWN") : null;
}

/** A report as our store holds it: which checks ran and how they ended. Its data stays with Stripe. */
export interface VerificationReport {
  id: string;
  tenantId: string;
  sessionId: string;
  type: VerificationType;
  /** Its place among the session's reports, from 1. */
  attempt: number;
  outcomes: CheckOutcome[];
  livemode: boolean;
  createdAt: Date;
}

/** A report as the provider lists it, before it belongs to a tenant. */
export type ListedReport = Omit<VerificationReport, "tenantId" | "attempt">;
