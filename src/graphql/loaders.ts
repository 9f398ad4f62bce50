import DataLoader from "dataloader";
import type { VerificationEvent } from "../verification/event.js";
import type { ResultsReader, SessionAccess } from "../verification/provider.js";
import type { VerificationReport } from "../verification/report.js";
import type { TenantRepository } from "../verification/repository.js";
import type { ImageLink, ReportLeaf, ReportResults, SessionLeaf, SessionResults } from "../verification/results.js";
import type { VerificationSession } from "../verification/session.js";
import type { Deadline } from "./deadline.js";
import {
  type NoteSensitiveReads,
  type ResultsOwner,
  reportResultsLoader,
  sessionResultsLoader,
} from "./results-loader.js";

/** Reads the leaves of one kind of entitlement. A leaf that isn't covered can't be named. */
export interface ResultsAccess<SLeaf extends SessionLeaf, RLeaf extends ReportLeaf> {
  session(session: VerificationSession, leaf: SLeaf): Promise<SessionResults>;
  report(report: VerificationReport, leaf: RLeaf): Promise<ReportResults>;
}

/** Sensitive leaves, and links to images. Each read is audited before it happens. */
export interface SensitiveAccess
  extends ResultsAccess<Exclude<SessionLeaf, "reason" | "outputs">, Exclude<ReportLeaf, "checks">> {
  imageLink(report: VerificationReport, fileId: string, expiresInSeconds: number): Promise<ImageLink>;
}

/**
 * The only ways from a resolver to the store's rows and to the provider. They belong to one request: they batch what it asks for, and
 * remember it no longer. What the caller's credential doesn't cover is absent.
 */
export interface Loaders {
  sessions: DataLoader<string, VerificationSession | null>;
  reports: DataLoader<string, VerificationReport | null>;
  /** All reports of a session, oldest first. */
  reportsOfSession: DataLoader<string, VerificationReport[]>;
  /** By their positions in the log. */
  events: DataLoader<number, VerificationEvent | null>;
  /** All events of a session, in the order of the log. */
  eventsOfSession: DataLoader<string, VerificationEvent[]>;
  /** The provider's words on a failure: nothing personal. */
  reasons: ResultsAccess<"reason", "checks">;
  results: ResultsAccess<"outputs", "checks"> | null;
  sensitive: SensitiveAccess | null;
  /** Fresh ways into a session that requires input. */
  waysIn: DataLoader<VerificationSession, SessionAccess> | null;
}

export function createLoaders(deps: {
  tenant: TenantRepository;
  reader: ResultsReader;
  deadline: Deadline;
  mayReadResults: boolean;
  mayReadSensitive: boolean;
  mayWriteSessions: boolean;
  note: NoteSensitiveReads;
  waysInto(sessions: readonly VerificationSession[]): Promise<(SessionAccess | Error)[]>;
}): Loaders {
  const { tenant, deadline } = deps;
  const reader = inTime(deps.reader, deadline);
  const note: NoteSensitiveReads = (reads) => deadline.within(deps.note(reads));
  const ofSession = sessionResultsLoader(reader, note);
  const ofReport = reportResultsLoader(reader, note);
  const access = <SLeaf extends SessionLeaf, RLeaf extends ReportLeaf>(): ResultsAccess<SLeaf, RLeaf> => ({
    session: (session, leaf) => ofSession.load(ownerOfSession(session), leaf),
    report: (report, leaf) => ofReport.load(report, leaf),
  });
  return {
    sessions: new DataLoader((ids) => deadline.within(tenant.sessions(ids))),
    reports: new DataLoader((ids) => deadline.within(tenant.reports(ids))),
    reportsOfSession: new DataLoader((ids) => deadline.within(tenant.reportsOfSessions(ids))),
    events: new DataLoader((positions) => deadline.within(tenant.events(positions))),
    eventsOfSession: new DataLoader((ids) => deadline.within(tenant.eventsOfSessions(ids))),
    reasons: access(),
    results: deps.mayReadResults ? access() : null,
    sensitive: deps.mayReadSensitive
      ? {
          ...access<Exclude<SessionLeaf, "reason" | "outputs">, Exclude<ReportLeaf, "checks">>(),
          async imageLink(report, fileId, expiresInSeconds) {
            await note([{ sessionId: report.sessionId, fields: [`image.${fileId}`] }]);
            return reader.imageLink(fileId, expiresInSeconds);
          },
        }
      : null,
    waysIn: deps.mayWriteSessions ? new DataLoader((sessions) => deps.waysInto(sessions)) : null,
  };
}

/** A reader whose callers wait no longer than their operation may take. */
function inTime(reader: ResultsReader, deadline: Deadline): ResultsReader {
  return {
    sessionResults: (needs, credential) => deadline.within(reader.sessionResults(needs, credential)),
    reportResults: (needs, credential) => deadline.within(reader.reportResults(needs, credential)),
    imageLink: (fileId, expiresInSeconds) => deadline.within(reader.imageLink(fileId, expiresInSeconds)),
  };
}

function ownerOfSession({ id, createdAt }: VerificationSession): ResultsOwner {
  return { id, sessionId: id, createdAt };
}
