import pLimit from "p-limit";
import type Stripe from "stripe";
import type { z } from "zod";
import { type Credential, ProviderError } from "../verification/provider.js";
import { isSensitive, type ReportLeaf, type SessionLeaf } from "../verification/results.js";
import { readAs } from "./answers.js";
import type { StripeCalls } from "./calls.js";
import { onList } from "./expand.js";
import { objectId } from "./object-id.js";
import { pageParams } from "./pages.js";
import { wireListOf, wireReference } from "./wire.js";

interface Need<Leaf> {
  id: string;
  createdAt: Date;
  leaves: ReadonlySet<Leaf>;
}

interface ListParams {
  limit: number;
  created: { gte: number; lte: number };
  expand: string[];
  starting_after?: string;
}

/** A kind of object that can be read one by one and in lists. */
export interface Kind<Leaf extends SessionLeaf | ReportLeaf, Wire, Result> {
  /** The SDK's name of the resource. */
  name: string;
  expand(leaves: Iterable<Leaf>): string[];
  retrieve(client: Stripe, id: string, expand: string[], options: Stripe.RequestOptions): PromiseLike<unknown>;
  list(client: Stripe, params: ListParams, options: Stripe.RequestOptions): PromiseLike<unknown>;
  schema: z.ZodType<Wire>;
  translate(wire: Wire, leaves: ReadonlySet<Leaf>): Result;
}

/** Up to this many are read one by one; more by a list of the time in which they were made. */
const fewEnough = 2;
/** A list of others' objects is no help: after two pages the rest is read one by one. */
const mostPages = 2;
/** Single reads of one batch under way at a time. */
const sideBySide = 5;

/**
 * Reads many objects in few calls. Each need has its own answer or error, in order; only leaves that somebody asked for are
 * expanded. A list that is refused as a whole (one object may be older than the key can see) is read one by one.
 */
export class BatchRead<Leaf extends SessionLeaf | ReportLeaf, Wire, Result> {
  constructor(
    private readonly calls: StripeCalls,
    private readonly kind: Kind<Leaf, Wire, Result>,
  ) {}

  async read(needs: readonly Need<Leaf>[], credential: Credential): Promise<(Result | Error)[]> {
    const allowed = needs.filter((need) => mayAsk(need, credential));
    const found = await this.#find(mergeById(allowed), credential);
    return needs.map((need) => {
      if (!mayAsk(need, credential)) return notWithThisCredential(this.kind.name);
      const wire = found.get(need.id);
      if (wire === undefined) return new ProviderError("NOT_FOUND", `Stripe: ${this.kind.name} has no such object`);
      return wire instanceof ProviderError ? wire : this.kind.translate(wire.value, need.leaves);
    });
  }

  async #find(needs: Map<string, Need<Leaf>>, credential: Credential): Promise<Map<string, Found<Wire>>> {
    const found = new Map<string, Found<Wire>>();
    if (needs.size > fewEnough) {
      const failure = await this.#findInLists([...needs.values()], credential, found);
      if (failure) return new Map([...needs.keys()].map((id) => [id, found.get(id) ?? failure]));
    }
    const oneOf = pLimit(sideBySide);
    const missing = [...needs.values()].filter((need) => !found.has(need.id));
    await Promise.all(
      missing.map((need) => oneOf(async () => found.set(need.id, await this.#retrieve(need, credential)))),
    );
    return found;
  }

  /** Answers what makes any further call vain. */
  async #findInLists(
    needs: Need<Leaf>[],
    credential: Credential,
    found: Map<string, Found<Wire>>,
  ): Promise<ProviderError | null> {
    const wanted = new Set(needs.map((need) => need.id));
    const created = timeOf(needs);
    const expand = onList(this.kind.expand(needs.flatMap((need) => [...need.leaves])));
    let after: string | null = null;
    for (let page = 1; page <= mostPages && wanted.size > fewEnough; page += 1) {
      const params: ListParams = { ...pageParams(after), created, expand };
      try {
        const list = await this.calls.run({
          operation: `${this.kind.name}.list`,
          credential,
          expand,
          send: (client, options) => this.kind.list(client, params, options),
          read: readAs(wireListOf(wireReference)),
        });
        for (const item of list.data) {
          if (!wanted.has(item.id)) continue;
          const parsed = this.kind.schema.safeParse(item);
          // One that can't be read is asked for by itself, so that its error is its own.
          if (parsed.success) found.set(item.id, { value: parsed.data });
          wanted.delete(item.id);
        }
        after = list.has_more ? (list.data.at(-1)?.id ?? null) : null;
        if (after === null) return null;
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        return error.failure === "FORBIDDEN" ? null : error;
      }
    }
    return null;
  }

  async #retrieve(need: Need<Leaf>, credential: Credential): Promise<Found<Wire>> {
    const expand = this.kind.expand(need.leaves);
    try {
      const id = objectId(need.id);
      const value = await this.calls.run({
        operation: `${this.kind.name}.retrieve`,
        credential,
        expand,
        send: (client, options) => this.kind.retrieve(client, id, expand, options),
        read: readAs(this.kind.schema),
      });
      return { value };
    } catch (error) {
      if (error instanceof ProviderError) return error;
      throw error;
    }
  }
}

type Found<Wire> = { value: Wire } | ProviderError;

/** One need per object, with all that is asked of it. */
function mergeById<Leaf>(needs: readonly Need<Leaf>[]): Map<string, Need<Leaf>> {
  const merged = new Map<string, Need<Leaf>>();
  for (const need of needs) {
    const others = merged.get(need.id)?.leaves ?? [];
    merged.set(need.id, { ...need, leaves: new Set([...others, ...need.leaves]) });
  }
  return merged;
}

/** Stripe keeps whole seconds. */
function timeOf(needs: readonly Need<unknown>[]): { gte: number; lte: number } {
  const times = needs.map((need) => need.createdAt.getTime() / 1000);
  return { gte: Math.floor(Math.min(...times)), lte: Math.ceil(Math.max(...times)) };
}

function mayAsk(need: Need<SessionLeaf | ReportLeaf>, credential: Credential): boolean {
  return credential === "sensitive" || ![...need.leaves].some(isSensitive);
}

function notWithThisCredential(name: string): ProviderError {
  return new ProviderError("FORBIDDEN", `Stripe: ${name}: a sensitive leaf needs the restricted key`);
}
