import { Scope } from "../config/scopes.js";
import { positionOfEvent } from "../verification/event.js";
import type { GraphqlContext } from "./context.js";
import { forbidden } from "./errors.js";
import { AuditedReadObject, auditNumberOfId } from "./types/audited-read.js";
import type { NodeInterface } from "./types/node.js";
import { VerificationEventObject } from "./types/verification-event.js";
import { VerificationReportObject } from "./types/verification-report.js";
import { VerificationSessionObject } from "./types/verification-session.js";

/** Returns the object with an id, or null when the caller has none. Throws FORBIDDEN when the credential does not cover its type. */
export async function findNode(context: GraphqlContext, id: string): Promise<NodeInterface | null> {
  const { loaders, tenantId } = context;
  const isViewer = context.authenticatedCaller.kind === "viewer";
  if (isViewer && !context.maySee(id)) return null;
  if (id.startsWith("vs_")) {
    if (!isViewer) requireScope(context, Scope.SESSIONS_READ, id);
    return VerificationSessionObject.of(await loaders.sessions.load(id));
  }
  if (id.startsWith("vr_")) {
    requireScope(context, Scope.SESSIONS_READ, id);
    const report = await loaders.reports.load(id);
    return report && new VerificationReportObject(report);
  }
  if (id.startsWith("ve_")) {
    requireScope(context, Scope.EVENTS_READ, id);
    const position = positionOfEvent(tenantId, id);
    const event = position === null ? null : await loaders.events.load(position);
    return event && new VerificationEventObject(event);
  }
  if (id.startsWith("va_")) {
    requireScope(context, Scope.RESULTS_SENSITIVE, id);
    const number = auditNumberOfId(id);
    const [read] = number === null ? [] : await context.services.auditEntries(tenantId, number + 1, 1);
    return read?.id === number ? new AuditedReadObject(read) : null;
  }
  return null;
}

/** Returns the objects with these ids, in their order. The failure of one is returned as its own error. */
export function findNodes(context: GraphqlContext, ids: readonly string[]): Promise<(NodeInterface | Error | null)[]> {
  const toError = (error: unknown) => (error instanceof Error ? error : new Error("unknown failure"));
  return Promise.all(ids.map((id) => findNode(context, id).catch(toError)));
}

function requireScope(context: GraphqlContext, scope: Scope, id: string): void {
  if (!context.hasScope(scope)) throw forbidden(`node(${id.slice(0, 3)}...) needs an API key with the scope ${scope}.`);
}
