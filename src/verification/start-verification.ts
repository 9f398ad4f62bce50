import { randomUUID } from "node:crypto";
import { SingleFlight } from "../concurrency/single-flight.js";
import { alternativesFor } from "./alternatives.js";
import { fingerprint } from "./fingerprint.js";
import { withIdempotencyKeyRotation } from "./idempotency-key-rotation.js";
import {
  type CreateSessionRequest,
  type IdentityProvider,
  ProviderError,
  type ProviderSession,
  type SessionAccess,
} from "./provider.js";
import { applyReferenceRules } from "./reference-rules.js";
import type { SessionOrigin, TenantRepository } from "./repository.js";
import { isSelfieCovered } from "./selfie-coverage.js";
import { CheckKind, type VerificationSession, VerificationStatus } from "./session.js";
import { metadataWithOrigin, type SessionRecorder } from "./session-recorder.js";
import { checkStartInput, checksAskedFor, optionsOf, type StartInput } from "./start-input.js";
import { type Result, toResult, UserError } from "./user-error.js";

/** So often a start for a reference asks anew because what it was answered is over. */
const maxRounds = 4;

/** A session that can be gone on with, and the ways into it. */
export interface StartedVerification extends SessionAccess {
  session: VerificationSession;
  /** Whoever reads the log from after this position misses nothing of what comes. */
  position: number;
  /** Whether this is a session that was open before. */
  reused: boolean;
}

/**
 * Starts verifications so that one request, however often it comes and whatever breaks on the way, makes one session.
 *
 * Three things see to it. The caller's idempotency key is remembered with the session it led to. The key sent to the provider is
 * derived from that key, or from the reference and how many sessions it had, so that a repeat in another process or after a crash asks
 * for the very same session. And callers who come at the same moment in one process share one run.
 */
export class StartVerification {
  readonly #running = new SingleFlight<StartedVerification>();

  constructor(
    private readonly deps: {
      provider: IdentityProvider;
      recorder: SessionRecorder;
      maxAttempts: number;
    },
  ) {}

  start(tenant: TenantRepository, input: StartInput): Promise<Result<StartedVerification>> {
    return toResult(async () => {
      checkStartInput(input);
      this.#checkCoverage(input);
      const { idempotencyKey, ...asked } = input;
      const inputHash = fingerprint(asked);
      if (idempotencyKey !== null) return this.#once(tenant, input, fingerprint(idempotencyKey), inputHash);
      if (input.clientReferenceId === null) return this.#create(tenant, input, randomUUID());
      const shared = fingerprint(tenant.tenantId, "reference", input.clientReferenceId);
      const reference = input.clientReferenceId;
      return this.#running.run(shared, inputHash, () => this.#forReference(tenant, input, reference, null));
    });
  }

  /** Starts a session that takes the place of another: for each other one at most one. */
  startInPlaceOf(
    tenant: TenantRepository,
    replaced: VerificationSession,
    input: StartInput,
  ): Promise<StartedVerification> {
    checkStartInput(input);
    return this.#create(tenant, input, fingerprint(tenant.tenantId, "replaces", replaced.id), replaced.id);
  }

  /** Fresh ways into a session, and its present state; none where it takes no input, or its attempts are used up. */
  async refreshAccess(session: VerificationSession, reused: boolean): Promise<StartedVerification> {
    const { provider, recorder } = this.deps;
    if (!this.#acceptsInput(session)) {
      return { session, url: null, clientSecret: null, position: session.position, reused };
    }
    const readAtRevision = await recorder.revisionOf(session.id);
    const { url, clientSecret, ...data } = await provider.readSession(session.id);
    const result = await recorder.record({ data, at: new Date(), readAtRevision });
    const present = result?.session ?? session;
    const open = this.#acceptsInput(present);
    return {
      session: present,
      url: open ? url : null,
      clientSecret: open ? clientSecret : null,
      position: present.position,
      reused,
    };
  }

  /** Fresh ways into many sessions, in few calls; none into one that takes no input. In order, each with its own error. */
  async sessionAccess(sessions: readonly VerificationSession[]): Promise<(SessionAccess | Error)[]> {
    const open = sessions.filter((session) => this.#acceptsInput(session));
    const provided = open.length === 0 ? [] : await this.deps.provider.readSessions(open);
    const byId = new Map(open.map(({ id }, index) => [id, provided[index]]));
    return sessions.map(({ id }) => byId.get(id) ?? { url: null, clientSecret: null });
  }

  /** Each attempt costs money: once they are used up nobody is let in any more, though the provider would. */
  #acceptsInput({ status, redaction, attempts }: VerificationSession): boolean {
    return status === VerificationStatus.REQUIRES_INPUT && redaction === null && attempts < this.deps.maxAttempts;
  }

