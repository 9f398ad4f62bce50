import { Ctx, Field, ObjectType } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { IdNumberCheckErrorCodeEnum, IdNumberType, Scope } from "../enums.js";
import { checkErrorType } from "./check-error.js";
import { CheckWithData } from "./check-with-data.js";
import { PartialDateObject } from "./personal.js";
import { VerificationCheckInterface } from "./verification-check.js";

const IdNumberCheckError = checkErrorType("IdNumberCheckError", "an ID number check", IdNumberCheckErrorCodeEnum);

@ObjectType("IdNumberCheck", {
  implements: VerificationCheckInterface,
  description:
    "The comparison of name, date of birth and national ID number with official records. Its data is read from Stripe when it is selected, and is null after a redaction.",
})
export class IdNumberCheckObject extends CheckWithData {
  @Field(() => IdNumberCheckError, { nullable: true, description: "The reason why the check failed, or null." })
  get error() {
    const { errorCode } = this.outcome;
    return errorCode && new IdNumberCheckError(errorCode, this.report, this.outcome.kind);
  }

  @Field(() => String, {
    nullable: true,
    description: "Given name that was compared. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  firstName(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ idNumber }) => idNumber?.firstName);
  }

  @Field(() => String, {
    nullable: true,
    description: "Family name that was compared. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  lastName(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ idNumber }) => idNumber?.lastName);
  }

  @Field(() => IdNumberType, {
    nullable: true,
    description: "Kind of the national ID number. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  idNumberType(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ idNumber }) => idNumber?.idNumberType);
  }

  @Field(() => PartialDateObject, {
    nullable: true,
    description:
      "Date of birth that was compared. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  dob(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "idNumber.dob", ({ idNumber }) => PartialDateObject.of(idNumber?.dob));
  }

  @Field(() => String, {
    nullable: true,
    description:
      "The national ID number; only the last four digits of a US Social Security number. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  idNumber(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "idNumber.number", ({ idNumber }) => idNumber?.number);
  }
}
