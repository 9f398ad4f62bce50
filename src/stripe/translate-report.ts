import { type CheckOutcome, CheckStatus, type ListedReport } from "../verification/report.js";
import { CheckKind } from "../verification/session.js";
import { checkStatus, errorCode, verificationType } from "./translate-enums.js";
import type { WireReport } from "./wire.js";

/**
 * What may be kept of a report: which checks ran and how they ended. Stripe's prose and all that is personal stay behind.
 * `sessionId` stands in where the report doesn't name its session. Source: SDK, `Identity.VerificationReport`.
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

/** The checks that ran, in the order in which their failures are told. */
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
