import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import { positionOfEvent } from "../../verification/event.js";
import type { GraphqlContext } from "../context.js";
import { badUserInput, forbidden } from "../errors.js";
import { ViewerMayRead } from "../scope-guard.js";
import { AuditedReadObject, numberOfAudit } from "../types/audited-read.js";
import { NodeInterface } from "../types/node.js";
import { VerificationEventObject } from "../types/verification-event.js";
import { VerificationReportObject } from "../types/verification-report.js";
import { VerificationSessionObject } from "../types/verification-session.js";
import { Viewer } from "../types/viewer.js";

const maxNodes = 100;

@Resolver()
export class NodeQueries {
  @Query(() => NodeInterface, {
    nullable: true,
    description:
      "Anything by its id; null where it isn't the caller's. Needs the scope that its type needs: `sessions:read`, `events:read` for events, `results:sensitive` for audited reads.",
  })
  @ViewerMayRead()
  node(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() context: GraphqlContext,
  ): Promise<NodeInterface | null> {
    return nodeOf(context, id);
  }

  @Query(() => [NodeInterface], {
    nullable: "items",
    description: "Several by their ids, in their order; null for each that isn't the caller's. At most 100.",
  })
  @ViewerMayRead()
  async nodes(
    @Arg("ids", () => [ID], { description: "Their ids, at most 100." }) ids: string[],
    @Ctx() context: GraphqlContext,
  ): Promise<(NodeInterface | Error | null)[]> {
    if (ids.length > maxNodes) throw badUserInput(`ids: at most ${maxNodes}.`);
    return Promise.all(
      ids.map((id) =>
        nodeOf(context, id).catch((error: unknown) => (error instanceof Error ? error : new Error("unknown failure"))),
      ),
    );
  }

  @Query(() => Viewer, { description: "Who is asking, and what this credential may do." })
  @ViewerMayRead()
  viewer(@Ctx() context: GraphqlContext): Viewer {
    return new Viewer(context.known);
  }
}

async function nodeOf(context: GraphqlContext, id: string): Promise<NodeInterface | null> {
  const { loaders, tenantId } = context;
  if (context.known.kind === "viewer" && !context.maySee(id)) return null;
  if (id.startsWith("vs_")) {
    if (context.known.kind === "partner") need(context, Scope.SESSIONS_READ, id);
    return VerificationSessionObject.of(await loaders.sessions.load(id));
  }
  if (id.startsWith("vr_")) {
    need(context, Scope.SESSIONS_READ, id);
    const report = await loaders.reports.load(id);
    return report && new VerificationReportObject(report);
  }
  if (id.startsWith("ve_")) {
    need(context, Scope.EVENTS_READ, id);
    const position = positionOfEvent(tenantId, id);
    const event = position === null ? null : await loaders.events.load(position);
    return event && new VerificationEventObject(event);
  }
  if (id.startsWith("va_")) {
    need(context, Scope.RESULTS_SENSITIVE, id);
    const number = numberOfAudit(id);
    const [read] = number === null ? [] : await context.services.auditEntries(tenantId, number + 1, 1);
    return read?.id === number ? new AuditedReadObject(read) : null;
  }
  return null;
}

function need(context: GraphqlContext, scope: Scope, id: string): void {
  if (!context.can(scope)) throw forbidden(`node(${id.slice(0, 3)}...) needs an API key with the scope ${scope}.`);
}
