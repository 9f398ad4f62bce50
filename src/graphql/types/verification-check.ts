import { Field, InterfaceType } from "type-graphql";
import type { CheckOutcome, VerificationReport } from "../../verification/report.js";
import { CheckKind, CheckStatus } from "../enums.js";
import { CheckFailureObject } from "./verification-error.js";

@InterfaceType("VerificationCheck", { description: "What every check of a report tells, without anything personal." })
export abstract class VerificationCheckInterface {
  @Field(() => CheckKind, { description: "Which check it is." })
  readonly kind: CheckKind;

  @Field(() => CheckStatus, { description: "How it ended." })
  readonly status: CheckStatus;

  @Field(() => CheckFailureObject, {
    nullable: true,
    description: "Why it failed, from the catalogue; null where it didn't.",
  })
  readonly failure: CheckFailureObject | null;
}

/** What the check types share: the outcome as the store has it, and the report to read the rest of. */
export abstract class ReportedCheck extends VerificationCheckInterface {
  constructor(
    protected readonly report: VerificationReport,
    protected readonly outcome: CheckOutcome,
    /** False once its data was deleted, or is being deleted: then nothing is read. */
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
