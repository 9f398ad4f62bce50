import { withIdempotencyKeyRotation } from "./idempotency-key-rotation.js";
import type { CreateSessionRequest, IdentityProvider, ProviderSession } from "./provider.js";
import type { TenantRepository } from "./repository.js";
import type { SessionAccessReader } from "./session-access-reader.js";
import { metadataWithOrigin, type SessionOrigin } from "./session-origin.js";
import type { SessionRecorder } from "./session-recorder.js";
import { countryOf, optionsOf, requestedChecks, type StartInput } from "./start-input.js";
import type { StartedVerification } from "./started-verification.js";

/** Creates sessions at the provider and records them. */
export class SessionCreator {
  constructor(
    private readonly deps: {
      provider: IdentityProvider;
      recorder: SessionRecorder;
      access: SessionAccessReader;
    },
  ) {}

  /**
   * Creates a session. Under an idempotency key that was used before, the provider returns the session of that time, which may be over
   * by now.
   *
   * @param replacesId the session that the new one replaces.
   */
  async create(
    tenant: TenantRepository,
    input: StartInput,
    idempotencyKey: string,
    replacesId: string | null = null,
  ): Promise<StartedVerification> {
    const origin: SessionOrigin = {
      tenantId: tenant.tenantId,
      country: countryOf(input),
      flowChecks: input.kind === "FLOW" ? requestedChecks(input) : [],
      replacesId,
    };
    const request = requestOf(input, origin);
    const created = await withIdempotencyKeyRotation(idempotencyKey, (key) =>
      this.deps.provider.createSession(request, key),
    );
    return this.#record(tenant, created, origin);
  }

  async #record(
    tenant: TenantRepository,
    { url, clientSecret, ...data }: ProviderSession,
    origin: SessionOrigin,
  ): Promise<StartedVerification> {
    const { recorder, access } = this.deps;
    // The session was unknown before it was created, hence null. If its webhook arrived first, the recorder takes this for an old state.
    const result = await recorder.record({ data, at: data.createdAt, readAtRevision: null, origin });
    if (!result)
      throw new Error(`the session ${data.id} was created for ${tenant.tenantId}, but recorded for no tenant`);
    const { session, appended } = result;
    // A repeated result of the provider shows the session at its creation; the recorded session may have changed since.
    if (!access.acceptsInput(session)) {
      return { session, url: null, clientSecret: null, position: session.position, reused: false };
    }
    const position = appended ? session.position : ((await tenant.startOf(session.id)) ?? session.position);
    return { session, url, clientSecret, position, reused: false };
  }
}

function requestOf(input: StartInput, origin: SessionOrigin): CreateSessionRequest {
  const metadata = Object.fromEntries(input.metadata.map(({ key, value }) => [key, value]));
  return {
    type: input.kind === "FLOW" || input.kind === "ID_NUMBER" ? input.kind : "DOCUMENT",
    flowId: input.kind === "FLOW" ? input.flowId : null,
    options: optionsOf(input),
    clientReferenceId: input.clientReferenceId,
    relatedCustomer: input.relatedCustomer,
    returnUrl: input.returnUrl,
    email: input.email,
    phone: input.phone,
    metadata: metadataWithOrigin(metadata, origin),
  };
}
