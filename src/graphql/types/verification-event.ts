import { Ctx, Field, ID, ObjectType } from "type-graphql";
import type { VerificationEvent } from "../../verification/event.js";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { eventCursor } from "../cursors.js";
import { Scope, VerificationEventType, VerificationStatus } from "../enums.js";
import { DateTimeScalar } from "../scalars.js";
import { connectionType, edgeType } from "./connections.js";
import { NodeInterface } from "./node.js";
import { CheckFailureObject } from "./verification-error.js";
import { VerificationSessionObject } from "./verification-session.js";

@ObjectType("VerificationEvent", {
  implements: NodeInterface,
  description:
    "One event in the life of a session. The log of a tenant holds each event once, in an order that never changes. An event holds no personal data.",
})
export class VerificationEventObject {
  constructor(private readonly event: VerificationEvent) {}

  @Field(() => ID, { description: "The id of this service, `ve_...`." })
  get id() {
    return this.event.id;
  }

  @Field(() => VerificationEventType, { description: "The type of the event." })
  get type() {
    return this.event.type;
  }

  @Field(() => DateTimeScalar, {
    description:
      "The time of the event by Stripe's clock, in whole seconds. Cursors, not times, define the order of the log.",
  })
  get occurredAt() {
    return this.event.occurredAt;
  }

  @Field(() => VerificationStatus, { description: "The status of the session after this event." })
  get status() {
    return this.event.state.status;
  }

  @Field(() => CheckFailureObject, {
    nullable: true,
    description: "The last failure of the session after this event; null when there was none.",
  })
  get failure() {
    return CheckFailureObject.of(this.event.state.lastErrorCode);
  }

  @Field(() => String, { description: "The position in the log, to resume after." })
  get cursor() {
    return eventCursor(this.event.tenantId, this.event.position);
  }

  @Field(() => VerificationSessionObject, {
    nullable: true,
    description:
      "The session in its current state, which may be later than this event. Needs the scope `sessions:read`.",
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
