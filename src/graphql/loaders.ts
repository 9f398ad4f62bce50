import DataLoader from "dataloader";
import type { VerificationEvent } from "../verification/event.js";
import type { ResultsReader, SessionAccess } from "../verification/provider.js";
import type { VerificationReport } from "../verification/report.js";
import type { TenantRepository } from "../verification/repository.js";
import type { ImageLink, ReportLeaf, ReportResults, SessionLeaf, SessionResults } from "../verification/results.js";
import type { VerificationSession } from "../verification/session.js";
import type { Deadline } from "./deadline.js";
import {
  type AuditSensitiveReads,
  type ResultsOwner,
  reportResultsLoader,
  sessionResultsLoader,
} from "./results-loader.js";

/** Reads the result leaves that one scope covers. The types exclude other leaves. */
export interface ResultsAccess<SLeaf extends SessionLeaf, RLeaf extends ReportLeaf> {
  session(session: VerificationSession, leaf: SLeaf): Promise<SessionResults>;
  report(report: VerificationReport, leaf: RLeaf): Promise<ReportResults>;
}

/** Reads sensitive leaves and creates links to images. Each read is written to the audit log before it happens. */
export interface SensitiveAccess
  extends ResultsAccess<Exclude<SessionLeaf, "reason" | "outputs">, Exclude<ReportLeaf, "checks">> {
  imageLink(report: VerificationReport, fileId: string, expiresInSeconds: number): Promise<ImageLink | null>;
}

/**
 * The only access of resolvers to the rows of the store and to the provider. Loaders belong to one operation: they batch its reads and
 * cache them until it ends. A loader that the caller's credential does not cover is null.
 */
export interface Loaders {
  sessions: DataLoader<string, VerificationSession | null>;
  reports: DataLoader<string, VerificationReport | null>;
  /** All reports of a session, oldest first. */
  reportsOfSession: DataLoader<string, VerificationReport[]>;
  /** Events by their positions in the log. */
  events: DataLoader<number, VerificationEvent | null>;
  /** All events of a session, in the order of the log. */
  eventsOfSession: DataLoader<string, VerificationEvent[]>;
  /** The provider's text about a failure, which holds no personal data. */
  reasons: ResultsAccess<"reason", "checks">;
  results: ResultsAccess<"outputs", "checks"> | null;
  sensitive: SensitiveAccess | null;
  /** A new url and client secret for a session that requires input. */
  sessionAccess: DataLoader<VerificationSession, SessionAccess> | null;
}

export function createLoaders(deps: {
  tenant: TenantRepository;
  reader: ResultsReader;
  deadline: Deadline;
  mayReadResults: boolean;
  mayReadSensitive: boolean;
  mayWriteSessions: boolean;
  auditReads: AuditSensitiveReads;
  sessionAccess(sessions: readonly VerificationSession[]): Promise<(SessionAccess | Error)[]>;
}): Loaders {
  const { tenant, deadline } = deps;
  const reader = withDeadline(deps.reader, deadline);
  const audit: AuditSensitiveReads = (reads) => deadline.within(deps.auditReads(reads));
  const ofSession = sessionResultsLoader(reader, audit);
  const ofReport = reportResultsLoader(reader, audit);
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
            await audit([{ sessionId: report.sessionId, fields: [`image.${fileId}`] }]);
            return reader.imageLink(fileId, expiresInSeconds);
          },
        }
      : null,
    sessionAccess: deps.mayWriteSessions ? new DataLoader((sessions) => deps.sessionAccess(sessions)) : null,
  };
}

/** Returns a reader whose promises reject when the time of the operation is up. */
function withDeadline(reader: ResultsReader, deadline: Deadline): ResultsReader {
  return {
    sessionResults: (requests, credential) => deadline.within(reader.sessionResults(requests, credential)),
    reportResults: (requests, credential) => deadline.within(reader.reportResults(requests, credential)),
    imageLink: (fileId, expiresInSeconds) => deadline.within(reader.imageLink(fileId, expiresInSeconds)),
  };
}

function ownerOfSession({ id, createdAt }: VerificationSession): ResultsOwner {
  return { id, sessionId: id, createdAt };
}
