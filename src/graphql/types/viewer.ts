import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { Caller } from "../../access/caller.js";
import { DateTimeScalar } from "../scalars.js";

export const CredentialKind = { API_KEY: "API_KEY", VIEWER_TOKEN: "VIEWER_TOKEN" } as const;
export type CredentialKind = (typeof CredentialKind)[keyof typeof CredentialKind];

registerEnumType(CredentialKind, {
  name: "CredentialKind",
  description: "Kinds of credentials.",
  valuesConfig: {
    API_KEY: { description: "A partner's key, with scopes." },
    VIEWER_TOKEN: { description: "A browser's token for one session." },
  },
});

@ObjectType("Viewer", { description: "Who is asking, and what this credential may do." })
export class Viewer {
  @Field(() => CredentialKind, { description: "The kind of the credential." })
  readonly credential: CredentialKind;

  @Field(() => String, { description: "The tenant it belongs to." })
  readonly tenant: string;

  @Field(() => [String], { description: "Scopes of an API key; empty for a viewer token." })
  readonly scopes: string[];

  @Field(() => Boolean, { nullable: true, description: "Whether the key is a live one; null for a viewer token." })
  readonly livemode: boolean | null;

  @Field(() => ID, { nullable: true, description: "The session that a viewer token shows; null for an API key." })
  readonly sessionId: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When a viewer token ends; null for an API key." })
  readonly expiresAt: Date | null;

  constructor(caller: Caller) {
    const partner = caller.kind === "partner" ? caller : null;
    const viewer = caller.kind === "viewer" ? caller : null;
    this.credential = partner ? CredentialKind.API_KEY : CredentialKind.VIEWER_TOKEN;
    this.tenant = caller.tenantId;
    this.scopes = [...(partner?.scopes ?? [])];
    this.livemode = partner?.livemode ?? null;
    this.sessionId = viewer?.sessionId ?? null;
    this.expiresAt = viewer?.expiresAt ?? null;
  }
}
