import { Ctx, Field, ObjectType } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope, SelfieCheckErrorCodeEnum } from "../enums.js";
import { checkErrorType } from "./check-error.js";
import { CheckWithData } from "./check-with-data.js";
import { VerificationCheckInterface } from "./verification-check.js";
import { VerificationImage } from "./verification-image.js";

const SelfieCheckError = checkErrorType("SelfieCheckError", "a selfie check", SelfieCheckErrorCodeEnum);

@ObjectType("SelfieCheck", {
  implements: VerificationCheckInterface,
  description: "The comparison of the user's face with the photo on the document. It uses biometrics.",
})
export class SelfieCheckObject extends CheckWithData {
  @Field(() => SelfieCheckError, { nullable: true, description: "The reason why the check failed, or null." })
  get error() {
    const { errorCode } = this.outcome;
    return errorCode && new SelfieCheckError(errorCode, this.report, this.outcome.kind);
  }

  @Field(() => VerificationImage, {
    nullable: true,
    description:
      "The image of the document that was compared; null after a redaction. Needs the scope `results:sensitive`.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  async document(@Ctx() context: GraphqlContext) {
    return (await this.images(context, ({ selfie }) => [selfie?.document]))[0] ?? null;
  }

  @Field(() => VerificationImage, {
    nullable: true,
    description: "The image of the user's face; null after a redaction. Needs the scope `results:sensitive`.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  async selfie(@Ctx() context: GraphqlContext) {
    return (await this.images(context, ({ selfie }) => [selfie?.selfie]))[0] ?? null;
  }
}
