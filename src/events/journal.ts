import type { HeldSession, JournalTransaction } from "../store/journal-store.js";
import type { Store } from "../store/store.js";
import type { Telemetry } from "../telemetry.js";
import {
  originInMetadata,
  ownMetadata,
  type Sighted,
  type Sighting,
  type VerificationJournal,
} from "../verification/journal.js";
import { type Attempt, decide, type Observation } from "../verification/lifecycle.js";
import { type IdentityProvider, ProviderError, type SessionFacts } from "../verification/provider.js";
import { firstFailure, type ListedReport } from "../verification/report.js";
import type { SessionOrigin } from "../verification/repository.js";
import type { Doorbell } from "./doorbell.js";
import type { TenantAssignment } from "./tenant-assignment.js";
import { Trailing } from "./trailing.js";

/** So often a sighting is looked at again because the session moved while the provider was asked. */
const maxRounds = 6;

interface Present {
  sighting: Sighting;
  /** Null where the session names none: then they are asked for only if the decision needs them. */
  reports: ListedReport[] | null;
}

/**
 * Decides sightings against the store, one at a time for each session, and writes what is new: projection, reports and log in one
 * transaction, and with them the mark that the event behind it is handled.
 */
export class Journal implements VerificationJournal {
  readonly #store: Store;
  readonly #provider: IdentityProvider;
  readonly #tenants: TenantAssignment;
  readonly #doorbell: Doorbell;
  readonly #telemetry: Telemetry;
  readonly #reports = new Trailing<ListedReport[]>();
  readonly #present = new Trailing<Present>();

  constructor(parts: {
    store: Store;
    provider: IdentityProvider;
    tenants: TenantAssignment;
    doorbell: Doorbell;
    telemetry: Telemetry;
  }) {
    this.#store = parts.store;
    this.#provider = parts.provider;
    this.#tenants = parts.tenants;
    this.#doorbell = parts.doorbell;
    this.#telemetry = parts.telemetry;
  }

  revisionOf(sessionId: string): Promise<number | null> {
    return this.#store.journal.revisionOf(sessionId);
  }

  sight(sighting: Sighting): Promise<Sighted | null> {
    return this.#settle(sighting, null);
  }

  /** As `sight`, for what an event of the inbox tells. */
  sightOfEvent(sighting: Sighting, eventId: string): Promise<Sighted | null> {
    return this.#settle(sighting, eventId);
  }

  /** Reads a session from the provider and tells what is new. */
  async compare(sessionId: string, at: Date, eventId: string | null = null): Promise<Sighted | null> {
    const present = await this.#readPresent(sessionId, at);
    return this.#settle(present.sighting, eventId, present.reports);
  }

