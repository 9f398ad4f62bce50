import { randomUUID } from "node:crypto";
import { allowedActions, VerificationAction } from "./allowed-actions.js";
import { findSession, refreshSession } from "./find-session.js";
import { fingerprint } from "./fingerprint.js";
import { withIdempotencyKeyRotation } from "./idempotency-key-rotation.js";
import {
  type IdentityProvider,
  type MobileCredential,
  ProviderError,
  type ProviderSession,
  type UpdateSessionRequest,
} from "./provider.js";
import { attemptsExhausted } from "./reference-rules.js";
import type { TenantRepository } from "./repository.js";
import { type DocumentType, mayAskForSelfie, type VerificationSession, VerificationStatus } from "./session.js";
import type { SessionAccessReader } from "./session-access-reader.js";
import type { SessionRecorder } from "./session-recorder.js";
import {
  checkDocumentTypes,
  checkMetadata,
  checkReturnUrl,
  type DocumentStart,
  type MetadataEntry,
} from "./start-input.js";
import type { StartVerification } from "./start-verification.js";
import type { StartedVerification } from "./started-verification.js";
import { invalid, type Result, toResult, wrongStatus } from "./user-error.js";

const { REQUIRES_INPUT, VERIFIED, CANCELED } = VerificationStatus;

/** Holds the changes of an open session. A field that is null stays as it is. */
export interface UpdateInput {
  sessionId: string;
  documentTypes: readonly DocumentType[] | null;
  requireLiveCapture: boolean | null;
  requireIdNumber: boolean | null;
  email: string | null;
  phone: string | null;
  /** An entry with an empty value removes the key. Keys that are not named stay. */
  metadata: readonly MetadataEntry[] | null;
}

/** Carries out the actions on existing sessions. Each returns the session as it is afterwards, or the user error. */
export class SessionActions {
  readonly #deps: { provider: IdentityProvider; recorder: SessionRecorder };
  readonly #provider: IdentityProvider;
  readonly #access: SessionAccessReader;
  readonly #starts: StartVerification;
  readonly #maxAttempts: number;

  constructor(deps: {
    provider: IdentityProvider;
    recorder: SessionRecorder;
    access: SessionAccessReader;
    starts: StartVerification;
    maxAttempts: number;
  }) {
    this.#deps = deps;
    this.#provider = deps.provider;
    this.#access = deps.access;
    this.#starts = deps.starts;
    this.#maxAttempts = deps.maxAttempts;
  }

  /** Returns fresh access to an open session, for another attempt or after an interruption. */
  resume(tenant: TenantRepository, sessionId: string): Promise<Result<StartedVerification>> {
    return toResult(async () => {
      const session = await findSession(tenant, sessionId);
      this.#requireInputAccepted(session);
      const resumed = await this.#access.refresh(session, true);
      this.#requireInputAccepted(resumed.session);
      return resumed;
    });
  }

  /** Changes the requirements, the contact data or the metadata of an open session. */
  update(tenant: TenantRepository, input: UpdateInput): Promise<Result<VerificationSession>> {
    return toResult(async () => {
      if (input.metadata) checkMetadata(input.metadata, { allowEmptyValues: true });
      if (input.documentTypes) checkDocumentTypes(input.documentTypes);
      const session = await findSession(tenant, input.sessionId);
      requireAllowed(session, VerificationAction.UPDATE, [REQUIRES_INPUT]);
      const change = changeOf(hasDocumentFields(input) ? await refreshSession(session, this.#deps) : session, input);
      if (Object.keys(change).length === 0) throw invalid(["input"], "must name at least one field to change.");
      return this.#act(session, VerificationAction.UPDATE, [REQUIRES_INPUT], () =>
        this.#provider.updateSession(session.id, change, `vg_${randomUUID()}`),
      );
    });
  }

  /** Cancels an open session. */
  cancel(tenant: TenantRepository, sessionId: string): Promise<Result<VerificationSession>> {
    return toResult(async () => this.#cancel(await findSession(tenant, sessionId)));
  }

  /**
   * Requests the deletion of all personal data of a session. It takes up to four days, and cancels an open session.
   *
   * Source: docs.stripe.com/identity/verification-sessions, "Redact a VerificationSession".
   */
  redact(tenant: TenantRepository, sessionId: string): Promise<Result<VerificationSession>> {
    return toResult(async () => {
      const session = await findSession(tenant, sessionId);
      const allowed = [REQUIRES_INPUT, VERIFIED, CANCELED];
      requireAllowed(session, VerificationAction.REDACT, allowed);
      return this.#act(session, VerificationAction.REDACT, allowed, () =>
        withIdempotencyKeyRotation(keyOf("redact", session), (key) => this.#provider.redactSession(session.id, key)),
      );
    });
  }

  /** Creates a credential for the provider's mobile SDKs, for an open session. */
  createMobileCredential(
    tenant: TenantRepository,
    sessionId: string,
    apiVersion: string,
  ): Promise<Result<MobileCredential>> {
    return toResult(async () => {
      if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[a-z]+)?$/.test(apiVersion)) {
        throw invalid(
          ["input", "apiVersion"],
          "must be the API version that the mobile SDK uses, such as 2026-10-28.endive.",
        );
      }
      const session = await findSession(tenant, sessionId);
      this.#requireInputAccepted(session);
      return this.#provider.createMobileCredential(session.id, apiVersion, `vg_${randomUUID()}`);
    });
  }

