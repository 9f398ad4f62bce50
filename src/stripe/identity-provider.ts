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
import { BatchRead, type ObjectType } from "./batch-read.js";
import type { StripeCalls } from "./calls.js";
import { identityEventTypes } from "./event-types.js";
import { objectId } from "./object-id.js";
import { newestFirst, oldestFirst, type Page, pageParams, toPage } from "./pages.js";
import { parseAs } from "./parse-response.js";
import { toCreateParams, toUpdateParams } from "./session-params.js";
import { fromSnapshot } from "./translate-event.js";
import { toListedReport } from "./translate-report.js";
import { toProviderSession } from "./translate-session.js";
import { type WireSession, wireEphemeralKey, wireEvent, wireListOf, wireReport, wireSession } from "./wire.js";

type Sessions = Stripe["identity"]["verificationSessions"];

const noLeaves: ReadonlySet<never> = new Set();

const sessionType: ObjectType<never, WireSession, ProviderSession> = {
  name: "verificationSessions",
  expand: () => [],
  retrieve: (client, id, expand, options) => client.identity.verificationSessions.retrieve(id, { expand }, options),
  list: (client, params, options) => client.identity.verificationSessions.list(params, options),
  schema: wireSession,
  translate: toProviderSession,
};

/** Implements the domain's provider with Stripe Identity. Every call uses the secret key and expands nothing. */
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
    const requests = sessions.map(({ id, createdAt }) => ({ id, createdAt, leaves: noLeaves }));
    return new BatchRead(this.calls, sessionType).read(requests, "standard");
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
        parse: parseAs(wireListOf(wireReport)),
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
      parse: parseAs(wireEphemeralKey),
    });
    return { secret: key.secret, expiresAt: key.expires };
  }

  /**
   * Returns the events since a time, oldest first. Includes all events of the second of `since`, as Stripe's times have a resolution of
   * one second. Events after the first request are left to the next call.
   *
   * Source: docs.stripe.com/webhooks/process-undelivered-events; docs.stripe.com/api/events, which are kept for 30 days.
   */
  events(since: Date | null): AsyncIterable<ProviderEvent> {
    return oldestFirst(async (after): Promise<Page<ProviderEvent>> => {
      const list = await this.calls.run({
        operation: "events.list",
        credential: "standard",
        send: (client, options) =>
          client.events.list({ types: [...identityEventTypes], ...createdSince(since), ...pageParams(after) }, options),
        parse: parseAs(wireListOf(wireEvent)),
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
        parse: parseAs(wireListOf(wireSession)),
      });
      const page = toPage<WireSession>(list);
      return { items: page.items.map(toProviderSession), next: page.next };
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
      parse: parseAs(wireSession),
    });
    return toProviderSession(session);
  }
}

/** Returns an inclusive filter: a second that was read in part is read again, so that nothing of it is lost. */
function createdSince(since: Date | null): { created?: { gte: number } } {
  return since === null ? {} : { created: { gte: Math.floor(since.getTime() / 1000) } };
}
