import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { GraphqlContext } from "../context.js";
import { createdCursor, createdKeyOf } from "../cursors.js";
import { reportFilter, sessionFilter, VerificationReportFilter, VerificationSessionFilter } from "../inputs/filters.js";
import { PageArgumentsBothWays } from "../inputs/page-arguments.js";
import { connectionOf, pageRequest } from "../paging.js";
import { RequiresScope, ViewerMayRead } from "../scope-guard.js";
import type { Connection } from "../types/connections.js";
import {
  VerificationReportConnection,
  VerificationReportEdge,
  VerificationReportObject,
} from "../types/verification-report.js";
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
      "A session by its id; null where it isn't the caller's. Needs scope `sessions:read`, or the session's viewer token.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  @ViewerMayRead()
  async verificationSession(
    @Arg("id", () => ID, { description: "The session's id, `vs_...`." }) id: string,
    @Ctx() context: GraphqlContext,
  ): Promise<VerificationSessionObject | null> {
    if (!context.maySee(id)) return null;
    return VerificationSessionObject.of(await context.loaders.sessions.load(id));
  }

  @Query(() => VerificationSessionConnection, {
    description: "The caller's sessions, newest first. Needs scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async verificationSessions(
    @Args(() => PageArgumentsBothWays) page: PageArgumentsBothWays,
    @Arg("filter", () => VerificationSessionFilter, { nullable: true, description: "Which ones." })
    filter: VerificationSessionFilter | null,
    @Ctx() { tenant, loaders }: GraphqlContext,
  ): Promise<Connection<VerificationSessionObject>> {
    const request = pageRequest(page, (cursor, argument) => createdKeyOf("session", tenant.tenantId, cursor, argument));
    const found = await tenant.pageOfSessions(sessionFilter(filter), request);
    for (const session of found.items) loaders.sessions.prime(session.id, session);
    return connectionOf(found, {
      node: (session) => new VerificationSessionObject(session),
      cursor: (session) => createdCursor("session", session),
      edge: VerificationSessionEdge,
      connection: VerificationSessionConnection,
    });
  }

  @Query(() => VerificationReportObject, {
    nullable: true,
    description: "A report by its id; null where it isn't the caller's. Needs scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async verificationReport(
    @Arg("id", () => ID, { description: "The report's id, `vr_...`." }) id: string,
    @Ctx() { loaders }: GraphqlContext,
  ): Promise<VerificationReportObject | null> {
    const report = await loaders.reports.load(id);
    return report && new VerificationReportObject(report);
  }

  @Query(() => VerificationReportConnection, {
    description: "The caller's reports, newest first. Needs scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async verificationReports(
    @Args(() => PageArgumentsBothWays) page: PageArgumentsBothWays,
    @Arg("filter", () => VerificationReportFilter, { nullable: true, description: "Which ones." })
    filter: VerificationReportFilter | null,
    @Ctx() { tenant, loaders }: GraphqlContext,
  ): Promise<Connection<VerificationReportObject>> {
    const request = pageRequest(page, (cursor, argument) => createdKeyOf("report", tenant.tenantId, cursor, argument));
    const found = await tenant.pageOfReports(reportFilter(filter), request);
    for (const report of found.items) loaders.reports.prime(report.id, report);
    return connectionOf(found, {
      node: (report) => new VerificationReportObject(report),
      cursor: (report) => createdCursor("report", report),
      edge: VerificationReportEdge,
      connection: VerificationReportConnection,
    });
  }
}
