import { randomUUID } from "node:crypto";
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
import type { SessionRecorder } from "./session-recorder.js";
import { checkDocumentTypes, checkMetadata, checkReturnUrl } from "./start-input.js";
import type { StartedVerification, StartVerification } from "./start-verification.js";
import { actionsAllowed, invalid, type Result, toResult, VerificationAction, wrongStatus } from "./user-error.js";

const { REQUIRES_INPUT, VERIFIED, CANCELED } = VerificationStatus;

/** A change of what an open session asks for. What is null stays as it is. */
export interface UpdateInput {
  sessionId: string;
  documentTypes: readonly DocumentType[] | null;
  requireLiveCapture: boolean | null;
  requireIdNumber: boolean | null;
  email: string | null;
  phone: string | null;
  /** An empty value takes the key away; keys that aren't named stay. */
  metadata: readonly { key: string; value: string }[] | null;
}

/** What can be done with a session that exists. Each answers a session as it stands afterwards, or why it wasn't done. */
export class SessionActions {
  readonly #deps: { provider: IdentityProvider; recorder: SessionRecorder };
  readonly #provider: IdentityProvider;
  readonly #starts: StartVerification;
  readonly #maxAttempts: number;

  constructor(deps: {
    provider: IdentityProvider;
    recorder: SessionRecorder;
    starts: StartVerification;
    maxAttempts: number;
  }) {
    this.#deps = deps;
    this.#provider = deps.provider;
    this.#starts = deps.starts;
    this.#maxAttempts = deps.maxAttempts;
  }

  /** Fresh ways into an open session, for another attempt or after a break. */
  resume(tenant: TenantRepository, sessionId: string): Promise<Result<StartedVerification>> {
    return toResult(async () => {
      const session = await findSession(tenant, sessionId);
      this.#mayTakeInput(session);
      const reopened = await this.#starts.refreshAccess(session, true);
      this.#mayTakeInput(reopened.session);
      return reopened;
    });
  }

  update(tenant: TenantRepository, input: UpdateInput): Promise<Result<VerificationSession>> {
    return toResult(async () => {
      if (input.metadata) checkMetadata(input.metadata, { allowEmptyValues: true });
      if (input.documentTypes) checkDocumentTypes(input.documentTypes);
      const session = await findSession(tenant, input.sessionId);
      mayDo(session, VerificationAction.UPDATE, [REQUIRES_INPUT]);
      const change = changeOf(asksOfDocument(input) ? await refreshSession(session, this.#deps) : session, input);
      if (Object.keys(change).length === 0) throw invalid(["input"], "names nothing to change.");
      return this.#act(session, VerificationAction.UPDATE, [REQUIRES_INPUT], () =>
        this.#provider.updateSession(session.id, change, `vg_${randomUUID()}`),
      );
    });
  }

  cancel(tenant: TenantRepository, sessionId: string): Promise<Result<VerificationSession>> {
    return toResult(async () => this.#cancel(await findSession(tenant, sessionId)));
  }

  /** Asks for the deletion of all personal data of a session. It takes up to four days; an open session is canceled by it. */
  redact(tenant: TenantRepository, sessionId: string): Promise<Result<VerificationSession>> {
    return toResult(async () => {
      const session = await findSession(tenant, sessionId);
      const allowed = [REQUIRES_INPUT, VERIFIED, CANCELED];
      mayDo(session, VerificationAction.REDACT, allowed);
      return this.#act(session, VerificationAction.REDACT, allowed, () =>
        withIdempotencyKeyRotation(keyOf("redact", session), (key) => this.#provider.redactSession(session.id, key)),
      );
    });
  }

  createMobileCredential(
    tenant: TenantRepository,
    sessionId: string,
    apiVersion: string,
  ): Promise<Result<MobileCredential>> {
    return toResult(async () => {
      if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[a-z]+)?$/.test(apiVersion)) {
        throw invalid(
          ["input", "apiVersion"],
          "must be the version that the mobile SDK names, such as 2026-10-28.endive.",
        );
      }
      const session = await findSession(tenant, sessionId);
      this.#mayTakeInput(session);
      return this.#provider.createMobileCredential(session.id, apiVersion, `vg_${randomUUID()}`);
    });
  }

