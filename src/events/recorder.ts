import { TrailingSingleFlight } from "../concurrency/trailing-single-flight.js";
import type { RecorderTransaction, StoredSession } from "../store/recorder-store.js";
import type { Store } from "../store/store.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import { type Attempt, decide, type Observation } from "../verification/lifecycle/decide.js";
import { type IdentityProvider, ProviderError, type SessionData } from "../verification/provider.js";
import { firstFailure, type ListedReport } from "../verification/report.js";
import type { SessionOrigin } from "../verification/repository.js";
import {
  originInMetadata,
  ownMetadata,
  type RecordResult,
  type SessionRecorder,
  type SessionSnapshot,
} from "../verification/session-recorder.js";
import type { LogNotifier } from "./log-notifier.js";
import type { OwnerResolver } from "./owner-resolver.js";

/** So often a sighting is looked at again because the session moved while the provider was asked. */
const maxRounds = 6;

interface ProviderReading {
  snapshot: SessionSnapshot;
  /** Null where the session names none: then they are asked for only if the decision needs them. */
  reports: ListedReport[] | null;
}

/**
 * Decides sightings against the store, one at a time for each session, and writes what is new: projection, reports and log in one
 * transaction, and with them the mark that the event behind it is handled.
 */
export class Recorder implements SessionRecorder {
  readonly #store: Store;
  readonly #provider: IdentityProvider;
  readonly #owners: OwnerResolver;
  readonly #notifier: LogNotifier;
  readonly #telemetry: Telemetry;
  readonly #reports = new TrailingSingleFlight<ListedReport[]>();
  readonly #readings = new TrailingSingleFlight<ProviderReading>();

  constructor(deps: {
    store: Store;
    provider: IdentityProvider;
    tenants: OwnerResolver;
    notifier: LogNotifier;
    telemetry: Telemetry;
  }) {
    this.#store = deps.store;
    this.#provider = deps.provider;
    this.#owners = deps.tenants;
    this.#notifier = deps.notifier;
    this.#telemetry = deps.telemetry;
  }

  revisionOf(sessionId: string): Promise<number | null> {
    return this.#store.recorder.revisionOf(sessionId);
  }

  record(snapshot: SessionSnapshot): Promise<RecordResult | null> {
    return this.#recordUntilDecided(snapshot, null);
  }

  /** As `sight`, for what an event of the inbox tells. */
  recordEvent(snapshot: SessionSnapshot, eventId: string): Promise<RecordResult | null> {
    return this.#recordUntilDecided(snapshot, eventId);
  }

  /** Reads a session from the provider and tells what is new. */
  async syncFromProvider(sessionId: string, at: Date, eventId: string | null = null): Promise<RecordResult | null> {
    const present = await this.#readFromProvider(sessionId, at);
    return this.#recordUntilDecided(present.snapshot, eventId, present.reports);
  }

