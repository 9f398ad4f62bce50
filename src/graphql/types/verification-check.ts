import { Field, InterfaceType } from "type-graphql";
import type { CheckOutcome, VerificationReport } from "../../verification/report.js";
import { CheckKind, CheckStatus } from "../enums.js";
import { CheckFailureObject } from "./verification-error.js";

@InterfaceType("VerificationCheck", {
  description: "The fields that every check of a report has. They hold no personal data.",
})
export abstract class VerificationCheckInterface {
  @Field(() => CheckKind, { description: "The kind of the check." })
  readonly kind: CheckKind;

  @Field(() => CheckStatus, { description: "The result of the check." })
  readonly status: CheckStatus;

  @Field(() => CheckFailureObject, {
    nullable: true,
    description: "The entry of the failure catalogue for a failed check; null otherwise.",
  })
  readonly failure: CheckFailureObject | null;
}

/** A check with an outcome in the store, and the report from which the rest is read. */
export abstract class ReportedCheck extends VerificationCheckInterface {
  constructor(
    protected readonly report: VerificationReport,
    protected readonly outcome: CheckOutcome,
    /** False as soon as a redaction was requested: nothing is read then. */
    protected readonly readable: boolean,
  ) {
    super();
    Object.assign(this, {
      kind: outcome.kind,
      status: outcome.status,
      failure: CheckFailureObject.of(outcome.errorCode),
    });
  }
}
