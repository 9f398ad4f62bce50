import type { VerificationJournal } from "./journal.js";
import type { IdentityProvider, ProvidedSession } from "./provider.js";
import { notFound } from "./refusal.js";
import type { TenantRepository } from "./repository.js";
import type { VerificationSession } from "./session.js";

/** The session that an input names. Refuses one that isn't this tenant's. */
export async function findSession(tenant: TenantRepository, sessionId: string): Promise<VerificationSession> {
  const [session] = await tenant.sessions([sessionId]);
  if (!session) throw notFound(["input", "sessionId"], sessionId);
  return session;
}

/** Reads a session from the provider, or has it changed there, tells what is new and answers how it now stands. */
export async function presentOf(
  session: VerificationSession,
  { provider, journal }: { provider: IdentityProvider; journal: VerificationJournal },
  work: () => Promise<ProvidedSession> = () => provider.readSession(session.id),
): Promise<VerificationSession> {
  const readAfter = await journal.revisionOf(session.id);
  const { url: _url, clientSecret: _secret, ...facts } = await work();
  const sighted = await journal.sight({ facts, at: new Date(), readAfter });
  return sighted?.session ?? session;
}
