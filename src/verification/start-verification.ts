import { randomUUID } from "node:crypto";
import { SingleFlight } from "../concurrency/single-flight.js";
import { alternativesFor } from "./alternatives.js";
import { CheckKind } from "./check-kind.js";
import { fingerprint } from "./fingerprint.js";
import { ProviderError } from "./provider.js";
import { applyReferenceRules } from "./reference-rules.js";
import type { TenantRepository } from "./repository.js";
import { isSelfieCovered } from "./selfie-coverage.js";
import { type VerificationSession, VerificationStatus } from "./session.js";
import type { SessionAccessReader } from "./session-access-reader.js";
import type { SessionCreator } from "./session-creator.js";
import { checkStartInput, countryOf, hashOfStart, requestedChecks, type StartInput } from "./start-input.js";
import type { StartedVerification } from "./started-verification.js";
import { idempotencyConflict, type Result, toResult, UserError } from "./user-error.js";

/** Limits how often a start for a reference is decided again because the provider returned a session that is over. */
const maxRounds = 4;

/**
 * Starts verifications: decides which session a request leads to, so that repeats of a request lead to one session, whatever fails in
 * between.
 *
 * - The caller's idempotency key is stored with the session that it led to.
 * - The key sent to the provider is derived from the caller's key, or from the reference and the number of its sessions. So a repeat in
 *   another process, or after a crash, requests the same session again.
 * - Simultaneous repeats within one process share one run.
 */
export class StartVerification {
  readonly #runs = new SingleFlight<StartedVerification>();

  constructor(
    private readonly deps: {
      access: SessionAccessReader;
      creator: SessionCreator;
      maxAttempts: number;
    },
  ) {}

  /** Starts a verification, or continues an open session of the same reference. */
  start(tenant: TenantRepository, input: StartInput): Promise<Result<StartedVerification>> {
    return toResult(async () => {
      checkStartInput(input);
      requireSelfieCoverage(input);
      const inputHash = hashOfStart(input);
      const { idempotencyKey, clientReferenceId: reference } = input;
      if (idempotencyKey !== null) return this.#startOnce(tenant, input, fingerprint(idempotencyKey), inputHash);
      if (reference === null) return this.deps.creator.create(tenant, input, randomUUID());
      const runKey = fingerprint(tenant.tenantId, "reference", reference);
      return this.#runs.run(runKey, inputHash, () => this.#startForReference(tenant, input, reference, null));
    });
  }

  /** Starts a session that replaces another one. Repeats return the same session. */
  startReplacement(
    tenant: TenantRepository,
    replaced: VerificationSession,
    input: StartInput,
  ): Promise<StartedVerification> {
    checkStartInput(input);
    const key = fingerprint(tenant.tenantId, "replaces", replaced.id);
    return this.deps.creator.create(tenant, input, key, replaced.id);
  }

  async #startOnce(
    tenant: TenantRepository,
    input: StartInput,
    keyHash: string,
    inputHash: string,
  ): Promise<StartedVerification> {
    const { access, creator } = this.deps;
    const providerKey = fingerprint(tenant.tenantId, "key", keyHash);
    return this.#runs.run(providerKey, inputHash, async () => {
      const claim = await tenant.claimStart(keyHash, inputHash);
      if (claim.inputHash !== inputHash) throw idempotencyConflict();
      const [session] = claim.sessionId === null ? [] : await tenant.sessions([claim.sessionId]);
      if (session) return access.refresh(session, claim.reused);
      const started =
        input.clientReferenceId === null
          ? await creator.create(tenant, input, providerKey)
          : await this.#startForReference(tenant, input, input.clientReferenceId, keyHash);
      await tenant.settleStart(keyHash, started.session.id, started.reused);
      return started;
    });
  }

  /**
   * Continues the open session of a reference, or creates one.
   *
   * The provider may return a session that is over by now: one that another process requested just before, or one that lost its
   * reference to a redaction. Then the rules decide again.
   */
  async #startForReference(
    tenant: TenantRepository,
    input: StartInput,
    reference: string,
    keyHash: string | null,
    round = 1,
  ): Promise<StartedVerification> {
    const { access, creator, maxAttempts } = this.deps;
    const earlier = await tenant.sessionsOfReference(reference);
    const { reuse } = applyReferenceRules(input, earlier, maxAttempts);
    if (reuse) return access.refresh(reuse, true);
    const flowId = input.kind === "FLOW" ? input.flowId : null;
    const request = [reference, requestedChecks(input), flowId, earlier.length, round];
    const derivedKey = fingerprint(tenant.tenantId, "reference", ...request);
    const key = keyHash === null || round > 1 ? derivedKey : await tenant.keepProviderKey(keyHash, derivedKey);
    try {
      const started = await creator.create(tenant, input, key);
      return isOver(started.session) && round < maxRounds
        ? await this.#startForReference(tenant, input, reference, keyHash, round + 1)
        : started;
    } catch (error) {
      if (!(error instanceof ProviderError) || error.failure !== "KEY_REUSED") throw error;
      throw await startInProgress(tenant, input, reference);
    }
  }
}

function isOver({ status, redaction }: VerificationSession): boolean {
  return status !== VerificationStatus.REQUIRES_INPUT || redaction !== null;
}

function requireSelfieCoverage(input: StartInput): void {
  const country = countryOf(input);
  if (!requestedChecks(input).includes(CheckKind.SELFIE) || country === null || isSelfieCovered(country)) return;
  throw new UserError({
    kind: "SelfieUnavailable",
    country,
    alternatives: alternativesFor(country),
    path: ["input", "country"],
    message: `Selfie checks are not available for documents from ${country}. Use one of the alternatives.`,
    retryable: false,
  });
}

/** Returns the error for a start while another process starts a session for the same reference with another input. */
async function startInProgress(tenant: TenantRepository, input: StartInput, reference: string): Promise<UserError> {
  const [session] = await tenant.sessionsOfReference(reference);
  const difference = input.idempotencyKey === null ? "another input" : "another input and idempotency key";
  return new UserError({
    kind: "VerificationInProgress",
    session: session ?? null,
    path: ["input", "clientReferenceId"],
    message: `Another start for this reference, with ${difference}, is in progress. Repeat this request in a moment.`,
    retryable: true,
  });
}
