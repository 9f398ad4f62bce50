import { actorOf } from "../access/audit.js";
import type { Caller, PartnerCaller } from "../access/caller.js";
import { Scope } from "../access/scopes.js";
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

/** What the resolvers delegate to. */
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
  /** How long an operation may take. */
  operationMilliseconds: number;
  /** Writes audit rows; throws where it can't. */
  audit(
    entries: readonly { tenantId: string; actor: string; sessionId: string; fields: string[]; requestId: string }[],
  ): Promise<void>;
  auditEntries(tenantId: string, beforeId: number | null, limit: number): Promise<AuditedRead[]>;
  issueViewerToken(session: { tenantId: string; sessionId: string }): Promise<string>;
}

/** One sensitive read, as the audit log tells it. */
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
 * It has no `#private` fields: Apollo Server gives resolvers a copy, made by `Object.assign` onto the same prototype, and the methods of a
 * class with such fields throw on a copy.
 */
export class GraphqlContext {
  readonly caller: Caller | null;
  readonly requestId: string;
  /** Stands in for the `after` argument of a subscription; taken by the first one that asks. */
  readonly resumeAfter: string | null;
  readonly deadline: Deadline;
  private createdLoaders: Loaders | null = null;

  constructor(
    request: GraphqlRequest,
    readonly services: GraphqlServices,
  ) {
    this.caller = request.caller;
    this.requestId = request.requestId;
    this.resumeAfter = request.resumeAfter;
    this.deadline = new Deadline(services.operationMilliseconds);
  }

  can(scope: Scope): boolean {
    return this.caller?.kind === "partner" && this.caller.scopes.has(scope);
  }

  get known(): Caller {
    if (!this.caller) throw unauthenticated();
    return this.caller;
  }

  get partner(): PartnerCaller {
    const caller = this.known;
    if (caller.kind !== "partner") throw forbidden("A viewer token shows its session and nothing else.");
    return caller;
  }

  get tenantId(): string {
    return this.known.tenantId;
  }

  get tenant(): TenantRepository {
    return this.services.tenant(this.tenantId);
  }

  /** False for a viewer token of another session. */
  maySee(sessionId: string): boolean {
    const caller = this.known;
    return caller.kind === "partner" || caller.sessionId === sessionId;
  }

  get loaders(): Loaders {
    this.createdLoaders ??= createLoaders({
      tenant: this.tenant,
      reader: this.services.reader,
      deadline: this.deadline,
      mayReadResults: this.can(Scope.RESULTS_READ),
      mayReadSensitive: this.can(Scope.RESULTS_SENSITIVE),
      mayWriteSessions: this.can(Scope.SESSIONS_WRITE),
      note: (reads) => this.note(reads),
      waysInto: (sessions) => this.deadline.within(this.services.access.read(sessions)),
    });
    return this.createdLoaders;
  }

  /** Forgets what was loaded, and what time has passed, before the next event of a subscription is executed. */
  forget(): void {
    this.createdLoaders = null;
    this.deadline.restart();
  }

  private note(reads: readonly { sessionId: string; fields: string[] }[]): Promise<void> {
    const { partner } = this;
    const { tenantId } = partner;
    const actor = actorOf(partner);
    return this.services.audit(reads.map((read) => ({ ...read, tenantId, actor, requestId: this.requestId })));
  }
}
