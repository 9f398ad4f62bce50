import { Ctx, Field, ID, ObjectType } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { AuditedRead, GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { DateTimeScalar } from "../scalars.js";
import { connectionType, edgeType } from "./connections.js";
import { NodeInterface } from "./node.js";
import { VerificationSessionObject } from "./verification-session.js";

@ObjectType("AuditedRead", {
  implements: NodeInterface,
  description:
    "An entry of the audit log: one read of sensitive fields. It has the names of the fields, never their values.",
})
export class AuditedReadObject {
  constructor(private readonly read: AuditedRead) {}

  @Field(() => ID, { description: "The id of this service, `va_...`." })
  get id() {
    return auditId(this.read.id);
  }

  @Field(() => String, { description: "The API key that read: `key:` and the id of the key." })
  get actor() {
    return this.read.actor;
  }

  @Field(() => ID, { description: "The id of the session whose data was read, `vs_...`." })
  get sessionId() {
    return this.read.sessionId;
  }

  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session in its current state. Needs the scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async session(@Ctx() { loaders }: GraphqlContext): Promise<VerificationSessionObject | null> {
    return VerificationSessionObject.of(await loaders.sessions.load(this.read.sessionId));
  }

  @Field(() => [String], {
    description:
      "The fields that were read, such as `report.document.number`; for a link to an image, `image.` and the id of the file.",
  })
  get fields() {
    return this.read.fields;
  }

  @Field(() => String, { description: "The id of the request, as in its `X-Request-Id` header." })
  get requestId() {
    return this.read.requestId;
  }

  @Field(() => DateTimeScalar, { description: "The time of this entry. It is written before the data is read." })
  get readAt() {
    return this.read.readAt;
  }
}

/** Returns the id of a row: `va_` and its number. Rows are always looked up together with their tenant. */
function auditId(number: number): string {
  return `va_${number}`;
}

/** Returns the row number of an id, or null for any other text. */
export function auditNumberOfId(id: string): number | null {
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
