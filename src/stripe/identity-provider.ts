import type Stripe from "stripe";
import {
  type CreateSessionRequest,
  type IdentityProvider,
  type MobileCredential,
  type ProviderEvent,
  type ProviderSession,
  type UpdateSessionRequest,
} from "../verification/provider.js";
import type { ListedReport } from "../verification/report.js";
import { readAs } from "./answers.js";
import { BatchRead, type Kind } from "./batch-read.js";
import type { StripeCalls } from "./calls.js";
import { objectId } from "./object-id.js";
import { newestFirst, oldestFirst, type Page, pageParams, toPage } from "./pages.js";
import { toCreateParams, toUpdateParams } from "./session-params.js";
import { fromSnapshot } from "./translate-event.js";
import { toListedReport } from "./translate-report.js";
import { toProvidedSession } from "./translate-session.js";
import { type WireSession, wireEphemeralKey, wireEvent, wireListOf, wireReport, wireSession } from "./wire.js";

/** The events of a session, by the names that `events.list` takes. Source: SDK, `resources/Events`. */
export const identityEventTypes = [
  "identity.verification_session.created",
  "identity.verification_session.processing",
  "identity.verification_session.requires_input",
  "identity.verification_session.verified",
  "identity.verification_session.canceled",
  "identity.verification_session.redacted",
] as const;

type Sessions = Stripe["identity"]["verificationSessions"];

const nothingExpanded: ReadonlySet<never> = new Set();

const wholeSessions: Kind<never, WireSession, ProviderSession> = {
  name: "verificationSessions",
  expand: () => [],
  retrieve: (client, id, expand, options) => client.identity.verificationSessions.retrieve(id, { expand }, options),
  list: (client, params, options) => client.identity.verificationSessions.list(params, options),
  schema: wireSession,
  translate: toProvidedSession,
};

/** Stripe Identity as the domain asks for it. Every call is made with the secret key and expands nothing. */
export class StripeIdentityProvider implements IdentityProvider {
  constructor(private readonly calls: StripeCalls) {}

  async createSession(request: CreateSessionRequest, idempotencyKey: string): Promise<ProviderSession> {
    const params = toCreateParams(request);
    return this.#session("create", idempotencyKey, (sessions, options) => sessions.create(params, options));
  }

  async readSession(id: string): Promise<ProviderSession> {
    const session = objectId(id);
    return this.#session("retrieve", undefined, (sessions, options) => sessions.retrieve(session, {}, options));
  }

  readSessions(sessions: readonly Pick<ProviderSession, "id" | "createdAt">[]): Promise<(ProviderSession | Error)[]> {
    const needs = sessions.map(({ id, createdAt }) => ({ id, createdAt, leaves: nothingExpanded }));
    return new BatchRead(this.calls, wholeSessions).read(needs, "standard");
  }

  async updateSession(id: string, change: UpdateSessionRequest, idempotencyKey: string): Promise<ProviderSession> {
    const session = objectId(id);
    const params = toUpdateParams(change);
    return this.#session("update", idempotencyKey, (sessions, options) => sessions.update(session, params, options));
  }

  async cancelSession(id: string, idempotencyKey: string): Promise<ProviderSession> {
    const session = objectId(id);
    return this.#session("cancel", idempotencyKey, (sessions, options) => sessions.cancel(session, {}, options));
  }

  async redactSession(id: string, idempotencyKey: string): Promise<ProviderSession> {
    const session = objectId(id);
    return this.#session("redact", idempotencyKey, (sessions, options) => sessions.redact(session, {}, options));
  }

  async listReports(sessionId: string): Promise<ListedReport[]> {
    const session = objectId(sessionId);
    const reports: ListedReport[] = [];
    const all = oldestFirst(async (after) => {
      const list = await this.calls.run({
        operation: "verificationReports.list",
        credential: "standard",
        send: (client, options) =>
          client.identity.verificationReports.list({ verification_session: session, ...pageParams(after) }, options),
        read: readAs(wireListOf(wireReport)),
      });
      const page = toPage(list);
      return { items: page.items.map((report) => toListedReport(report, sessionId)), next: page.next };
    });
    for await (const report of all) reports.push(report);
    return reports;
  }

  async createMobileCredential(
    sessionId: string,
    apiVersion: string,
    idempotencyKey: string,
  ): Promise<MobileCredential> {
    const session = objectId(sessionId);
    const key = await this.calls.run({
      operation: "ephemeralKeys.create",
      credential: "standard",
      idempotencyKey,
      send: (client, options) =>
        client.ephemeralKeys.create({ verification_session: session }, { ...options, apiVersion }),
      read: readAs(wireEphemeralKey),
    });
    return { secret: key.secret, expiresAt: key.expires };
  }

  /**
   * Those of the same second as `since` are among them: Stripe's clock has whole seconds. The newest is what was newest at the
   * first request; what comes later is for the next time.
   */
  events(since: Date | null): AsyncIterable<ProviderEvent> {
    return oldestFirst(async (after): Promise<Page<ProviderEvent>> => {
      const list = await this.calls.run({
        operation: "events.list",
        credential: "standard",
        send: (client, options) =>
          client.events.list({ types: [...identityEventTypes], ...createdSince(since), ...pageParams(after) }, options),
        read: readAs(wireListOf(wireEvent)),
      });
      const page = toPage(list);
      return { items: page.items.map(fromSnapshot), next: page.next };
    });
  }

  sessions(since: Date | null): AsyncIterable<ProviderSession> {
    return newestFirst(async (after): Promise<Page<ProviderSession>> => {
      const list = await this.calls.run({
        operation: "verificationSessions.list",
        credential: "standard",
        send: (client, options) =>
          client.identity.verificationSessions.list({ ...createdSince(since), ...pageParams(after) }, options),
        read: readAs(wireListOf(wireSession)),
      });
      const page = toPage<WireSession>(list);
      return { items: page.items.map(toProvidedSession), next: page.next };
    });
  }

  async #session(
    name: string,
    idempotencyKey: string | undefined,
    send: (sessions: Sessions, options: Stripe.RequestOptions) => PromiseLike<unknown>,
  ): Promise<ProviderSession> {
    const session = await this.calls.run({
      operation: `verificationSessions.${name}`,
      credential: "standard",
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      send: (client, options) => send(client.identity.verificationSessions, options),
      read: readAs(wireSession),
    });
    return toProvidedSession(session);
  }
}

/** Inclusive: a second that was cut in two is told again rather than lost. */
function createdSince(since: Date | null): { created?: { gte: number } } {
  return since === null ? {} : { created: { gte: Math.floor(since.getTime() / 1000) } };
}
