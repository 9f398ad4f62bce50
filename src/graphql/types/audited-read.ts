import { Ctx, Field, ID, ObjectType } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { AuditedRead, GraphqlContext } from "../context.js";
import { DateTimeScalar } from "../scalars.js";
import { RequiresScope } from "../scope-guard.js";
import { connectionType, edgeType } from "./connections.js";
import { NodeInterface } from "./node.js";
import { VerificationSessionObject } from "./verification-session.js";

@ObjectType("AuditedRead", {
  implements: NodeInterface,
  description: "One read of what is sensitive, as the audit log has it: names of fields, never their values.",
})
export class AuditedReadObject {
  constructor(private readonly read: AuditedRead) {}

  @Field(() => ID, { description: "Our id, `va_...`." })
  get id() {
    return auditId(this.read.id);
  }

  @Field(() => String, { description: "Who read: `key:` and the id of an API key." })
  get actor() {
    return this.read.actor;
  }

  @Field(() => ID, { description: "The session whose data it was, `vs_...`." })
  get sessionId() {
    return this.read.sessionId;
  }

  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session, as it stands now. Needs scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async session(@Ctx() { loaders }: GraphqlContext): Promise<VerificationSessionObject | null> {
    return VerificationSessionObject.of(await loaders.sessions.load(this.read.sessionId));
  }

  @Field(() => [String], {
    description:
      "What was read, such as `report.document.number`, or `image.` and the id of the file a link was made to.",
  })
  get fields() {
    return this.read.fields;
  }

  @Field(() => String, { description: "The request it was read by: what `X-Request-Id` said." })
  get requestId() {
    return this.read.requestId;
  }

  @Field(() => DateTimeScalar, { description: "When it was written down, which is before it was read." })
  get readAt() {
    return this.read.readAt;
  }
}

/** `va_` and the number of the row: only its tenant finds it. */
export function auditId(number: number): string {
  return `va_${number}`;
}

/** The number that an id names; null for any other text. */
export function numberOfAudit(id: string): number | null {
  const number = Number(id.slice(3));
  return Number.isSafeInteger(number) && number > 0 && auditId(number) === id ? number : null;
}

export const AuditedReadEdge = edgeType("AuditedRead", () => AuditedReadObject, "sensitive read");
export const AuditedReadConnection = connectionType(
  "AuditedRead",
  () => AuditedReadObject,
  AuditedReadEdge,
  "sensitive read",
);
