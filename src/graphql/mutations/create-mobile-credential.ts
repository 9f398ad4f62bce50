import { Arg, Ctx, createUnionType, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { MobileCredential } from "../../verification/provider.js";
import type { Result } from "../../verification/user-error.js";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { SessionInput } from "../inputs/session-input.js";
import { callCost } from "../limits.js";
import { DateTimeScalar } from "../scalars.js";
import { AttemptsExhausted, actionErrorOf, actionErrors, type UserErrorInterface } from "../types/user-errors.js";

@InputType("CreateMobileCredentialInput", {
  description: "The session to continue in Stripe's native SDK, and the version of that SDK.",
})
class CreateMobileCredentialInput extends SessionInput {
  @Field(() => String, { description: "The API version that the native SDK uses, such as `2026-10-28.endive`." })
  apiVersion: string;
}

@ObjectType("MobileCredential", {
  description: "The credential that Stripe's native SDKs need besides the session id.",
})
class MobileCredentialObject {
  @Field(() => String, { description: "The secret of the ephemeral key, for the user's device. Do not log it." })
  readonly secret: string;

  @Field(() => DateTimeScalar, { description: "The time when the secret expires." })
  readonly expiresAt: Date;

  constructor(credential: MobileCredential) {
    this.secret = credential.secret;
    this.expiresAt = credential.expiresAt;
  }
}

const CreateMobileCredentialError = createUnionType({
  name: "CreateMobileCredentialError",
  description: "The reasons why no mobile credential can be created.",
  types: () => [...actionErrors, AttemptsExhausted] as const,
});

@ObjectType("CreateMobileCredentialPayload", {
  description: "The credential for Stripe's native SDKs, or the reasons why there is none.",
})
class CreateMobileCredentialPayload {
  @Field(() => MobileCredentialObject, {
    nullable: true,
    description: "The credential; null when `errors` is not empty.",
  })
  readonly credential: MobileCredentialObject | null;

  @Field(() => [CreateMobileCredentialError], {
    description: "The reasons why there is no credential; empty on success.",
  })
  readonly errors: UserErrorInterface[];

  constructor({ value, error }: Result<MobileCredential>) {
    this.credential = value && new MobileCredentialObject(value);
    this.errors = error ? [actionErrorOf(error)] : [];
  }
}

@Resolver()
export class CreateMobileCredentialMutation {
  @Mutation(() => CreateMobileCredentialPayload, {
    complexity: callCost,
    description:
      "Creates a credential with which Stripe's native SDKs can continue an open session. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async createMobileCredential(
    @Arg("input", () => CreateMobileCredentialInput, { description: "The session and the version of the SDK." })
    { sessionId, apiVersion }: CreateMobileCredentialInput,
    @Ctx() { services, tenant }: GraphqlContext,
  ): Promise<CreateMobileCredentialPayload> {
    return new CreateMobileCredentialPayload(
      await services.actions.createMobileCredential(tenant, sessionId, apiVersion),
    );
  }
}
