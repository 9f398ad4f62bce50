import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { eventCursor, positionOf } from "../cursors.js";
import { Scope } from "../enums.js";
import { toEventFilter, VerificationEventFilter } from "../inputs/filters.js";
import { PageArgumentsBothWays } from "../inputs/page-arguments.js";
import { connectionOf, pageRequest } from "../paging.js";
import type { Connection } from "../types/connections.js";
import {
  VerificationEventConnection,
  VerificationEventEdge,
  VerificationEventObject,
} from "../types/verification-event.js";

@Resolver()
export class EventQueries {
  @Query(() => VerificationEventConnection, {
    description:
      "Returns a page of the log: the events of your sessions, the oldest first. To read on, pass the last cursor as `after`; each event is returned exactly once. Needs the scope `events:read`.",
  })
  @RequiresScope(Scope.EVENTS_READ)
  async verificationEvents(
    @Args(() => PageArgumentsBothWays) page: PageArgumentsBothWays,
    @Arg("filter", () => VerificationEventFilter, {
      nullable: true,
      description: "Returns only events that meet these conditions.",
    })
    filter: VerificationEventFilter | null,
    @Ctx() { tenant, tenantId, services }: GraphqlContext,
  ): Promise<Connection<VerificationEventObject>> {
    const request = pageRequest(page, (cursor, argument) => positionOf(tenantId, cursor, argument));
    const extent = await services.feed.check(tenantId, request.after);
    const found = await tenant.pageOfEvents(toEventFilter(filter), {
      ...request,
      before: request.before ?? extent.newest + 1,
    });
    // Events that were removed while the page was read may be missing from it: check the cursor again.
    await services.feed.check(tenantId, request.after);
    return connectionOf(request.before === null && request.last !== null ? { ...found, hasNextPage: false } : found, {
      node: (event) => new VerificationEventObject(event),
      cursor: (event) => eventCursor(tenantId, event.position),
      edge: VerificationEventEdge,
      connection: VerificationEventConnection,
      emptyCursor: eventCursor(tenantId, request.before === null ? extent.newest : (request.after ?? 0)),
    });
  }
}
