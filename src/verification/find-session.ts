import type { IdentityProvider, ProviderSession } from "./provider.js";
import type { TenantRepository } from "./repository.js";
import type { VerificationSession } from "./session.js";
import type { SessionRecorder } from "./session-recorder.js";
import { notFound } from "./user-error.js";

/** Returns the session that an input names. Rejects with a `NotFound` user error for a session of another tenant. */
export async function findSession(tenant: TenantRepository, sessionId: string): Promise<VerificationSession> {
  const [session] = await tenant.sessions([sessionId]);
  if (!session) throw notFound(["input", "sessionId"], sessionId);
  return session;
}

/**
 * Reads a session from the provider, records it and returns it as stored.
 *
 * @param work returns the session from the provider; by default it only reads it.
 */
export async function refreshSession(
  session: VerificationSession,
  { provider, recorder }: { provider: IdentityProvider; recorder: SessionRecorder },
  work: () => Promise<ProviderSession> = () => provider.readSession(session.id),
): Promise<VerificationSession> {
  const readAtRevision = await recorder.revisionOf(session.id);
  const { url: _url, clientSecret: _secret, ...data } = await work();
  const result = await recorder.record({ data, at: new Date(), readAtRevision });
  return result?.session ?? session;
}
