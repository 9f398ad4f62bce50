import { randomUUID } from "node:crypto";
import {
  type Credential,
  ProviderError,
  type ReportResultsRequest,
  type ResultsReader,
  type SessionResultsRequest,
} from "../verification/provider.js";
import type { ImageLink, ReportLeaf, ReportResults, SessionLeaf, SessionResults } from "../verification/results.js";
import { readAs } from "./answers.js";
import { BatchRead, type Kind } from "./batch-read.js";
import type { StripeCalls } from "./calls.js";
import { reportExpand, sessionExpand } from "./expand.js";
import { objectId } from "./object-id.js";
import { toReportResults, toSessionResults } from "./translate-results.js";
import { type WireReport, type WireSessionResults, wireFileLink, wireReport, wireSessionResults } from "./wire.js";

const sessions: Kind<SessionLeaf, WireSessionResults, SessionResults> = {
  name: "verificationSessions",
  expand: sessionExpand,
  retrieve: (client, id, expand, options) => client.identity.verificationSessions.retrieve(id, { expand }, options),
  list: (client, params, options) => client.identity.verificationSessions.list(params, options),
  schema: wireSessionResults,
  translate: toSessionResults,
};

const reports: Kind<ReportLeaf, WireReport, ReportResults> = {
  name: "verificationReports",
  expand: reportExpand,
  retrieve: (client, id, expand, options) => client.identity.verificationReports.retrieve(id, { expand }, options),
  list: (client, params, options) => client.identity.verificationReports.list(params, options),
  schema: wireReport,
  translate: toReportResults,
};

/** Stripe's limit for links to Identity's images. Source: docs.stripe.com/identity/access-verification-results. */
const longestLinkSeconds = 30;

/** Personal results, read from Stripe when somebody asks and forgotten with the answer. */
export class StripeResultsReader implements ResultsReader {
  readonly #sessions: BatchRead<SessionLeaf, WireSessionResults, SessionResults>;
  readonly #reports: BatchRead<ReportLeaf, WireReport, ReportResults>;

  constructor(
    private readonly calls: StripeCalls,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.#sessions = new BatchRead(calls, sessions);
    this.#reports = new BatchRead(calls, reports);
  }

  sessionResults(needs: readonly SessionResultsRequest[], credential: Credential): Promise<(SessionResults | Error)[]> {
    return this.#sessions.read(needs, credential);
  }

  reportResults(needs: readonly ReportResultsRequest[], credential: Credential): Promise<(ReportResults | Error)[]> {
    return this.#reports.read(needs, credential);
  }

  async imageLink(fileId: string, expiresInSeconds: number): Promise<ImageLink> {
    if (!(expiresInSeconds >= 1 && expiresInSeconds <= longestLinkSeconds)) {
      throw new ProviderError("REJECTED", "Stripe: a link to an image works for 1 to 30 seconds", {
        param: "expires_at",
      });
    }
    const file = objectId(fileId);
    const now = this.now().getTime() / 1000;
    // Whole seconds, never shorter than asked for and never beyond the limit.
    const expiresAt = Math.min(Math.ceil(now + expiresInSeconds), Math.floor(now) + longestLinkSeconds);
    const link = await this.calls.run({
      operation: "fileLinks.create",
      credential: "sensitive",
      idempotencyKey: randomUUID(),
      send: (client, options) => client.fileLinks.create({ file, expires_at: expiresAt }, options),
      read: readAs(wireFileLink),
    });
    return { url: link.url, expiresAt: link.expires_at };
  }
}
