import type { ClassType } from "type-graphql";
import { Ctx, Field, ObjectType } from "type-graphql";
import type { VerificationErrorCode } from "../../verification/error-codes.js";
import type { VerificationReport } from "../../verification/report.js";
import type { ReportResults } from "../../verification/results.js";
import type { CheckKind } from "../../verification/session.js";
import { callCost } from "../call-cost.js";
import type { GraphqlContext } from "../context.js";
import {
  DocumentCheckErrorCodeEnum,
  EmailCheckErrorCodeEnum,
  IdNumberCheckErrorCodeEnum,
  PhoneCheckErrorCodeEnum,
  SelfieCheckErrorCodeEnum,
} from "../enums.js";

/** Stripe's words on a check's failure, read when they are selected. */
export async function reasonOf(
  context: GraphqlContext,
  report: VerificationReport,
  check: CheckKind,
): Promise<string | null> {
  const results = await context.loaders.reasons.report(report, "checks");
  return checkIn(results, check)?.reason ?? null;
}

function checkIn(results: ReportResults, check: CheckKind): { reason: string | null } | null {
  switch (check) {
    case "DOCUMENT":
      return results.document;
    case "SELFIE":
      return results.selfie;
    case "ID_NUMBER":
      return results.idNumber;
    case "PHONE":
      return results.phone;
    case "EMAIL":
      return results.email;
    case "ADDRESS":
      return null;
  }
}

/** A failed check's code and Stripe's words on it. */
export interface CheckError {
  code: VerificationErrorCode;
  reason(context: GraphqlContext): Promise<string | null>;
}

/** Makes the error type of one kind of check: the same shape for each, with the codes of its own. */
function checkErrorType(name: string, subject: string, codes: Record<string, string>) {
  @ObjectType(name, { description: `Why a ${subject} check failed.` })
  class CheckErrorObject implements CheckError {
    constructor(
      private readonly told: VerificationErrorCode,
      private readonly report: VerificationReport,
      private readonly check: CheckKind,
    ) {}

    @Field(() => codes, { description: "What failed." })
    get code(): VerificationErrorCode {
      // A code of another check, or of none, isn't one of this enum's.
      return Object.hasOwn(codes, this.told) ? this.told : "UNKNOWN";
    }

    @Field(() => String, {
      nullable: true,
      complexity: callCost,
      description: "Stripe's own wording, fit to show to the user. Read from Stripe when selected; not kept.",
    })
    reason(@Ctx() context: GraphqlContext): Promise<string | null> {
      return reasonOf(context, this.report, this.check);
    }
  }
  const type: ClassType<CheckError> &
    (new (
      told: VerificationErrorCode,
      report: VerificationReport,
      check: CheckKind,
    ) => CheckError) = CheckErrorObject;
  return type;
}

export const DocumentCheckError = checkErrorType("DocumentCheckError", "document", DocumentCheckErrorCodeEnum);
export const SelfieCheckError = checkErrorType("SelfieCheckError", "selfie", SelfieCheckErrorCodeEnum);
export const IdNumberCheckError = checkErrorType("IdNumberCheckError", "ID number", IdNumberCheckErrorCodeEnum);
export const PhoneCheckError = checkErrorType("PhoneCheckError", "phone", PhoneCheckErrorCodeEnum);
export const EmailCheckError = checkErrorType("EmailCheckError", "email", EmailCheckErrorCodeEnum);
