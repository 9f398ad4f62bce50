import { Ctx, Field, ObjectType } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { PhoneCheckErrorCodeEnum, Scope } from "../enums.js";
import { checkErrorType } from "./check-error.js";
import { CheckWithData } from "./check-with-data.js";
import { VerificationCheckInterface } from "./verification-check.js";

const PhoneCheckError = checkErrorType("PhoneCheckError", "a phone check", PhoneCheckErrorCodeEnum);

@ObjectType("PhoneCheck", {
  implements: VerificationCheckInterface,
  description: "The check that the user owns a phone number, by a code sent to it.",
})
export class PhoneCheckObject extends CheckWithData {
  @Field(() => PhoneCheckError, { nullable: true, description: "The reason why the check failed, or null." })
  get error() {
    const { errorCode } = this.outcome;
    return errorCode && new PhoneCheckError(errorCode, this.report, this.outcome.kind);
  }

  @Field(() => String, {
    nullable: true,
    description: "The phone number in E.164 form; null after a redaction. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  phone(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ phone }) => phone?.phone);
  }
}
