import { TrailingSingleFlight } from "../concurrency/trailing-single-flight.js";
import type { RecorderTransaction } from "../store/recorder-store.js";
import type { StoredSession } from "../store/session-change.js";
import type { Store } from "../store/store.js";
import type { Metrics } from "../telemetry/metrics.js";
import { type Attempt, decide, type Observation } from "../verification/lifecycle/decide.js";
import { type IdentityProvider, ProviderError, type SessionData } from "../verification/provider.js";
import { firstFailure, type ListedReport } from "../verification/report.js";
import { isTerminal, VerificationStatus } from "../verification/session.js";
import { originInMetadata, ownMetadata, type SessionOrigin } from "../verification/session-origin.js";
import type { RecordResult, SessionRecorder, SessionSnapshot } from "../verification/session-recorder.js";
import { parseTenantId, qualifyId } from "../verification/tenant.js";
import type { LogNotifier } from "./log-notifier.js";
import type { OwnerResolver } from "./owner-resolver.js";

/** Largest number of decisions on one snapshot; each further one follows a change of the session during a read from the provider. */
const maxRounds = 6;

/** Code of the failure that Stripe names a report which it doesn't list. It may last, unlike an outage. */
export const reportNotListed = "report_not_listed";

/** A snapshot with the reports read with it. */
interface SnapshotWithReports {
  snapshot: SessionSnapshot;
  /** Null: not read. They are listed if the decision needs them. */
  reports: ListedReport[] | null;
}

/**
 * Records snapshots of sessions. Each is decided against the stored session, one at a time per session among all processes. One transaction
 * writes the session, its reports and the log entries, and marks the inbox event as handled.
 */
export class Recorder implements SessionRecorder {
  readonly #account: string;
  readonly #store: Store;
  readonly #provider: IdentityProvider;
  readonly #owners: OwnerResolver;
  readonly #notifier: LogNotifier;
  readonly #metrics: Metrics;
  readonly #reports = new TrailingSingleFlight<ListedReport[]>();
  readonly #readings = new TrailingSingleFlight<SnapshotWithReports>();

  constructor(deps: {
    /** The Stripe account whose sessions are recorded. */
    account: string;
    store: Store;
    provider: IdentityProvider;
    owners: OwnerResolver;
    notifier: LogNotifier;
    metrics: Metrics;
  }) {
    this.#account = deps.account;
    this.#store = deps.store;
    this.#provider = deps.provider;
    this.#owners = deps.owners;
    this.#notifier = deps.notifier;
    this.#metrics = deps.metrics;
  }

  revisionOf(sessionId: string): Promise<number | null> {
    return this.#store.recorder.revisionOf(sessionId);
  }

  record(snapshot: SessionSnapshot): Promise<RecordResult | null> {
    return this.#recordUntilDecided(snapshot, null);
  }

  /** Records the snapshot in an event of the inbox, as `record` does, and marks the event as handled. */
  recordEvent(snapshot: SessionSnapshot, eventId: string): Promise<RecordResult | null> {
    return this.#recordUntilDecided(snapshot, eventId);
  }

  /** Reads a session from the provider and records the snapshot; marks the inbox event, if there is one, as handled. */
  async syncFromProvider(sessionId: string, at: Date, eventId: string | null = null): Promise<RecordResult | null> {
    const { snapshot, reports } = await this.#readFromProvider(sessionId, at);
    return this.#recordUntilDecided(snapshot, eventId, reports);
  }

