import { Arg, Ctx, createUnionType, Field, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { SessionInput } from "../inputs/session-input.js";
import { callCost } from "../limits.js";
import { UrlScalar } from "../scalars.js";
import { startedPayload } from "../types/started-payload.js";
import { actionErrorOf, actionErrors } from "../types/user-errors.js";

@InputType("SwitchToNonBiometricVerificationInput", {
  description: "The session to replace. It must require a selfie.",
})
class SwitchToNonBiometricVerificationInput extends SessionInput {
  @Field(() => UrlScalar, {
    nullable: true,
    description: "The address to which the hosted page of the new session returns the user after the submission.",
  })
  returnUrl?: URL | null;
}

const SwitchToNonBiometricVerificationError = createUnionType({
  name: "SwitchToNonBiometricVerificationError",
  description: "The reasons why a session can't be replaced by one without biometrics.",
  types: () => actionErrors,
});

const SwitchToNonBiometricVerificationPayload = startedPayload(
  "SwitchToNonBiometricVerificationPayload",
  "The new session without biometrics and the credentials to continue with, or the reasons why there is none.",
  { union: SwitchToNonBiometricVerificationError, toObject: actionErrorOf },
);

@Resolver()
export class SwitchToNonBiometricVerificationMutation {
  @Mutation(() => SwitchToNonBiometricVerificationPayload, {
    complexity: callCost,
    description:
      "Replaces a session that requires a selfie by a document check without one, and cancels the replaced session. A repeated call returns the same new session. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async switchToNonBiometricVerification(
    @Arg("input", () => SwitchToNonBiometricVerificationInput, { description: "The session to replace." })
    { sessionId, returnUrl }: SwitchToNonBiometricVerificationInput,
    @Ctx() context: GraphqlContext,
  ) {
    const { services, tenant } = context;
    return SwitchToNonBiometricVerificationPayload.of(
      context,
      await services.actions.switchToNonBiometric(tenant, sessionId, returnUrl?.toString() ?? null),
    );
  }
}