  /**
   * Starts a document check without a selfie in place of a session that asks for one, and cancels that. Repeated, it answers the one
   * that was started.
   */
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
        if (!mayAskForSelfie(session)) throw invalid(["input", "sessionId"], "this session asks for no selfie.");
        mayDo(session, VerificationAction.SWITCH_TO_NON_BIOMETRIC, [REQUIRES_INPUT, CANCELED]);
      }
      const started = replacement
        ? await this.#starts.refreshAccess(replacement, true)
        : await this.#starts.startInPlaceOf(tenant, session, nonBiometric(session, returnUrl));
      if (session.status === REQUIRES_INPUT && session.redaction === null) await this.#cancel(session);
      return started;
    });
  }

  #cancel(session: VerificationSession): Promise<VerificationSession> {
    mayDo(session, VerificationAction.CANCEL, [REQUIRES_INPUT]);
    return this.#act(session, VerificationAction.CANCEL, [REQUIRES_INPUT], () =>
      withIdempotencyKeyRotation(keyOf("cancel", session), (key) => this.#provider.cancelSession(session.id, key)),
    );
  }

  /** Lets the provider act and tells what came of it. Where it refuses, its present state says whether ours was behind. */
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
      mayDo(await refreshSession(session, this.#deps), action, allowed);
      throw error;
    }
  }

  #mayTakeInput(session: VerificationSession): void {
    mayDo(session, VerificationAction.RESUME, [REQUIRES_INPUT]);
    if (session.attempts >= this.#maxAttempts) throw attemptsExhausted(session, session.attempts, this.#maxAttempts);
  }
}

function mayDo(session: VerificationSession, action: VerificationAction, allowed: readonly VerificationStatus[]): void {
  if (!actionsAllowed(session).includes(action)) throw wrongStatus(session, allowed);
}

/** The same for a repeat of the same request, another once the session has moved. */
function keyOf(action: string, session: VerificationSession): string {
  return fingerprint(session.tenantId, action, session.id, session.position);
}

function asksOfDocument({ documentTypes, requireLiveCapture, requireIdNumber }: UpdateInput): boolean {
  return documentTypes !== null || requireLiveCapture !== null || requireIdNumber !== null;
}

/** Stripe replaces the document's options as a whole: they must be those of the present. */
function changeOf(session: VerificationSession, input: UpdateInput): UpdateSessionRequest {
  const { documentTypes, requireLiveCapture, requireIdNumber, email, phone, metadata } = input;
  const ofDocument = asksOfDocument(input);
  if (ofDocument && session.type !== "DOCUMENT") {
    throw invalid(
      ["input"],
      "documentTypes, requireLiveCapture and requireIdNumber need a session that checks a document.",
    );
  }
  return {
    ...(metadata === null ? {} : { metadata: Object.fromEntries(metadata.map(({ key, value }) => [key, value])) }),
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone }),
    ...(ofDocument
      ? {
          documentTypes: [...(documentTypes ?? session.options.documentTypes)],
          requireLiveCapture: requireLiveCapture ?? session.options.requireLiveCapture,
          requireIdNumber: requireIdNumber ?? session.options.requireIdNumber,
          requireMatchingSelfie: session.options.requireMatchingSelfie,
        }
      : {}),
  };
}

function nonBiometric(session: VerificationSession, returnUrl: string | null) {
  return {
    kind: "DOCUMENT" as const,
    idempotencyKey: null,
    clientReferenceId: session.clientReferenceId,
    country: session.country,
    documentTypes: session.options.documentTypes,
    requireLiveCapture: session.options.requireLiveCapture,
    requireIdNumber: session.options.requireIdNumber,
    flowId: null,
    flowChecks: [],
    relatedCustomer: session.relatedCustomer,
    returnUrl,
    email: null,
    phone: null,
    metadata: Object.entries(session.metadata).map(([key, value]) => ({ key, value })),
    reverify: false,
  };
}
