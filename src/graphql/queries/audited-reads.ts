import { Args, Ctx, Query, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { AuditedRead, GraphqlContext } from "../context.js";
import { auditCursor, auditNumberOf } from "../cursors.js";
import { Scope } from "../enums.js";
import { ForwardPageArguments } from "../inputs/page-arguments.js";
import { defaultPageSize } from "../limits.js";
import { connectionOf, pageRequest } from "../paging.js";
import { AuditedReadConnection, AuditedReadEdge, AuditedReadObject } from "../types/audited-read.js";
import type { Connection } from "../types/connections.js";

@Resolver()
export class AuditedReadQueries {
  @Query(() => AuditedReadConnection, {
    description:
      "Returns a page of your audit log: the reads of sensitive fields, the newest first. Needs the scope `results:sensitive`.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  async auditedReads(
    @Args(() => ForwardPageArguments) page: ForwardPageArguments,
    @Ctx() { tenantId, services }: GraphqlContext,
  ): Promise<Connection<AuditedReadObject>> {
    const request = pageRequest(page, (cursor, argument) => auditNumberOf(tenantId, cursor, argument));
    const size = request.first ?? defaultPageSize;
    const found = await services.auditEntries(tenantId, request.after, size + 1);
    const items = found.slice(0, size);
    return connectionOf<AuditedRead, AuditedReadObject>(
      { items, hasNextPage: found.length > size, hasPreviousPage: request.after !== null },
      {
        node: (read) => new AuditedReadObject(read),
        cursor: ({ id }) => auditCursor(tenantId, id),
        edge: AuditedReadEdge,
        connection: AuditedReadConnection,
      },
    );
  }
}
