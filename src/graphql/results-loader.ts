import DataLoader from "dataloader";
import type {
  Credential,
  ReportResultsRequest,
  ResultsReader,
  SessionResultsRequest,
} from "../verification/provider.js";
import { ProviderError } from "../verification/provider.js";
import {
  isSensitive,
  type ReportLeaf,
  type ReportResults,
  type SessionLeaf,
  type SessionResults,
} from "../verification/results.js";

/** The session or report whose results are read. */
export interface ResultsOwner {
  id: string;
  /** The same as `id` for a session. */
  sessionId: string;
  createdAt: Date;
}

/** Writes sensitive reads to the audit log before they happen. Rejects when they can't be written. */
export type AuditSensitiveReads = (reads: readonly { sessionId: string; fields: string[] }[]) => Promise<void>;

interface LeafRequest<Leaf> {
  owner: ResultsOwner;
  leaf: Leaf;
}

/**
 * Batches the result leaves that one operation selects, across all its sessions, into as few reads as possible: one read for the owners
 * with standard leaves only, and one for the owners with a sensitive leaf. The second uses the restricted credential and starts after its
 * audit rows are written.
 */
class ResultsLoader<Leaf extends SessionLeaf | ReportLeaf, Request extends { leaves: ReadonlySet<Leaf> }, Results> {
  readonly #loader: DataLoader<LeafRequest<Leaf>, Results, string>;

  constructor(
    private readonly deps: {
      read(requests: readonly Request[], credential: Credential): Promise<(Results | Error)[]>;
      requestOf(owner: ResultsOwner, leaves: ReadonlySet<Leaf>): Request;
      audit: AuditSensitiveReads;
      /** Precedes the name of a leaf in the audit log. */
      prefix: string;
    },
  ) {
    this.#loader = new DataLoader((requests) => this.#loadAll(requests), {
      cacheKeyFn: ({ owner, leaf }) => `${owner.id} ${leaf}`,
    });
  }

  load(owner: ResultsOwner, leaf: Leaf): Promise<Results> {
    return this.#loader.load({ owner, leaf });
  }

  async #loadAll(requests: readonly LeafRequest<Leaf>[]): Promise<(Results | Error)[]> {
    const byOwner = new Map<string, { owner: ResultsOwner; leaves: Set<Leaf> }>();
    for (const { owner, leaf } of requests) {
      const entry = byOwner.get(owner.id) ?? { owner, leaves: new Set<Leaf>() };
      entry.leaves.add(leaf);
      byOwner.set(owner.id, entry);
    }
    const all = [...byOwner.values()];
    const sensitive = all.filter(({ leaves }) => [...leaves].some(isSensitive));
    const standard = all.filter((entry) => !sensitive.includes(entry));
    const [standardResults, sensitiveResults] = await Promise.all([
      this.#read(standard, "standard"),
      this.#readSensitive(sensitive),
    ]);
    const fallback = await this.#readRefused(sensitive, sensitiveResults);
    return requests.map(({ owner, leaf }) => {
      const result = standardResults.get(owner.id) ?? sensitiveResults.get(owner.id);
      if (result instanceof Error && !isSensitive(leaf)) return fallback.get(owner.id) ?? result;
      return result ?? new Error("the provider returned fewer results than requested");
    });
  }

  async #readSensitive(
    entries: readonly { owner: ResultsOwner; leaves: Set<Leaf> }[],
  ): Promise<Map<string, Results | Error>> {
    if (entries.length === 0) return new Map();
    const reads = entries.map(({ owner, leaves }) => ({
      sessionId: owner.sessionId,
      fields: [...leaves].filter(isSensitive).map((leaf) => `${this.deps.prefix}${leaf}`),
    }));
    try {
      await this.deps.audit(reads);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error("the audit log failed");
      return new Map(entries.map(({ owner }) => [owner.id, failure]));
    }
    return this.#read(entries, "sensitive");
  }

  /** Reads the standard leaves again where a sensitive leaf of the same owner was refused, so that only the sensitive one fails. */
  async #readRefused(
    entries: readonly { owner: ResultsOwner; leaves: Set<Leaf> }[],
    results: ReadonlyMap<string, Results | Error>,
  ): Promise<Map<string, Results | Error>> {
    const refused = entries.flatMap(({ owner, leaves }) => {
      const result = results.get(owner.id);
      const isUnavailable = result instanceof ProviderError && result.failure === "UNAVAILABLE";
      const standard = new Set([...leaves].filter((leaf) => !isSensitive(leaf)));
      return result instanceof Error && !isUnavailable && standard.size > 0 ? [{ owner, leaves: standard }] : [];
    });
    return this.#read(refused, "standard");
  }

  async #read(
    entries: readonly { owner: ResultsOwner; leaves: Set<Leaf> }[],
    credential: Credential,
  ): Promise<Map<string, Results | Error>> {
    if (entries.length === 0) return new Map();
    const requests = entries.map(({ owner, leaves }) => this.deps.requestOf(owner, leaves));
    const answers = await this.deps.read(requests, credential);
    return new Map(
      entries.map(({ owner }, index) => [
        owner.id,
        answers[index] ?? new Error("the provider returned fewer results than requested"),
      ]),
    );
  }
}

export type SessionResultsLoader = Pick<ResultsLoader<SessionLeaf, SessionResultsRequest, SessionResults>, "load">;
export type ReportResultsLoader = Pick<ResultsLoader<ReportLeaf, ReportResultsRequest, ReportResults>, "load">;

export function sessionResultsLoader(reader: ResultsReader, audit: AuditSensitiveReads): SessionResultsLoader {
  return new ResultsLoader<SessionLeaf, SessionResultsRequest, SessionResults>({
    read: (requests, credential) => reader.sessionResults(requests, credential),
    requestOf: ({ id, createdAt }, leaves) => ({ id, createdAt, leaves }),
    audit,
    prefix: "session.",
  });
}

export function reportResultsLoader(reader: ResultsReader, audit: AuditSensitiveReads): ReportResultsLoader {
  return new ResultsLoader<ReportLeaf, ReportResultsRequest, ReportResults>({
    read: (requests, credential) => reader.reportResults(requests, credential),
    requestOf: ({ id, sessionId, createdAt }, leaves) => ({ id, sessionId, createdAt, leaves }),
    audit,
    prefix: "report.",
  });
}
