import { Arg, Ctx, createUnionType, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { SessionInput } from "../inputs/session-input.js";
import { callCost } from "../limits.js";
import { startedPayload } from "../types/started-payload.js";
import {
  AttemptsExhausted,
  actionErrorOf,
  NotFound,
  StripeRejected,
  StripeUnavailable,
  WrongStatus,
} from "../types/user-errors.js";

@InputType("ResumeVerificationInput", { description: "The session to continue." })
class ResumeVerificationInput extends SessionInput {}

const ResumeVerificationError = createUnionType({
  name: "ResumeVerificationError",
  description: "The reasons why a session can't be resumed.",
  types: () => [NotFound, WrongStatus, AttemptsExhausted, StripeRejected, StripeUnavailable] as const,
});

const ResumeVerificationPayload = startedPayload(
  "ResumeVerificationPayload",
  "The session and new credentials to continue with, or the reasons why there are none.",
  { union: ResumeVerificationError, toObject: actionErrorOf },
);

@Resolver()
export class ResumeVerificationMutation {
  @Mutation(() => ResumeVerificationPayload, {
    complexity: callCost,
    description:
      "Returns a new url, client secret and viewer token for an open session, for another attempt or after an interruption. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async resumeVerification(
    @Arg("input", () => ResumeVerificationInput, { description: "The session to continue." })
    { sessionId }: ResumeVerificationInput,
    @Ctx() context: GraphqlContext,
  ) {
    const { services, tenant } = context;
    return ResumeVerificationPayload.of(context, await services.actions.resume(tenant, sessionId));
  }
}