  async #recordUntilDecided(
    first: SessionSnapshot,
    eventId: string | null,
    listed: ListedReport[] | null = null,
  ): Promise<RecordResult | null> {
    let snapshot = first;
    let reports = listed;
    for (let round = 0; round < maxRounds; round += 1) {
      const now = { snapshot, reports };
      const origin = await this.#originOf(snapshot);
      const answer = await this.#store.recorder.withSession(snapshot.data.id, (stored) =>
        this.#write(stored, now, origin, eventId),
      );
      if (answer.kind === "settled") {
        if (answer.result?.appended) this.#notifier.notify(answer.result.session.tenantId);
        return answer.result;
      }
      if (answer.for === "attempts" && snapshot.readAtRevision === undefined) {
        reports = await this.#listReports(snapshot.data);
      } else {
        const present = await this.#readFromProvider(first.data.id, first.at, answer.for === "attempts");
        ({ snapshot, reports } = present);
      }
    }
    throw new ProviderError("UNAVAILABLE", "the session moved each time that it was looked at");
  }

  /** What a session that is new to us is to be called ours by; null where nobody owns it. */
  async #originOf({ data, origin }: SessionSnapshot): Promise<SessionOrigin | null> {
    if (origin) return origin;
    const found = originInMetadata(data.metadata);
    const tenantId = await this.#owners.ownerOf(found.tenantId, data.clientReferenceId);
    return tenantId === null ? null : { ...found, tenantId };
  }

  async #write(
    transaction: RecorderTransaction,
    { snapshot, reports }: { snapshot: SessionSnapshot; reports: ListedReport[] | null },
    origin: SessionOrigin | null,
    eventId: string | null,
  ): Promise<{ kind: "settled"; result: RecordResult | null } | { kind: "ask"; for: "attempts" | "current" }> {
    const stored = await transaction.read();
    const tenantId = stored?.session.tenantId ?? origin?.tenantId;
    if (tenantId === undefined) return { kind: "settled", result: null };

    const isCurrent = snapshot.readAtRevision !== undefined && snapshot.readAtRevision === (stored?.revision ?? null);
    const decision = decide(stored?.history ?? null, observationOf(snapshot, isCurrent, reports));
    if (decision.kind === "ask") return decision;
    // Read, and overtaken while it was on its way: what it says beside the history (metadata, options) may be older than what is kept.
    if (decision.kind === "stale" && typeof snapshot.readAtRevision === "number" && !isCurrent) {
      return { kind: "ask", for: "current" };
    }

    if (eventId !== null) await transaction.markHandled(eventId);
    const changes = decision.kind === "apply" ? decision : noChange(stored);
    let session = stored?.session;
    if (decision.kind === "apply" || isCurrent || !session) {
      session = await transaction.record(
        {
          tenantId,
          data: { ...snapshot.data, metadata: ownMetadata(snapshot.data.metadata) },
          isCurrent: isCurrent,
          origin: origin ?? { country: null, flowChecks: [], replacesId: null },
          ...changes,
          reports: reports ?? [],
        },
        stored,
      );
    }
    for (const move of changes.transitions) this.#telemetry.logEntries.inc({ type: move.type });
    return { kind: "settled", result: { session, appended: changes.transitions.length > 0 } };
  }

  async #listReports(data: SessionData): Promise<ListedReport[]> {
    const reports = await this.#reports.run(data.id, () => this.#provider.listReports(data.id));
    if (data.lastReportId !== null && !reports.some((report) => report.id === data.lastReportId)) {
      throw new ProviderError("UNAVAILABLE", `report ${data.lastReportId} is not listed yet`);
    }
    return reports;
  }

  /**
   * Reads a session and, where it names a report, all that it has. One that names none may have come to its first report by the time that
   * they are listed: where they are wanted all the same, they are listed first.
   */
  #readFromProvider(sessionId: string, at: Date, wantsReports = false): Promise<ProviderReading> {
    return this.#readings.run(`${sessionId} ${wantsReports}`, async () => {
      const readAtRevision = await this.revisionOf(sessionId);
      const before = wantsReports ? await this.#provider.listReports(sessionId) : null;
      const { url: _url, clientSecret: _secret, ...data } = await this.#provider.readSession(sessionId);
      const reports = data.lastReportId === null ? before : await this.#listReports(data);
      return { snapshot: { data, at, readAtRevision }, reports };
    });
  }
}

function observationOf({ data, at }: SessionSnapshot, isCurrent: boolean, reports: ListedReport[] | null): Observation {
  return {
    status: data.status,
    lastErrorCode: data.lastErrorCode,
    lastReportId: data.lastReportId,
    redaction: data.redaction,
    createdAt: data.createdAt,
    at,
    freshness: isCurrent ? "current" : "historical",
    attempts: reports?.map(attemptOf) ?? null,
  };
}

function attemptOf(report: ListedReport): Attempt {
  return { reportId: report.id, errorCode: firstFailure(report.outcomes), at: report.createdAt };
}

function noChange(stored: StoredSession | null) {
  if (!stored) throw new Error("a session that is new always has something to tell");
  return { transitions: [], state: stored.history.state, reportIds: [...stored.history.reportIds] };
}
