import type { CheckKind } from "./check-kind.js";
import type { VerificationErrorCode } from "./error-codes.js";
import type { VerificationType } from "./session.js";

/** Names the results of a check. */
export const CheckStatus = {
  VERIFIED: "VERIFIED",
  UNVERIFIED: "UNVERIFIED",
  UNKNOWN: "UNKNOWN",
} as const;
export type CheckStatus = (typeof CheckStatus)[keyof typeof CheckStatus];

/** Describes the part of a check that our store keeps. */
export interface CheckOutcome {
  kind: CheckKind;
  status: CheckStatus;
  errorCode: VerificationErrorCode | null;
}

/** Returns the error of the first check that did not pass, in the order of the outcomes; null where all checks passed. */
export function firstFailure(outcomes: readonly CheckOutcome[]): VerificationErrorCode | null {
  const failed = outcomes.find(({ status }) => status !== CheckStatus.VERIFIED);
  return failed ? (failed.errorCode ?? "UNKNOWN") : null;
}

/** Describes a report as our store holds it: the checks that ran and their results. The personal data stays with Stripe. */
export interface VerificationReport {
  id: string;
  tenantId: string;
  sessionId: string;
  type: VerificationType;
  /** Number of the report within the session, from 1. */
  attempt: number;
  outcomes: CheckOutcome[];
  livemode: boolean;
  createdAt: Date;
}

/** Describes a report as the provider lists it, before it belongs to a tenant. */
export type ListedReport = Omit<VerificationReport, "tenantId" | "attempt">;
