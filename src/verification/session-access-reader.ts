import type { IdentityProvider, SessionAccess } from "./provider.js";
import { type VerificationSession, VerificationStatus } from "./session.js";
import type { SessionRecorder } from "./session-recorder.js";
import type { StartedVerification } from "./started-verification.js";

const noAccess: SessionAccess = { url: null, clientSecret: null };

/** Reads the access to existing sessions from the provider, which returns a fresh one on every read. */
export class SessionAccessReader {
  constructor(
    private readonly deps: {
      provider: IdentityProvider;
      recorder: SessionRecorder;
      maxAttempts: number;
    },
  ) {}

  /**
   * Returns true while a session accepts another attempt. Each attempt costs money, so our limit holds even where the provider would
   * accept one more.
   */
  acceptsInput({ status, redaction, attempts }: VerificationSession): boolean {
    return status === VerificationStatus.REQUIRES_INPUT && redaction === null && attempts < this.deps.maxAttempts;
  }

  /**
   * Reads a session from the provider, records it, and returns it with fresh access; without access where it accepts no input.
   *
   * @param reused the value to return as `reused`.
   */
  async refresh(session: VerificationSession, reused: boolean): Promise<StartedVerification> {
    const { provider, recorder } = this.deps;
    if (!this.acceptsInput(session)) return { session, ...noAccess, position: session.position, reused };
    const readAtRevision = await recorder.revisionOf(session.id);
    const { url, clientSecret, ...data } = await provider.readSession(session.id);
    const result = await recorder.record({ data, at: new Date(), readAtRevision });
    const current = result?.session ?? session;
    const access = this.acceptsInput(current) ? { url, clientSecret } : noAccess;
    return { session: current, ...access, position: current.position, reused };
  }

  /**
   * Reads fresh access to many sessions with few requests. Returns one result or error per session, in order; without access for a
   * session that accepts no input.
   */
  async read(sessions: readonly VerificationSession[]): Promise<(SessionAccess | Error)[]> {
    const open = sessions.filter((session) => this.acceptsInput(session));
    const results = open.length === 0 ? [] : await this.deps.provider.readSessions(open);
    const resultById = new Map(open.map(({ id }, index) => [id, results[index]]));
    return sessions.map(({ id }) => resultById.get(id) ?? noAccess);
  }
}
