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

/** Whose results are wanted, as the store knows them. */
export interface ResultsOwner {
  id: string;
  /** Differs from `id` for a report. */
  sessionId: string;
  createdAt: Date;
}

/** Notes sensitive reads before they happen. Throws where they can't be noted. */
export type NoteSensitiveReads = (reads: readonly { sessionId: string; fields: string[] }[]) => Promise<void>;

interface Wanted<Leaf> {
  owner: ResultsOwner;
  leaf: Leaf;
}

/**
 * Gathers the result leaves that one request selects, across all its sessions, into as few reads as possible: one for all owners of which
 * only standard leaves are wanted, and one, by the restricted credential and after its audit rows are written, for those of which a
 * sensitive leaf is.
 */
class ResultsLoader<Leaf extends SessionLeaf | ReportLeaf, Need extends { leaves: ReadonlySet<Leaf> }, Results> {
  readonly #loader: DataLoader<Wanted<Leaf>, Results, string>;

  constructor(
    private readonly deps: {
      read(needs: readonly Need[], credential: Credential): Promise<(Results | Error)[]>;
      needOf(owner: ResultsOwner, leaves: ReadonlySet<Leaf>): Need;
      note: NoteSensitiveReads;
      /** Written before a leaf's name in the audit log. */
      prefix: string;
    },
  ) {
    this.#loader = new DataLoader((wanted) => this.#loadAll(wanted), {
      cacheKeyFn: ({ owner, leaf }) => `${owner.id} ${leaf}`,
    });
  }

  load(owner: ResultsOwner, leaf: Leaf): Promise<Results> {
    return this.#loader.load({ owner, leaf });
  }

  async #loadAll(wanted: readonly Wanted<Leaf>[]): Promise<(Results | Error)[]> {
    const byOwner = new Map<string, { owner: ResultsOwner; leaves: Set<Leaf> }>();
    for (const { owner, leaf } of wanted) {
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
    return wanted.map(({ owner, leaf }) => {
      const result = standardResults.get(owner.id) ?? sensitiveResults.get(owner.id);
      if (result instanceof Error && !isSensitive(leaf)) return fallback.get(owner.id) ?? result;
      return result ?? new Error("the reader answered too little");
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
      await this.deps.note(reads);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error("the audit log failed");
      return new Map(entries.map(({ owner }) => [owner.id, failure]));
    }
    return this.#read(entries, "sensitive");
  }

  /** Standard leaves don't suffer because a sensitive one beside them was refused. */
  async #readRefused(
    entries: readonly { owner: ResultsOwner; leaves: Set<Leaf> }[],
    results: ReadonlyMap<string, Results | Error>,
  ): Promise<Map<string, Results | Error>> {
    const refused = entries.flatMap(({ owner, leaves }) => {
      const result = results.get(owner.id);
      const away = result instanceof ProviderError && result.failure === "UNAVAILABLE";
      const standard = new Set([...leaves].filter((leaf) => !isSensitive(leaf)));
      return result instanceof Error && !away && standard.size > 0 ? [{ owner, leaves: standard }] : [];
    });
    return this.#read(refused, "standard");
  }

  async #read(
    entries: readonly { owner: ResultsOwner; leaves: Set<Leaf> }[],
    credential: Credential,
  ): Promise<Map<string, Results | Error>> {
    if (entries.length === 0) return new Map();
    const needs = entries.map(({ owner, leaves }) => this.deps.needOf(owner, leaves));
    const answers = await this.deps.read(needs, credential);
    return new Map(
      entries.map(({ owner }, index) => [owner.id, answers[index] ?? new Error("the reader answered too little")]),
    );
  }
}

export type SessionResultsLoader = Pick<ResultsLoader<SessionLeaf, SessionResultsRequest, SessionResults>, "load">;
export type ReportResultsLoader = Pick<ResultsLoader<ReportLeaf, ReportResultsRequest, ReportResults>, "load">;

export function sessionResultsLoader(reader: ResultsReader, note: NoteSensitiveReads): SessionResultsLoader {
  return new ResultsLoader<SessionLeaf, SessionResultsRequest, SessionResults>({
    read: (needs, credential) => reader.sessionResults(needs, credential),
    needOf: ({ id, createdAt }, leaves) => ({ id, createdAt, leaves }),
    note,
    prefix: "session.",
  });
}

export function reportResultsLoader(reader: ResultsReader, note: NoteSensitiveReads): ReportResultsLoader {
  return new ResultsLoader<ReportLeaf, ReportResultsRequest, ReportResults>({
    read: (needs, credential) => reader.reportResults(needs, credential),
    needOf: ({ id, sessionId, createdAt }, leaves) => ({ id, sessionId, createdAt, leaves }),
    note,
    prefix: "report.",
  });
}