  /** Records a snapshot; as long as it does not decide the session's state, reads what is missing from the provider and tries again. */
  async #recordUntilDecided(
    first: SessionSnapshot,
    eventId: string | null,
    firstReports: ListedReport[] | null = null,
  ): Promise<RecordResult | null> {
    let current: SnapshotWithReports = { snapshot: first, reports: firstReports };
    for (let round = 0; round < maxRounds; round += 1) {
      const { snapshot, reports } = current;
      const origin = await this.#originOf(snapshot);
      const outcome = await this.#store.recorder.withSession(snapshot.data.id, (transaction) =>
        this.#decideAndWrite(transaction, { snapshot, reports }, origin, eventId),
      );
      if (outcome.kind === "decided") {
        if (outcome.result?.appended) this.#notifier.notify(outcome.result.session.tenantId);
        return outcome.result;
      }
      const needsAttempts = outcome.for === "attempts";
      const listed =
        needsAttempts && snapshot.readAtRevision === undefined ? await this.#findReports(snapshot.data) : null;
      current = listed
        ? { snapshot, reports: listed }
        : await this.#readFromProvider(first.data.id, first.at, needsAttempts);
    }
    throw new ProviderError(
      "UNAVAILABLE",
      `session ${first.data.id} changed during each of ${maxRounds} reads; try again`,
    );
  }

  /** Returns the origin to store for a session that is new; null if it has no owner. */
  async #originOf({ data, origin }: SessionSnapshot): Promise<SessionOrigin | null> {
    if (origin) return origin;
    const found = originInMetadata(data.metadata);
    const tenantId = await this.#owners.ownerOf({ id: data.id, named: found.tenantName, flowId: data.flowId });
    return tenantId === null ? null : { ...found, tenantId };
  }

  async #decideAndWrite(
    transaction: RecorderTransaction,
    { snapshot, reports }: SnapshotWithReports,
    origin: SessionOrigin | null,
    eventId: string | null,
  ): Promise<{ kind: "decided"; result: RecordResult | null } | { kind: "ask"; for: "attempts" | "current" }> {
    const stored = await transaction.read();
    const tenantId = stored?.session.tenantId ?? origin?.tenantId;
    if (tenantId === undefined) return { kind: "decided", result: null };
    // An id that another account's session has: whatever its sender says of it concerns another session, or none.
    if (parseTenantId(tenantId).account !== this.#account) return { kind: "decided", result: null };

    // A webhook alone never makes a session verified: our own key must read it so.
    const isClaim = snapshot.readAtRevision === undefined && snapshot.data.status === VerificationStatus.VERIFIED;
    if (isClaim && !(stored && isTerminal(stored.session.status))) return { kind: "ask", for: "current" };

    const isCurrent = snapshot.readAtRevision !== undefined && snapshot.readAtRevision === (stored?.revision ?? null);
    const decision = decide(stored?.history ?? null, observationOf(snapshot, isCurrent, reports));
    if (decision.kind === "ask") return decision;
    // The session changed during the read: the snapshot's other data (metadata, options) may be older than the stored ones.
    if (decision.kind === "stale" && typeof snapshot.readAtRevision === "number" && !isCurrent) {
      return { kind: "ask", for: "current" };
    }

    if (eventId !== null) await transaction.markHandled(qualifyId(this.#account, eventId));
    const changes = decision.kind === "apply" ? decision : noChange(stored);
    let session = stored?.session;
    if (decision.kind === "apply" || isCurrent || !session) {
      session = await transaction.record(
        {
          tenantId,
          data: { ...snapshot.data, metadata: ownMetadata(snapshot.data.metadata) },
          isCurrent,
          origin: origin ?? { country: null, flowChecks: [], replacesId: null },
          ...changes,
          reports: reports ?? [],
        },
        stored,
      );
    }
    for (const { type } of changes.transitions) this.#metrics.logEntries.inc({ type });
    return { kind: "decided", result: { session, appended: changes.transitions.length > 0 } };
  }

  /** Lists a session's reports; null where the one that the event names is not among them: then only the session itself can tell. */
  async #findReports(data: SessionData): Promise<ListedReport[] | null> {
    const reports = await this.#reports.run(data.id, () => this.#provider.listReports(data.id));
    const isComplete = data.lastReportId === null || reports.some((report) => report.id === data.lastReportId);
    return isComplete ? reports : null;
  }

  async #listReports(data: SessionData): Promise<ListedReport[]> {
    const reports = await this.#findReports(data);
    if (reports) return reports;
    const message = `report ${data.lastReportId} is not listed yet`;
    throw new ProviderError("UNAVAILABLE", message, { code: reportNotListed });
  }

  /**
   * Reads a session and, if it names a report, all its reports. For a session that names none, needed reports are listed before it is read:
   * listed afterwards, they could contain a first report that the session does not name yet.
   */
  #readFromProvider(sessionId: string, at: Date, needsReports = false): Promise<SnapshotWithReports> {
    return this.#readings.run(`${sessionId} ${needsReports}`, async () => {
      const readAtRevision = await this.revisionOf(sessionId);
      const earlier = needsReports ? await this.#provider.listReports(sessionId) : null;
      const { url: _url, clientSecret: _secret, ...data } = await this.#provider.readSession(sessionId);
      const reports = data.lastReportId === null ? earlier : await this.#listReports(data);
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
  if (!stored) throw new Error("a session that is new must have a transition");
  return { transitions: [], state: stored.history.state, reportIds: [...stored.history.reportIds] };
}
