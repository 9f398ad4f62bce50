import { Arg, Ctx, createUnionType, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { ViewerToken } from "../../access/viewer-tokens.js";
import { findSession } from "../../verification/find-session.js";
import { type Result, toResult } from "../../verification/user-error.js";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { SessionInput } from "../inputs/session-input.js";
import { callCost } from "../limits.js";
import { DateTimeScalar } from "../scalars.js";
import { NotFound, type UserErrorInterface, userErrorOf } from "../types/user-errors.js";

@InputType("CreateViewerTokenInput", { description: "The session that the viewer token can read." })
class CreateViewerTokenInput extends SessionInput {}

const CreateViewerTokenError = createUnionType({
  name: "CreateViewerTokenError",
  description: "The reasons why no viewer token was created.",
  types: () => [NotFound] as const,
});

@ObjectType("CreateViewerTokenPayload", {
  description: "A new viewer token for a session, or the reasons why there is none.",
})
class CreateViewerTokenPayload {
  @Field(() => String, {
    nullable: true,
    description:
      "A credential of this API for the user's browser. It can read the status and the updates of this session, and nothing else. Null when `errors` is not empty.",
  })
  readonly viewerToken: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The time when the viewer token expires. Null when `errors` is not empty.",
  })
  readonly expiresAt: Date | null;

  @Field(() => [CreateViewerTokenError], {
    description: "The reasons why no viewer token was created; empty on success.",
  })
  readonly errors: UserErrorInterface[];

  constructor({ value, error }: Result<ViewerToken>) {
    this.viewerToken = value?.token ?? null;
    this.expiresAt = value?.expiresAt ?? null;
    this.errors = error ? [userErrorOf(error)] : [];
  }
}

@Resolver()
export class CreateViewerTokenMutation {
  @Mutation(() => CreateViewerTokenPayload, {
    complexity: callCost,
    description:
      "Creates another viewer token for a session in any status, for a browser whose token has expired. Earlier tokens stay valid until they expire. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async createViewerToken(
    @Arg("input", () => CreateViewerTokenInput, { description: "The session that the viewer token can read." })
    { sessionId }: CreateViewerTokenInput,
    @Ctx() { services, tenant, tenantId }: GraphqlContext,
  ) {
    const result = await toResult(async () => {
      const session = await findSession(tenant, sessionId);
      return services.issueViewerToken({ tenantId, sessionId: session.id });
    });
    return new CreateViewerTokenPayload(result);
  }
}
