import { randomUUID } from "node:crypto";
import {
  type Credential,
  ProviderError,
  type ReportResultsRequest,
  type ResultsReader,
  type SessionResultsRequest,
} from "../verification/provider.js";
import type { ImageLink, ReportLeaf, ReportResults, SessionLeaf, SessionResults } from "../verification/results.js";
import { BatchRead, type ObjectType } from "./batch-read.js";
import type { StripeCalls } from "./calls.js";
import { reportExpand, sessionExpand } from "./expand.js";
import { objectId } from "./object-id.js";
import { parseAs } from "./parse-response.js";
import { toReportResults, toSessionResults } from "./translate-results.js";
import { type WireReport, type WireSessionResults, wireFileLink, wireReport, wireSessionResults } from "./wire.js";

const sessionType: ObjectType<SessionLeaf, WireSessionResults, SessionResults> = {
  name: "verificationSessions",
  expand: sessionExpand,
  retrieve: (client, id, expand, options) => client.identity.verificationSessions.retrieve(id, { expand }, options),
  list: (client, params, options) => client.identity.verificationSessions.list(params, options),
  schema: wireSessionResults,
  translate: toSessionResults,
};

const reportType: ObjectType<ReportLeaf, WireReport, ReportResults> = {
  name: "verificationReports",
  expand: reportExpand,
  retrieve: (client, id, expand, options) => client.identity.verificationReports.retrieve(id, { expand }, options),
  list: (client, params, options) => client.identity.verificationReports.list(params, options),
  schema: wireReport,
  translate: toReportResults,
};

/** Stripe's limit for links to images of Identity. Source: docs.stripe.com/identity/access-verification-results. */
const maxLinkSeconds = 30;

/** Reads personal results from Stripe on demand, and stores nothing of them. */
export class StripeResultsReader implements ResultsReader {
  readonly #sessions: BatchRead<SessionLeaf, WireSessionResults, SessionResults>;
  readonly #reports: BatchRead<ReportLeaf, WireReport, ReportResults>;

  constructor(
    private readonly calls: StripeCalls,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.#sessions = new BatchRead(calls, sessionType);
    this.#reports = new BatchRead(calls, reportType);
  }

  sessionResults(
    requests: readonly SessionResultsRequest[],
    credential: Credential,
  ): Promise<(SessionResults | Error)[]> {
    return this.#sessions.read(requests, credential);
  }

  reportResults(requests: readonly ReportResultsRequest[], credential: Credential): Promise<(ReportResults | Error)[]> {
    return this.#reports.read(requests, credential);
  }

  async imageLink(fileId: string, expiresInSeconds: number): Promise<ImageLink | null> {
    if (!(expiresInSeconds >= 1 && expiresInSeconds <= maxLinkSeconds)) {
      throw new ProviderError("REJECTED", `Stripe: a link to an image can work for 1 to ${maxLinkSeconds} seconds`, {
        param: "expires_at",
      });
    }
    const file = objectId(fileId);
    const now = this.now().getTime() / 1000;
    // In whole seconds: not shorter than requested, and not longer than the limit.
    const expiresAt = Math.min(Math.ceil(now + expiresInSeconds), Math.floor(now) + maxLinkSeconds);
    try {
      const link = await this.calls.run({
        operation: "fileLinks.create",
        credential: "sensitive",
        idempotencyKey: randomUUID(),
        send: (client, options) => client.fileLinks.create({ file, expires_at: expiresAt }, options),
        parse: parseAs(wireFileLink),
      });
      return { url: link.url, expiresAt: link.expires_at };
    } catch (error) {
      if (error instanceof ProviderError && isMissing(error)) return null;
      throw error;
    }
  }
}

/** Whether Stripe no longer has the object: with a status of 404, or of 400 where a parameter names the object. */
function isMissing({ failure, details }: ProviderError): boolean {
  return failure === "NOT_FOUND" || (failure === "REJECTED" && details.code === "resource_missing");
}
