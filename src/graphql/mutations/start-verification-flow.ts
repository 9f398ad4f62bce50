import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { CheckKind, Scope } from "../enums.js";
import { StartInputBase, toStartFields } from "../inputs/start-inputs.js";
import { callCost } from "../limits.js";
import { CountryCodeScalar } from "../scalars.js";
import { StartVerificationPayload } from "../types/start-verification-payload.js";

@InputType("StartVerificationFlowInput", {
  description: "A verification flow that was configured in the Stripe Dashboard, and the person to verify with it.",
})
class StartVerificationFlowInput extends StartInputBase {
  @Field(() => ID, { description: "The id of the flow at Stripe, `vf_...`, at most 255 characters." })
  flowId: string;

  @Field(() => [CheckKind], {
    nullable: true,
    description:
      "The checks that the flow runs. Stripe does not report them, so `checks` of the session shows these from the start.",
  })
  checks?: CheckKind[] | null;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: "The country that issued the user's document. It decides which checks are available.",
  })
  country?: string | null;
}

@Resolver()
export class StartVerificationFlowMutation {
  @Mutation(() => StartVerificationPayload, {
    complexity: callCost,
    description:
      "Starts a verification flow that was configured in the Stripe Dashboard. Phone, email and address checks are available only in flows. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async startVerificationFlow(
    @Arg("input", () => StartVerificationFlowInput, { description: "The flow and its person." })
    input: StartVerificationFlowInput,
    @Ctx() context: GraphqlContext,
  ): Promise<StartVerificationPayload> {
    const { services, tenant } = context;
    const start = {
      ...toStartFields(input),
      kind: "FLOW" as const,
      flowId: input.flowId,
      flowChecks: input.checks ?? [],
      country: input.country?.toUpperCase() ?? null,
    };
    return StartVerificationPayload.of(context, await services.starts.start(tenant, start));
  }
}
