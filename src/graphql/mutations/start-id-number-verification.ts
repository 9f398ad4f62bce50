import { Arg, Ctx, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { StartInputBase, toStartFields } from "../inputs/start-inputs.js";
import { callCost } from "../limits.js";
import { StartVerificationPayload } from "../types/start-verification-payload.js";

@InputType("StartIdNumberVerificationInput", {
  description: "The requirements of a verification by national ID number. Available in the United States.",
})
class StartIdNumberVerificationInput extends StartInputBase {}

@Resolver()
export class StartIdNumberVerificationMutation {
  @Mutation(() => StartVerificationPayload, {
    complexity: callCost,
    description:
      "Starts a verification that compares name, date of birth and national ID number with official records. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async startIdNumberVerification(
    @Arg("input", () => StartIdNumberVerificationInput, { description: "The requirements of the verification." })
    input: StartIdNumberVerificationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<StartVerificationPayload> {
    const { services, tenant } = context;
    const start = { ...toStartFields(input), kind: "ID_NUMBER" as const };
    return StartVerificationPayload.of(context, await services.starts.start(tenant, start));
  }
}
