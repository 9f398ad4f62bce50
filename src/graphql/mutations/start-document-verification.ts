import { Arg, Ctx, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { StartWithDocumentInput, toDocumentStartFields } from "../inputs/start-inputs.js";
import { callCost } from "../limits.js";
import { StartVerificationPayload } from "../types/start-verification-payload.js";

@InputType("StartDocumentVerificationInput", {
  description: "The requirements of a verification by identity document, without a selfie.",
})
class StartDocumentVerificationInput extends StartWithDocumentInput {}

@Resolver()
export class StartDocumentVerificationMutation {
  @Mutation(() => StartVerificationPayload, {
    complexity: callCost,
    description:
      "Starts a verification by identity document without a selfie, so without biometrics. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async startDocumentVerification(
    @Arg("input", () => StartDocumentVerificationInput, { description: "The requirements of the verification." })
    input: StartDocumentVerificationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<StartVerificationPayload> {
    const { services, tenant } = context;
    const start = { ...toDocumentStartFields(input), kind: "DOCUMENT" as const };
    return StartVerificationPayload.of(context, await services.starts.start(tenant, start));
  }
}
