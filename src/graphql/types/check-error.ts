import { type ClassType, Ctx, Field, ObjectType } from "type-graphql";
import type { CheckKind } from "../../verification/check-kind.js";
import type { VerificationErrorCode } from "../../verification/error-codes.js";
import type { VerificationReport } from "../../verification/report.js";
import type { ReportResults } from "../../verification/results.js";
import type { GraphqlContext } from "../context.js";
import { callCost } from "../limits.js";

/** Reads Stripe's text about the failure of a check. */
export async function reasonOf(
  context: GraphqlContext,
  report: VerificationReport,
  check: CheckKind,
): Promise<string | null> {
  const results = await context.loaders.reasons.report(report, "checks");
  return resultsOf(results, check)?.reason ?? null;
}

function resultsOf(results: ReportResults, check: CheckKind): { reason: string | null } | null {
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

/** The code of a failed check, and Stripe's text about it. */
export interface CheckError {
  code: VerificationErrorCode;
  reason(context: GraphqlContext): Promise<string | null>;
}

/**
 * Returns the error type of one kind of check, with the codes of that check.
 *
 * @param subject the check with its article, such as "an ID number check"
 */
export function checkErrorType(name: string, subject: string, codes: Record<string, string>) {
  @ObjectType(name, { description: `The reason why ${subject} failed.` })
  class CheckErrorObject implements CheckError {
    constructor(
      private readonly errorCode: VerificationErrorCode,
      private readonly report: VerificationReport,
      private readonly check: CheckKind,
    ) {}

    @Field(() => codes, { description: "The error code." })
    get code(): VerificationErrorCode {
      // The enum has only the codes of this kind of check.
      return Object.hasOwn(codes, this.errorCode) ? this.errorCode : "UNKNOWN";
    }

    @Field(() => String, {
      nullable: true,
      complexity: callCost,
      description:
        "Stripe's own text about this failure, suitable for the user. Read from Stripe when it is selected, and never stored here. Null when Stripe gives none.",
    })
    reason(@Ctx() context: GraphqlContext): Promise<string | null> {
      return reasonOf(context, this.report, this.check);
    }
  }
  const type: ClassType<CheckError> &
    (new (
      errorCode: VerificationErrorCode,
      report: VerificationReport,
      check: CheckKind,
    ) => CheckError) = CheckErrorObject;
  return type;
}
