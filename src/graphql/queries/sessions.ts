import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { RequiresScope, ViewerMayRead } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { createdCursor, createdKeyOf } from "../cursors.js";
import { Scope } from "../enums.js";
import { toSessionFilter, VerificationSessionFilter } from "../inputs/filters.js";
import { PageArgumentsBothWays } from "../inputs/page-arguments.js";
import { connectionOf, pageRequest } from "../paging.js";
import type { Connection } from "../types/connections.js";
import {
  VerificationSessionConnection,
  VerificationSessionEdge,
  VerificationSessionObject,
} from "../types/verification-session.js";

@Resolver()
export class SessionQueries {
  @Query(() => VerificationSessionObject, {
    nullable: true,
    description:
      "Returns a session by its id; null when it does not exist or is not yours. Needs the scope `sessions:read`, or the viewer token of the session.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  @ViewerMayRead()
  async verificationSession(
    @Arg("id", () => ID, { description: "The id of the session, `vs_...`." }) id: string,
    @Ctx() context: GraphqlContext,
  ): Promise<VerificationSessionObject | null> {
    if (!context.maySee(id)) return null;
    return VerificationSessionObject.of(await context.loaders.sessions.load(id));
  }

  @Query(() => VerificationSessionConnection, {
    description: "Returns a page of your sessions, the newest first. Needs the scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async verificationSessions(
    @Args(() => PageArgumentsBothWays) page: PageArgumentsBothWays,
    @Arg("filter", () => VerificationSessionFilter, {
      nullable: true,
      description: "Returns only sessions that meet these conditions.",
    })
    filter: VerificationSessionFilter | null,
    @Ctx() { tenant, loaders }: GraphqlContext,
  ): Promise<Connection<VerificationSessionObject>> {
    const request = pageRequest(page, (cursor, argument) => createdKeyOf("session", tenant.tenantId, cursor, argument));
    const found = await tenant.pageOfSessions(toSessionFilter(filter), request);
    for (const session of found.items) loaders.sessions.prime(session.id, session);
    return connectionOf(found, {
      node: (session) => new VerificationSessionObject(session),
      cursor: (session) => createdCursor("session", session),
      edge: VerificationSessionEdge,
      connection: VerificationSessionConnection,
    });
  }
}