  #checkCoverage(input: StartInput): void {
    const { country } = input;
    if (!checksAskedFor(input).includes(CheckKind.SELFIE) || country === null || isSelfieCovered(country)) return;
    throw new UserError({
      kind: "SelfieUnavailable",
      country,
      alternatives: alternativesFor(country),
      path: ["input", "country"],
      message: `Selfie checks are not available for documents of ${country}.`,
      retryable: false,
    });
  }

  async #once(
    tenant: TenantRepository,
    input: StartInput,
    keyHash: string,
    inputHash: string,
  ): Promise<StartedVerification> {
    const shared = fingerprint(tenant.tenantId, "key", keyHash);
    return this.#running.run(shared, inputHash, async () => {
      const remembered = await tenant.claimStart(keyHash, inputHash);
      if (remembered.inputHash !== inputHash) throw idempotencyConflict();
      const [session] = remembered.sessionId === null ? [] : await tenant.sessions([remembered.sessionId]);
      if (session) return this.refreshAccess(session, remembered.reused);
      const started =
        input.clientReferenceId === null
          ? await this.#create(tenant, input, shared)
          : await this.#forReference(tenant, input, input.clientReferenceId, keyHash);
      await tenant.settleStart(keyHash, started.session.id, started.reused);
      return started;
    });
  }

  /**
   * The provider's answer may be the repeat of an older one, for a session that is over by now: one that another process asked for a
   * moment ago, or one whose reference went with its redaction. Then the rules decide again.
   */
  async #forReference(
    tenant: TenantRepository,
    input: StartInput,
    reference: string,
    keyHash: string | null,
    round = 1,
  ): Promise<StartedVerification> {
    const earlier = await tenant.sessionsOfReference(reference);
    const { reuse } = applyReferenceRules(input, earlier, this.deps.maxAttempts);
    if (reuse) return this.refreshAccess(reuse, true);
    const asked = [reference, checksAskedFor(input), input.flowId, earlier.length, round];
    const key = fingerprint(tenant.tenantId, "reference", ...asked);
    const kept = keyHash === null || round > 1 ? key : await tenant.keepProviderKey(keyHash, key);
    try {
      const started = await this.#create(tenant, input, kept);
      const over = started.session.status !== VerificationStatus.REQUIRES_INPUT || started.session.redaction !== null;
      return over && round < maxRounds
        ? await this.#forReference(tenant, input, reference, keyHash, round + 1)
        : started;
    } catch (error) {
      if (!(error instanceof ProviderError) || error.failure !== "KEY_REUSED") throw error;
      throw await this.#overtaken(tenant, input, reference);
    }
  }

  /** Another process asked for a session of this reference at the same moment, with another input. */
  async #overtaken(tenant: TenantRepository, input: StartInput, reference: string): Promise<UserError> {
    const [session] = await tenant.sessionsOfReference(reference);
    return new UserError({
      kind: "VerificationInProgress",
      session: session ?? null,
      path: ["input", "clientReferenceId"],
      message: `Another start for this reference is under way, with another input${input.idempotencyKey === null ? "" : " and key"}.`,
      retryable: true,
    });
  }

  async #create(
    tenant: TenantRepository,
    input: StartInput,
    key: string,
    replacesId: string | null = null,
  ): Promise<StartedVerification> {
    const { provider, recorder } = this.deps;
    const origin: SessionOrigin = {
      tenantId: tenant.tenantId,
      country: input.country,
      flowChecks: input.kind === "FLOW" ? checksAskedFor(input) : [],
      replacesId,
    };
    const own = Object.fromEntries(input.metadata.map((entry) => [entry.key, entry.value]));
    const request: CreateSessionRequest = {
      type: input.kind === "FLOW" || input.kind === "ID_NUMBER" ? input.kind : "DOCUMENT",
      flowId: input.flowId,
      options: optionsOf(input),
      clientReferenceId: input.clientReferenceId,
      relatedCustomer: input.relatedCustomer,
      returnUrl: input.returnUrl,
      email: input.email,
      phone: input.phone,
      metadata: metadataWithOrigin(own, origin),
    };
    const provided = await withIdempotencyKeyRotation(key, (providerKey) =>
      provider.createSession(request, providerKey),
    );
    return this.#created(tenant, provided, origin, recorder);
  }

  async #created(
    tenant: TenantRepository,
    { url, clientSecret, ...data }: ProviderSession,
    origin: SessionOrigin,
    recorder: SessionRecorder,
  ): Promise<StartedVerification> {
    // Null: the session was unknown when it was read, as it had only just been made. If its webhook came first, this is old news.
    const result = await recorder.record({ data, at: data.createdAt, readAtRevision: null, origin });
    if (!result) throw new Error("a session with an origin always belongs to its tenant");
    const { session, appended } = result;
    // An answer that the provider repeats tells of the session's first moment: by now it may have gone on.
    if (!this.#acceptsInput(session)) {
      return { session, url: null, clientSecret: null, position: session.position, reused: false };
    }
    const position = appended ? session.position : ((await tenant.startOf(session.id)) ?? session.position);
    return { session, url, clientSecret, position, reused: false };
  }
}

function idempotencyConflict(): UserError {
  return new UserError({
    kind: "IdempotencyConflict",
    path: ["input", "idempotencyKey"],
    message: "This idempotency key was used with another input.",
    retryable: false,
  });
}
