import { Arg, Ctx, createUnionType, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { SessionInput } from "../inputs/session-input.js";
import { callCost } from "../limits.js";
import { sessionPayload } from "../types/session-payload.js";
import { actionErrors } from "../types/user-errors.js";

@InputType("RedactVerificationInput", { description: "The session whose personal data is to be deleted." })
class RedactVerificationInput extends SessionInput {}

const RedactVerificationError = createUnionType({
  name: "RedactVerificationError",
  description: "The reasons why the deletion of a session's personal data can't be requested.",
  types: () => actionErrors,
});

const RedactVerificationPayload = sessionPayload(
  "RedactVerificationPayload",
  "The session whose data is being deleted, or the reasons why the deletion was not requested.",
  RedactVerificationError,
);

@Resolver()
export class RedactVerificationMutation {
  @Mutation(() => RedactVerificationPayload, {
    complexity: callCost,
    description:
      "Requests the deletion of all personal data of a session, at Stripe and here. It takes up to four days and can't be undone. An open session is canceled. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async redactVerification(
    @Arg("input", () => RedactVerificationInput, { description: "The session to redact." })
    { sessionId }: RedactVerificationInput,
    @Ctx() { services, tenant }: GraphqlContext,
  ) {
    return new RedactVerificationPayload(await services.actions.redact(tenant, sessionId));
  }
}
