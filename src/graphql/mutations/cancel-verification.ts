import { Arg, Ctx, createUnionType, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { SessionInput } from "../inputs/session-input.js";
import { callCost } from "../limits.js";
import { sessionPayload } from "../types/session-payload.js";
import { actionErrors } from "../types/user-errors.js";

@InputType("CancelVerificationInput", { description: "The session to cancel." })
class CancelVerificationInput extends SessionInput {}

const CancelVerificationError = createUnionType({
  name: "CancelVerificationError",
  description: "The reasons why a session can't be canceled.",
  types: () => actionErrors,
});

const CancelVerificationPayload = sessionPayload(
  "CancelVerificationPayload",
  "The canceled session, or the reasons why it was not canceled.",
  CancelVerificationError,
);

@Resolver()
export class CancelVerificationMutation {
  @Mutation(() => CancelVerificationPayload, {
    complexity: callCost,
    description:
      "Cancels an open session: it accepts no submission any more. This can't be undone. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async cancelVerification(
    @Arg("input", () => CancelVerificationInput, { description: "The session to cancel." })
    { sessionId }: CancelVerificationInput,
    @Ctx() { services, tenant }: GraphqlContext,
  ) {
    return new CancelVerificationPayload(await services.actions.cancel(tenant, sessionId));
  }
}
