import { CheckKind } from "../verification/check-kind.js";
import { type CheckOutcome, CheckStatus, type ListedReport } from "../verification/report.js";
import { checkStatus, errorCode, verificationType } from "./translate-enums.js";
import type { WireReport } from "./wire.js";

/**
 * Returns the part of a report that may be stored: the checks that ran and their results, without Stripe's texts and personal data.
 *
 * Source: docs.stripe.com/api/identity/verification_reports; stripe 23.1.0, `VerificationReport`.
 *
 * @param sessionId the session of a report that doesn't name one.
 */
export function toListedReport(report: WireReport, sessionId: string): ListedReport {
  return {
    id: report.id,
    sessionId: report.verification_session ?? sessionId,
    type: verificationType(report.type),
    outcomes: toOutcomes(report),
    livemode: report.livemode,
    createdAt: report.created,
  };
}

/** Returns the checks that ran. Their order decides which of several failures is the attempt's error. */
function toOutcomes(report: WireReport): CheckOutcome[] {
  const checks = [
    [CheckKind.DOCUMENT, report.document],
    [CheckKind.SELFIE, report.selfie],
    [CheckKind.ID_NUMBER, report.id_number],
    [CheckKind.PHONE, report.phone],
    [CheckKind.EMAIL, report.email],
  ] as const;
  return checks.flatMap(([kind, check]) => (check ? [toOutcome(kind, check)] : []));
}

type WireCheck = Pick<NonNullable<WireReport["selfie"]>, "status" | "error">;

function toOutcome(kind: CheckKind, check: WireCheck): CheckOutcome {
  const status = checkStatus(check.status);
  const code = errorCode(check.error?.code);
  switch (status) {
    case CheckStatus.VERIFIED:
      return { kind, status, errorCode: null };
    case CheckStatus.UNVERIFIED:
      return { kind, status, errorCode: code ?? "UNKNOWN" };
    default:
      return { kind, status, errorCode: code };
  }
}