  async #settle(
    first: Sighting,
    eventId: string | null,
    listed: ListedReport[] | null = null,
  ): Promise<Sighted | null> {
    let sighting = first;
    let reports = listed;
    for (let round = 0; round < maxRounds; round += 1) {
      const now = { sighting, reports };
      const origin = await this.#originOf(sighting);
      const answer = await this.#store.journal.hold(sighting.facts.id, (held) =>
        this.#write(held, now, origin, eventId),
      );
      if (answer.kind === "settled") {
        if (answer.sighted?.told) this.#doorbell.ring(answer.sighted.session.tenantId);
        return answer.sighted;
      }
      if (answer.for === "attempts" && sighting.readAfter === undefined) {
        reports = await this.#listReports(sighting.facts);
      } else {
        const present = await this.#readPresent(first.facts.id, first.at, answer.for === "attempts");
        ({ sighting, reports } = present);
      }
    }
    throw new ProviderError("UNAVAILABLE", "the session moved each time that it was looked at");
  }

  /** What a session that is new to us is to be called ours by; null where nobody owns it. */
  async #originOf({ facts, origin }: Sighting): Promise<SessionOrigin | null> {
    if (origin) return origin;
    const found = originInMetadata(facts.metadata);
    const tenantId = await this.#tenants.of(found.tenantId, facts.clientReferenceId);
    return tenantId === null ? null : { ...found, tenantId };
  }

  async #write(
    transaction: JournalTransaction,
    { sighting, reports }: { sighting: Sighting; reports: ListedReport[] | null },
    origin: SessionOrigin | null,
    eventId: string | null,
  ): Promise<{ kind: "settled"; sighted: Sighted | null } | { kind: "ask"; for: "attempts" | "present" }> {
    const held = await transaction.read();
    const tenantId = held?.session.tenantId ?? origin?.tenantId;
    if (tenantId === undefined) return { kind: "settled", sighted: null };

    const isPresent = sighting.readAfter !== undefined && sighting.readAfter === (held?.revision ?? null);
    const decision = decide(held?.known ?? null, observationOf(sighting, isPresent, reports));
    if (decision.kind === "ask") return decision;
    // Read, and overtaken while it was on its way: what it says beside the history (metadata, options) may be older than what is kept.
    if (decision.kind === "stale" && typeof sighting.readAfter === "number" && !isPresent) {
      return { kind: "ask", for: "present" };
    }

    if (eventId !== null) await transaction.markHandled(eventId);
    const changes = decision.kind === "apply" ? decision : unchanged(held);
    let session = held?.session;
    if (decision.kind === "apply" || isPresent || !session) {
      session = await transaction.record(
        {
          tenantId,
          facts: { ...sighting.facts, metadata: ownMetadata(sighting.facts.metadata) },
          factsArePresent: isPresent,
          origin: origin ?? { country: null, flowChecks: [], replacesId: null },
          ...changes,
          reports: reports ?? [],
        },
        held,
      );
    }
    for (const move of changes.moves) this.#telemetry.logEntries.inc({ type: move.type });
    return { kind: "settled", sighted: { session, told: changes.moves.length > 0 } };
  }

  async #listReports(facts: SessionFacts): Promise<ListedReport[]> {
    const reports = await this.#reports.run(facts.id, () => this.#provider.listReports(facts.id));
    if (facts.lastReportId !== null && !reports.some((report) => report.id === facts.lastReportId)) {
      throw new ProviderError("UNAVAILABLE", `report ${facts.lastReportId} is not listed yet`);
    }
    return reports;
  }

  /**
   * Reads a session and, where it names a report, all that it has. One that names none may have come to its first report by the time that
   * they are listed: where they are wanted all the same, they are listed first.
   */
  #readPresent(sessionId: string, at: Date, wantsReports = false): Promise<Present> {
    return this.#present.run(`${sessionId} ${wantsReports}`, async () => {
      const readAfter = await this.revisionOf(sessionId);
      const before = wantsReports ? await this.#provider.listReports(sessionId) : null;
      const { url: _url, clientSecret: _secret, ...facts } = await this.#provider.readSession(sessionId);
      const reports = facts.lastReportId === null ? before : await this.#listReports(facts);
      return { sighting: { facts, at, readAfter }, reports };
    });
  }
}

function observationOf({ facts, at }: Sighting, isPresent: boolean, reports: ListedReport[] | null): Observation {
  return {
    status: facts.status,
    lastErrorCode: facts.lastErrorCode,
    lastReportId: facts.lastReportId,
    redaction: facts.redaction,
    createdAt: facts.createdAt,
    at,
    tense: isPresent ? "present" : "event",
    attempts: reports?.map(attemptOf) ?? null,
  };
}

function attemptOf(report: ListedReport): Attempt {
  return { reportId: report.id, errorCode: firstFailure(report.outcomes), at: report.createdAt };
}

function unchanged(held: HeldSession | null) {
  if (!held) throw new Error("a session that is new always has something to tell");
  return { moves: [], state: held.known.state, reportIds: [...held.known.reportIds] };
}
