import { Ctx, Field, ObjectType } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { EmailCheckErrorCodeEnum, Scope } from "../enums.js";
import { checkErrorType } from "./check-error.js";
import { CheckWithData } from "./check-with-data.js";
import { VerificationCheckInterface } from "./verification-check.js";

const EmailCheckError = checkErrorType("EmailCheckError", "an email check", EmailCheckErrorCodeEnum);

@ObjectType("EmailCheck", {
  implements: VerificationCheckInterface,
  description: "The check that the user owns an email address, by a code sent to it.",
})
export class EmailCheckObject extends CheckWithData {
  @Field(() => EmailCheckError, { nullable: true, description: "The reason why the check failed, or null." })
  get error() {
    const { errorCode } = this.outcome;
    return errorCode && new EmailCheckError(errorCode, this.report, this.outcome.kind);
  }

  @Field(() => String, {
    nullable: true,
    description: "The email address; null after a redaction. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  email(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ email }) => email?.email);
  }
}
