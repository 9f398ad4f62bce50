import { Arg, Resolver, Root, Subscription } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { VerificationEventFilter } from "../inputs/filters.js";
import { eventEdges } from "../streams.js";
import type { Edge } from "../types/connections.js";
import { VerificationEventEdge, type VerificationEventObject } from "../types/verification-event.js";

interface EventArguments {
  after?: string | null;
  filter?: VerificationEventFilter | null;
}

@Resolver()
export class VerificationEventsSubscription {
  @Subscription(() => VerificationEventEdge, {
    description:
      "Follows the log: the events of all your sessions, in order, each sent exactly once. With `after`, the events since that cursor are sent first, then new ones; without it, only new ones. Needs the scope `events:read`.",
    subscribe: ({ args, context }: { args: EventArguments; context: GraphqlContext }) => eventEdges(context, args),
  })
  @RequiresScope(Scope.EVENTS_READ)
  verificationEvents(
    @Root() edge: Edge<VerificationEventObject>,
    @Arg("after", () => String, {
      nullable: true,
      description: "Sends only events after this cursor. Resume with the last cursor you received.",
    })
    _after: string | null,
    @Arg("filter", () => VerificationEventFilter, {
      nullable: true,
      description: "Sends only events that meet these conditions.",
    })
    _filter: VerificationEventFilter | null,
  ): Edge<VerificationEventObject> {
    return edge;
  }
}
