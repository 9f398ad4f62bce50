import pLimit from "p-limit";
import type Stripe from "stripe";
import type { z } from "zod";
import { type Credential, ProviderError } from "../verification/provider.js";
import { isSensitive, type ReportLeaf, type SessionLeaf } from "../verification/results.js";
import type { StripeCalls } from "./calls.js";
import { onList } from "./expand.js";
import { objectId } from "./object-id.js";
import { pageParams } from "./pages.js";
import { parseAs } from "./parse-response.js";
import { wireListOf, wireReference } from "./wire.js";

interface ReadRequest<Leaf> {
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

/** Describes a type of object that can be retrieved one by one and in lists. */
export interface ObjectType<Leaf extends SessionLeaf | ReportLeaf, Wire, Result> {
  /** The SDK's name of the resource. */
  name: string;
  expand(leaves: Iterable<Leaf>): string[];
  retrieve(client: Stripe, id: string, expand: string[], options: Stripe.RequestOptions): PromiseLike<unknown>;
  list(client: Stripe, params: ListParams, options: Stripe.RequestOptions): PromiseLike<unknown>;
  schema: z.ZodType<Wire>;
  translate(wire: Wire, leaves: ReadonlySet<Leaf>): Result;
}

/** Up to this many objects are retrieved one by one. More are looked for in lists of the time in which they were created. */
const maxRetrievedDirectly = 2;
/** Limits the pages of a list that are read, as they may consist of other objects. The remaining objects are retrieved one by one. */
const maxPages = 2;
/** Limits the concurrent retrievals of one batch. */
const maxConcurrentRetrievals = 5;

/**
 * Reads many objects with few requests to Stripe. Returns one result or error per request, in order.
 *
 * Only leaves that were requested are expanded. Where a list is forbidden as a whole, because one object may be older than the key can
 * see, the objects are retrieved one by one.
 */
export class BatchRead<Leaf extends SessionLeaf | ReportLeaf, Wire, Result> {
  constructor(
    private readonly calls: StripeCalls,
    private readonly type: ObjectType<Leaf, Wire, Result>,
  ) {}

  async read(requests: readonly ReadRequest<Leaf>[], credential: Credential): Promise<(Result | Error)[]> {
    const allowed = requests.filter((request) => isAllowed(request, credential));
    const found = await this.#find(mergeById(allowed), credential);
    return requests.map((request) => {
      if (!isAllowed(request, credential)) return forbiddenLeaf(this.type.name);
      const wire = found.get(request.id);
      if (wire === undefined) return new ProviderError("NOT_FOUND", `Stripe: ${this.type.name} has no such object`);
      return wire instanceof ProviderError ? wire : this.type.translate(wire.value, request.leaves);
    });
  }

  async #find(requests: Map<string, ReadRequest<Leaf>>, credential: Credential): Promise<Map<string, Found<Wire>>> {
    const found = new Map<string, Found<Wire>>();
    if (requests.size > maxRetrievedDirectly) {
      const failure = await this.#findInLists([...requests.values()], credential, found);
      if (failure) return new Map([...requests.keys()].map((id) => [id, found.get(id) ?? failure]));
    }
    const limit = pLimit(maxConcurrentRetrievals);
    const missing = [...requests.values()].filter((request) => !found.has(request.id));
    await Promise.all(
      missing.map((request) => limit(async () => found.set(request.id, await this.#retrieve(request, credential)))),
    );
    return found;
  }

  /** Adds objects from lists to `found`. Returns the error where further requests would fail as well. */
  async #findInLists(
    requests: ReadRequest<Leaf>[],
    credential: Credential,
    found: Map<string, Found<Wire>>,
  ): Promise<ProviderError | null> {
    const wanted = new Set(requests.map((request) => request.id));
    const created = timeRangeOf(requests);
    const expand = onList(this.type.expand(requests.flatMap((request) => [...request.leaves])));
    let after: string | null = null;
    for (let page = 1; page <= maxPages && wanted.size > maxRetrievedDirectly; page += 1) {
      const params: ListParams = { ...pageParams(after), created, expand };
      try {
        const list = await this.calls.run({
          operation: `${this.type.name}.list`,
          credential,
          expand,
          send: (client, options) => this.type.list(client, params, options),
          parse: parseAs(wireListOf(wireReference)),
        });
        for (const item of list.data) {
          if (!wanted.has(item.id)) continue;
          const parsed = this.type.schema.safeParse(item);
          // An item that can't be parsed is retrieved by itself, so that only its own request fails.
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

  async #retrieve(request: ReadRequest<Leaf>, credential: Credential): Promise<Found<Wire>> {
    const expand = this.type.expand(request.leaves);
    try {
      const id = objectId(request.id);
      const value = await this.calls.run({
        operation: `${this.type.name}.retrieve`,
        credential,
        expand,
        send: (client, options) => this.type.retrieve(client, id, expand, options),
        parse: parseAs(this.type.schema),
      });
      return { value };
    } catch (error) {
      if (error instanceof ProviderError) return error;
      throw error;
    }
  }
}

type Found<Wire> = { value: Wire } | ProviderError;

/** Returns one request per object, with the leaves of all its requests. */
function mergeById<Leaf>(requests: readonly ReadRequest<Leaf>[]): Map<string, ReadRequest<Leaf>> {
  const merged = new Map<string, ReadRequest<Leaf>>();
  for (const request of requests) {
    const others = merged.get(request.id)?.leaves ?? [];
    merged.set(request.id, { ...request, leaves: new Set([...others, ...request.leaves]) });
  }
  return merged;
}

/** Returns the range of times of creation in whole seconds, Stripe's resolution. */
function timeRangeOf(requests: readonly ReadRequest<unknown>[]): { gte: number; lte: number } {
  const times = requests.map((request) => request.createdAt.getTime() / 1000);
  return { gte: Math.floor(Math.min(...times)), lte: Math.ceil(Math.max(...times)) };
}

function isAllowed(request: ReadRequest<SessionLeaf | ReportLeaf>, credential: Credential): boolean {
  return credential === "sensitive" || ![...request.leaves].some(isSensitive);
}

function forbiddenLeaf(name: string): ProviderError {
  return new ProviderError("FORBIDDEN", `Stripe: ${name}: a sensitive leaf needs the restricted key`);
}
