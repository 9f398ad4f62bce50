import { actorOf } from "../access/audit.js";
import type { Caller, PartnerCaller } from "../access/caller.js";
import type { ViewerToken } from "../access/viewer-tokens.js";
import { Scope } from "../config/scopes.js";
import type { Feed } from "../events/feed.js";
import type { BiometricPolicy } from "../verification/biometric-policy.js";
import type { ResultsReader } from "../verification/provider.js";
import type { TenantRepository } from "../verification/repository.js";
import type { SessionAccessReader } from "../verification/session-access-reader.js";
import type { SessionActions } from "../verification/session-actions.js";
import type { SimulateVerification } from "../verification/simulate-verification.js";
import type { StartVerification } from "../verification/start-verification.js";
import { Deadline } from "./deadline.js";
import { forbidden, unauthenticated } from "./errors.js";
import { createLoaders, type Loaders } from "./loaders.js";
import type { GraphqlRequest } from "./request.js";

/** The use cases and ports that resolvers delegate to. */
export interface GraphqlServices {
  tenant(tenantId: string): TenantRepository;
  reader: ResultsReader;
  access: SessionAccessReader;
  starts: StartVerification;
  actions: SessionActions;
  simulation: SimulateVerification;
  feed: Feed;
  policy: BiometricPolicy;
  maxAttempts: number;
  /** The time that an operation may take. */
  operationMilliseconds: number;
  /** Writes audit rows. Rejects with AuditUnavailableError when they can't be written. */
  audit(
    entries: readonly { tenantId: string; actor: string; sessionId: string; fields: string[]; requestId: string }[],
  ): Promise<void>;
  auditEntries(tenantId: string, beforeId: number | null, limit: number): Promise<AuditedRead[]>;
  issueViewerToken(session: { tenantId: string; sessionId: string }): Promise<ViewerToken>;
}

/** One row of the audit log: a read of sensitive fields. */
export interface AuditedRead {
  id: number;
  actor: string;
  sessionId: string;
  fields: string[];
  requestId: string;
  readAt: Date;
}

/**
 * The context of one operation.
 *
 * It has no `#private` members because Apollo Server hands resolvers a copy with the same prototype, and `#private` members are not copied.
 */
export class GraphqlContext {
  readonly caller: Caller | null;
  readonly requestId: string;
  /** Replaces the `after` argument of a subscription that resumes. */
  readonly resumeAfter: string | null;
  readonly deadline: Deadline;
  private currentLoaders: Loaders | null = null;

  constructor(
    request: GraphqlRequest,
    readonly services: GraphqlServices,
  ) {
    this.caller = request.caller;
    this.requestId = request.requestId;
    this.resumeAfter = request.resumeAfter;
    this.deadline = new Deadline(services.operationMilliseconds);
  }

  /** Returns whether the caller is a partner whose key has the scope. */
  hasScope(scope: Scope): boolean {
    return this.caller?.kind === "partner" && this.caller.scopes.has(scope);
  }

  /** Returns the caller. Throws UNAUTHENTICATED when there is none. */
  get authenticatedCaller(): Caller {
    if (!this.caller) throw unauthenticated();
    return this.caller;
  }

  /** Returns the caller of an API key. Throws FORBIDDEN for a viewer token. */
  get partner(): PartnerCaller {
    const caller = this.authenticatedCaller;
    if (caller.kind !== "partner") throw forbidden("A viewer token can read only its own session. Use an API key.");
    return caller;
  }

  get tenantId(): string {
    return this.authenticatedCaller.tenantId;
  }

  get tenant(): TenantRepository {
    return this.services.tenant(this.tenantId);
  }

  /** Returns false for a viewer token of another session. */
  maySee(sessionId: string): boolean {
    const caller = this.authenticatedCaller;
    return caller.kind === "partner" || caller.sessionId === sessionId;
  }

  get loaders(): Loaders {
    this.currentLoaders ??= createLoaders({
      tenant: this.tenant,
      reader: this.services.reader,
      deadline: this.deadline,
      mayReadResults: this.hasScope(Scope.RESULTS_READ),
      mayReadSensitive: this.hasScope(Scope.RESULTS_SENSITIVE),
      mayWriteSessions: this.hasScope(Scope.SESSIONS_WRITE),
      auditReads: (reads) => auditReads(this, reads),
      sessionAccess: (sessions) => this.deadline.within(this.services.access.read(sessions)),
    });
    return this.currentLoaders;
  }

  /** Drops the loaded data and restarts the deadline, before the next event of a subscription is executed. */
  reset(): void {
    this.currentLoaders = null;
    this.deadline.restart();
  }
}

function auditReads(
  { partner, requestId, services }: GraphqlContext,
  reads: readonly { sessionId: string; fields: string[] }[],
): Promise<void> {
  const { tenantId } = partner;
  const actor = actorOf(partner);
  return services.audit(reads.map((read) => ({ ...read, tenantId, actor, requestId })));
}