  /** Replaces a session with a selfie by a document check without one, and cancels it. Repeats return the same replacement. */
  switchToNonBiometric(
    tenant: TenantRepository,
    sessionId: string,
    returnUrl: string | null,
  ): Promise<Result<StartedVerification>> {
    return toResult(async () => {
      checkReturnUrl(returnUrl);
      const session = await findSession(tenant, sessionId);
      const [replacement] = session.replacedById === null ? [] : await tenant.sessions([session.replacedById]);
      if (!replacement) {
        if (!mayAskForSelfie(session))
          throw invalid(["input", "sessionId"], "must name a session with a selfie check.");
        requireAllowed(session, VerificationAction.SWITCH_TO_NON_BIOMETRIC, [REQUIRES_INPUT, CANCELED]);
      }
      const started = replacement
        ? await this.#access.refresh(replacement, true)
        : await this.#starts.startReplacement(tenant, session, nonBiometricStart(session, returnUrl));
      if (session.status === REQUIRES_INPUT && session.redaction === null) await this.#cancel(session);
      return started;
    });
  }

  #cancel(session: VerificationSession): Promise<VerificationSession> {
    requireAllowed(session, VerificationAction.CANCEL, [REQUIRES_INPUT]);
    return this.#act(session, VerificationAction.CANCEL, [REQUIRES_INPUT], () =>
      withIdempotencyKeyRotation(keyOf("cancel", session), (key) => this.#provider.cancelSession(session.id, key)),
    );
  }

  /**
   * Runs an action at the provider and records the result. After a rejection the session is read again: where our state of it was
   * outdated, the caller gets the error for the current status.
   */
  async #act(
    session: VerificationSession,
    action: VerificationAction,
    allowed: readonly VerificationStatus[],
    work: () => Promise<ProviderSession>,
  ): Promise<VerificationSession> {
    try {
      return await refreshSession(session, this.#deps, work);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.failure !== "REJECTED") throw error;
      requireAllowed(await refreshSession(session, this.#deps), action, allowed);
      throw error;
    }
  }

  #requireInputAccepted(session: VerificationSession): void {
    requireAllowed(session, VerificationAction.RESUME, [REQUIRES_INPUT]);
    if (session.attempts >= this.#maxAttempts) throw attemptsExhausted(session, session.attempts, this.#maxAttempts);
  }
}

function requireAllowed(
  session: VerificationSession,
  action: VerificationAction,
  allowed: readonly VerificationStatus[],
): void {
  if (!allowedActions(session).includes(action)) throw wrongStatus(session, allowed);
}

/** Returns a key that is equal for repeats of an action, and another one after the session has changed. */
function keyOf(action: string, session: VerificationSession): string {
  return fingerprint(session.tenantId, action, session.id, session.position);
}

function hasDocumentFields({ documentTypes, requireLiveCapture, requireIdNumber }: UpdateInput): boolean {
  return documentTypes !== null || requireLiveCapture !== null || requireIdNumber !== null;
}

/** Returns the changes for the provider. Stripe replaces the document options as a whole, so unchanged ones are repeated. */
function changeOf(session: VerificationSession, input: UpdateInput): UpdateSessionRequest {
  const { documentTypes, requireLiveCapture, requireIdNumber, email, phone, metadata } = input;
  const changesDocument = hasDocumentFields(input);
  if (changesDocument && session.type !== "DOCUMENT") {
    throw invalid(
      ["input"],
      "must not contain documentTypes, requireLiveCapture or requireIdNumber for a session without a document check.",
    );
  }
  return {
    ...(metadata === null ? {} : { metadata: Object.fromEntries(metadata.map(({ key, value }) => [key, value])) }),
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone }),
    ...(changesDocument
      ? {
          documentTypes: [...(documentTypes ?? session.options.documentTypes)],
          requireLiveCapture: requireLiveCapture ?? session.options.requireLiveCapture,
          requireIdNumber: requireIdNumber ?? session.options.requireIdNumber,
          requireMatchingSelfie: session.options.requireMatchingSelfie,
        }
      : {}),
  };
}

function nonBiometricStart(session: VerificationSession, returnUrl: string | null): DocumentStart {
  return {
    kind: "DOCUMENT",
    idempotencyKey: null,
    clientReferenceId: session.clientReferenceId,
    country: session.country,
    documentTypes: session.options.documentTypes,
    requireLiveCapture: session.options.requireLiveCapture,
    requireIdNumber: session.options.requireIdNumber,
    relatedCustomer: session.relatedCustomer,
    returnUrl,
    email: null,
    phone: null,
    metadata: Object.entries(session.metadata).map(([key, value]) => ({ key, value })),
    reverify: false,
  };
}
