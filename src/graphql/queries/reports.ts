import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { createdCursor, createdKeyOf } from "../cursors.js";
import { Scope } from "../enums.js";
import { toReportFilter, VerificationReportFilter } from "../inputs/filters.js";
import { PageArgumentsBothWays } from "../inputs/page-arguments.js";
import { connectionOf, pageRequest } from "../paging.js";
import type { Connection } from "../types/connections.js";
import {
  VerificationReportConnection,
  VerificationReportEdge,
  VerificationReportObject,
} from "../types/verification-report.js";

@Resolver()
export class ReportQueries {
  @Query(() => VerificationReportObject, {
    nullable: true,
    description:
      "Returns a report by its id; null when it does not exist or is not yours. Needs the scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async verificationReport(
    @Arg("id", () => ID, { description: "The id of the report, `vr_...`." }) id: string,
    @Ctx() { loaders }: GraphqlContext,
  ): Promise<VerificationReportObject | null> {
    const report = await loaders.reports.load(id);
    return report && new VerificationReportObject(report);
  }

  @Query(() => VerificationReportConnection, {
    description: "Returns a page of your reports, the newest first. Needs the scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async verificationReports(
    @Args(() => PageArgumentsBothWays) page: PageArgumentsBothWays,
    @Arg("filter", () => VerificationReportFilter, {
      nullable: true,
      description: "Returns only reports that meet these conditions.",
    })
    filter: VerificationReportFilter | null,
    @Ctx() { tenant, loaders }: GraphqlContext,
  ): Promise<Connection<VerificationReportObject>> {
    const request = pageRequest(page, (cursor, argument) => createdKeyOf("report", tenant.tenantId, cursor, argument));
    const found = await tenant.pageOfReports(toReportFilter(filter), request);
    for (const report of found.items) loaders.reports.prime(report.id, report);
    return connectionOf(found, {
      node: (report) => new VerificationReportObject(report),
      cursor: (report) => createdCursor("report", report),
      edge: VerificationReportEdge,
      connection: VerificationReportConnection,
    });
  }
}
