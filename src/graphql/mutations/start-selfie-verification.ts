import { Arg, Ctx, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { StartWithDocumentInput, toDocumentStartFields } from "../inputs/start-inputs.js";
import { callCost } from "../limits.js";
import { StartVerificationPayload } from "../types/start-verification-payload.js";

@InputType("StartSelfieVerificationInput", {
  description: "The requirements of a verification by identity document and selfie.",
})
class StartSelfieVerificationInput extends StartWithDocumentInput {}

@Resolver()
export class StartSelfieVerificationMutation {
  @Mutation(() => StartVerificationPayload, {
    complexity: callCost,
    description:
      "Starts a verification by identity document and selfie. It uses biometrics; `selfieAvailability` says what the law requires you to offer besides. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async startSelfieVerification(
    @Arg("input", () => StartSelfieVerificationInput, { description: "The requirements of the verification." })
    input: StartSelfieVerificationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<StartVerificationPayload> {
    const { services, tenant } = context;
    const start = { ...toDocumentStartFields(input), kind: "SELFIE" as const };
    return StartVerificationPayload.of(context, await services.starts.start(tenant, start));
  }
}
