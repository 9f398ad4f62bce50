import {
  type IdentityProvider,
  ProviderError,
  type ProviderEvent,
  type ProviderSession,
  type SessionData,
} from "../../src/verification/provider.js";
import type { ListedReport } from "../../src/verification/report.js";

const createdAt = new Date("2026-11-01T10:00:00Z");

/** Returns a session with a document check and a selfie check that waits for its user. */
export function sessionData(id: string, changes: Partial<SessionData> = {}): SessionData {
  return {
    id,
    type: "DOCUMENT",
    status: "REQUIRES_INPUT",
    checks: ["DOCUMENT", "SELFIE"],
    options: { documentTypes: [], requireLiveCapture: false, requireIdNumber: false, requireMatchingSelfie: true },
    lastErrorCode: null,
    lastReportId: null,
    redaction: null,
    livemode: false,
    flowId: null,
    clientReferenceId: null,
    relatedCustomer: null,
    metadata: {},
    createdAt,
    ...changes,
  };
}

/** Returns an event that contains these session data. */
export function eventOf(id: string, data: SessionData, eventCreatedAt = createdAt): ProviderEvent {
  const type = `identity.verification_session.${data.status.toLowerCase()}`;
  return { id, type, createdAt: eventCreatedAt, livemode: false, account: null, sessionId: data.id, session: data };
}

/** Returns a report whose selfie check failed or passed. */
export function reportOf(id: string, sessionId: string, errorCode: "SELFIE_FACE_MISMATCH" | null = null): ListedReport {
  const status = errorCode === null ? "VERIFIED" : "UNVERIFIED";
  const outcomes = [{ kind: "SELFIE" as const, status, errorCode } as const];
  return { id, sessionId, type: "DOCUMENT", outcomes, livemode: false, createdAt };
}

/** A provider that the test controls: its sessions and events, and when it answers. It records the calls that it gets. */
export class ScriptedProvider implements IdentityProvider {
  readonly sessionsById = new Map<string, { data: SessionData; reports: ListedReport[] }>();
  readonly listedEvents: ProviderEvent[] = [];
  /** Names of the calls, in their order: `read vs_1`, `reports vs_1`, `sessions`. */
  readonly calls: string[] = [];
  /** The start time of each request for events. */
  readonly eventsRequestedSince: (Date | null)[] = [];
  /** Whether events before the start time are left out, as Stripe does. */
  honorsSince = false;
  /** Awaited before each answer. */
  beforeAnswer: (call: string) => Promise<void> | void = () => undefined;

  setSession(data: SessionData, reports: ListedReport[] = []): void {
    this.sessionsById.set(data.id, { data, reports });
  }

  async readSession(id: string): Promise<ProviderSession> {
    const { data } = await this.#find("read", id);
    return { ...data, url: null, clientSecret: null };
  }

  readSessions(sessions: readonly { id: string }[]): Promise<(ProviderSession | Error)[]> {
    const asError = (error: unknown) => (error instanceof Error ? error : new Error("unknown failure"));
    return Promise.all(sessions.map(({ id }) => this.readSession(id).catch(asError)));
  }

  async listReports(sessionId: string): Promise<ListedReport[]> {
    return [...(await this.#find("reports", sessionId)).reports];
  }

  async *events(since: Date | null): AsyncIterable<ProviderEvent> {
    this.eventsRequestedSince.push(since);
    for (const event of this.listedEvents) {
      if (this.honorsSince && since && event.createdAt < since) continue;
      await this.beforeAnswer(`event ${event.id}`);
      yield event;
    }
  }

  async *sessions(): AsyncIterable<ProviderSession> {
    this.calls.push("sessions");
    for (const { data } of [...this.sessionsById.values()].reverse()) yield { ...data, url: null, clientSecret: null };
  }

  createSession(): Promise<never> {
    return notScripted();
  }
  updateSession(): Promise<never> {
    return notScripted();
  }
  cancelSession(): Promise<never> {
    return notScripted();
  }
  redactSession(): Promise<never> {
    return notScripted();
  }
  createMobileCredential(): Promise<never> {
    return notScripted();
  }

  async #find(call: string, id: string) {
    this.calls.push(`${call} ${id}`);
    const found = this.sessionsById.get(id);
    await this.beforeAnswer(`${call} ${id}`);
    if (!found) throw new ProviderError("NOT_FOUND", `no session ${id}`);
    return found;
  }
}

function notScripted(): Promise<never> {
  return Promise.reject(new Error("this call is not scripted"));
}
