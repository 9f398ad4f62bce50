import { Arg, Args, Ctx, ID, Query, Resolver, Root, Subscription } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { VerificationEvent } from "../../verification/event.js";
import type { GraphqlContext } from "../context.js";
import { eventCursor, positionOf } from "../cursors.js";
import { eventFilter, VerificationEventFilter } from "../inputs/filters.js";
import { PageArgumentsBothWays } from "../inputs/page-arguments.js";
import { connectionOf, pageRequest } from "../paging.js";
import { RequiresScope, ViewerMayRead } from "../scope-guard.js";
import { eventEdges, sessionUpdates } from "../streams.js";
import type { Connection } from "../types/connections.js";
import {
  VerificationEventConnection,
  VerificationEventEdge,
  VerificationEventObject,
} from "../types/verification-event.js";
import { VerificationSessionUpdate } from "../types/verification-session-update.js";

@Resolver()
export class EventResolvers {
  @Query(() => VerificationEventConnection, {
    description:
      "What happened to the caller's sessions, in the order of the log. Resume from the last cursor to read on: nothing comes twice, nothing is passed over. Needs scope `events:read`.",
  })
  @RequiresScope(Scope.EVENTS_READ)
  async verificationEvents(
    @Args(() => PageArgumentsBothWays) page: PageArgumentsBothWays,
    @Arg("filter", () => VerificationEventFilter, { nullable: true, description: "Which ones." })
    filter: VerificationEventFilter | null,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<VerificationEventObject>> {
    const { tenant, tenantId, services } = context;
    const request = pageRequest(page, (cursor, argument) => positionOf(tenantId, cursor, argument));
    const extent = await services.feed.check(tenantId, request.after);
    const found = await tenant.pageOfEvents(eventFilter(filter), {
      ...request,
      before: request.before ?? extent.newest + 1,
    });
    // What was forgotten while the page was read may be missing from it.
    await services.feed.check(tenantId, request.after);
    const cursor = (event: VerificationEvent) => eventCursor(tenantId, event.position);
    return connectionOf(request.before === null && request.last !== null ? { ...found, hasNextPage: false } : found, {
      node: (event) => new VerificationEventObject(event),
      cursor,
      edge: VerificationEventEdge,
      connection: VerificationEventConnection,
      emptyCursor: eventCursor(tenantId, request.before === null ? extent.newest : (request.after ?? 0)),
    });
  }

  @Subscription(() => VerificationSessionUpdate, {
    description:
      "A session as it moves. Without `after` its present state comes first. Each update shows the session as it was after one event; together they are its history, once and in order. Needs scope `sessions:read`, or the session's viewer token.",
    subscribe: ({ args, context }: { args: { id: string; after?: string | null }; context: GraphqlContext }) =>
      sessionUpdates(context, args),
  })
  @RequiresScope(Scope.SESSIONS_READ)
  @ViewerMayRead()
  verificationSessionUpdated(
    @Root() update: VerificationSessionUpdate,
    @Arg("id", () => ID, { description: "The session's id, `vs_...`." }) _id: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "Cursor after which to begin: of a payload, a session or an update.",
    })
    _after: string | null,
  ): VerificationSessionUpdate {
    return update;
  }

  @Subscription(() => VerificationEventEdge, {
    description:
      "The log as it grows. Without `after` from now on; with it from there, through what was missed, and on, live. Each event comes once and in order. Needs scope `events:read`.",
    subscribe: ({
      args,
      context,
    }: {
      args: { after?: string | null; filter?: VerificationEventFilter | null };
      context: GraphqlContext;
    }) => eventEdges(context, args),
    name: "verificationEvents",
  })
  @RequiresScope(Scope.EVENTS_READ)
  verificationEventsSubscription(
    @Root() edge: InstanceType<typeof VerificationEventEdge>,
    @Arg("after", () => String, { nullable: true, description: "Cursor after which to begin." }) _after: string | null,
    @Arg("filter", () => VerificationEventFilter, { nullable: true, description: "Which ones." })
    _filter: VerificationEventFilter | null,
  ): InstanceType<typeof VerificationEventEdge> {
    return edge;
  }
}
