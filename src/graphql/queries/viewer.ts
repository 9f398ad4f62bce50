import { Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import type { Caller } from "../../access/caller.js";
import { parseTenantId } from "../../verification/tenant.js";
import { ViewerMayRead } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { CredentialKind, nameOfScope, ScopeName } from "../enums.js";
import { DateTimeScalar } from "../scalars.js";

@ObjectType("Viewer", { description: "The caller: its tenant and what its credential allows." })
class Viewer {
  @Field(() => CredentialKind, { description: "The kind of the credential." })
  readonly credential: CredentialKind;

  @Field(() => String, { description: "The tenant that the credential belongs to." })
  readonly tenant: string;

  @Field(() => [ScopeName], { description: "The scopes of the API key; empty for a viewer token." })
  readonly scopes: ScopeName[];

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the API key is for live data; null for a viewer token.",
  })
  readonly livemode: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: "The id of the session that the viewer token can read; null for an API key.",
  })
  readonly sessionId: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The time when the viewer token expires; null for an API key.",
  })
  readonly expiresAt: Date | null;

  constructor(caller: Caller) {
    const partner = caller.kind === "partner" ? caller : null;
    const viewer = caller.kind === "viewer" ? caller : null;
    this.credential = partner ? CredentialKind.API_KEY : CredentialKind.VIEWER_TOKEN;
    this.tenant = parseTenantId(caller.tenantId).name;
    this.scopes = [...(partner?.scopes ?? [])].map(nameOfScope);
    this.livemode = partner?.livemode ?? null;
    this.sessionId = viewer?.sessionId ?? null;
    this.expiresAt = viewer?.expiresAt ?? null;
  }
}

@Resolver()
export class ViewerQueries {
  @Query(() => Viewer, {
    description: "Returns the caller: its tenant and what its credential allows. Needs no scope.",
  })
  @ViewerMayRead()
  viewer(@Ctx() context: GraphqlContext): Viewer {
    return new Viewer(context.authenticatedCaller);
  }
}
