import { Scope } from "../access/scopes.js";
import { positionOfEvent } from "../verification/event.js";
import type { GraphqlContext } from "./context.js";
import { forbidden } from "./errors.js";
import { AuditedReadObject, numberOfAudit } from "./types/audited-read.js";
import type { NodeInterface } from "./types/node.js";
import { VerificationEventObject } from "./types/verification-event.js";
import { VerificationReportObject } from "./types/verification-report.js";
import { VerificationSessionObject } from "./types/verification-session.js";

/** Anything that has an id; null where it isn't the caller's. Throws FORBIDDEN where the credential doesn't cover its type. */
export async function nodeOf(context: GraphqlContext, id: string): Promise<NodeInterface | null> {
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

/** Several, in the order of their ids; what goes wrong with one is its own error. */
export function nodesOf(context: GraphqlContext, ids: readonly string[]): Promise<(NodeInterface | Error | null)[]> {
  const asError = (error: unknown) => (error instanceof Error ? error : new Error("unknown failure"));
  return Promise.all(ids.map((id) => nodeOf(context, id).catch(asError)));
}

function need(context: GraphqlContext, scope: Scope, id: string): void {
  if (!context.can(scope)) throw forbidden(`node(${id.slice(0, 3)}...) needs an API key with the scope ${scope}.`);
}
