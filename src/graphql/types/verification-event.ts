import { Ctx, Field, ID, ObjectType } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { VerificationEvent } from "../../verification/event.js";
import type { GraphqlContext } from "../context.js";
import { eventCursor } from "../cursors.js";
import { VerificationEventType, VerificationStatus } from "../enums.js";
import { DateTimeScalar } from "../scalars.js";
import { RequiresScope } from "../scope-guard.js";
import { connectionType, edgeType } from "./connections.js";
import { NodeInterface } from "./node.js";
import { CheckFailureObject } from "./verification-error.js";
import { VerificationSessionObject } from "./verification-session.js";

@ObjectType("VerificationEvent", {
  implements: NodeInterface,
  description:
    "Something that happened to a session. The log of a tenant holds each once, in one order that never changes.",
})
export class VerificationEventObject {
  constructor(private readonly event: VerificationEvent) {}

  @Field(() => ID, { description: "Our id, `ve_...`." })
  get id() {
    return this.event.id;
  }

  @Field(() => VerificationEventType, { description: "What happened." })
  get type() {
    return this.event.type;
  }

  @Field(() => DateTimeScalar, {
    description: "When, by Stripe's clock, to the second. The order of the log is that of cursors, not of times.",
  })
  get occurredAt() {
    return this.event.occurredAt;
  }

  @Field(() => VerificationStatus, { description: "The session's status after this event." })
  get status() {
    return this.event.state.status;
  }

  @Field(() => CheckFailureObject, {
    nullable: true,
    description: "The session's failure after this event; null where there was none.",
  })
  get failure() {
    return CheckFailureObject.of(this.event.state.lastErrorCode);
  }

  @Field(() => String, { description: "Its place in the log." })
  get cursor() {
    return eventCursor(this.event.tenantId, this.event.position);
  }

  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session, as it stands now. Needs scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async session(@Ctx() context: GraphqlContext): Promise<VerificationSessionObject | null> {
    return VerificationSessionObject.of(await context.loaders.sessions.load(this.event.sessionId));
  }
}

export const VerificationEventEdge = edgeType("VerificationEvent", () => VerificationEventObject, "event");
export const VerificationEventConnection = connectionType(
  "VerificationEvent",
  () => VerificationEventObject,
  VerificationEventEdge,
  "event",
);
