import type { Collection, Cursor, Kept } from "../state/collection.js";
import { integer, optional, text } from "./parameters.js";
import { badRequest, noSuch } from "./stripe-error.js";

/** The parameters of every v1 list (Stripe docs: pagination). */
export const paging = {
  limit: optional(integer(1, 100)),
  starting_after: optional(text()),
  ending_before: optional(text()),
};

interface Paging {
  limit: number | undefined;
  starting_after: string | undefined;
  ending_before: string | undefined;
}

interface Listing<T, Index extends string> {
  /** The path, which becomes the list's `url`. */
  url: string;
  /** Stripe's name for one object of the list, used in messages. */
  kind: string;
  accept?: (record: T) => boolean;
  by?: [Index, string] | undefined;
  render: (record: T) => unknown;
}

/** Returns one page in Stripe's format, newest first, with ten objects by default. */
export function listPage<T extends Kept, Index extends string>(
  collection: Collection<T, Index>,
  page: Paging,
  listing: Listing<T, Index>,
) {
  if (page.starting_after !== undefined && page.ending_before !== undefined) {
    throw badRequest("You may only specify one of these parameters: starting_after, ending_before.");
  }
  const find = (id: string | undefined, param: string): T | undefined => {
    if (id === undefined) return undefined;
    const record = collection.get(id);
    if (record === undefined) throw noSuch(listing.kind, id, param, 400);
    return record;
  };
  const after = find(page.starting_after, "starting_after");
  const before = find(page.ending_before, "ending_before");
  const cursor: Cursor = {
    ...(after === undefined ? {} : { startingAfter: after }),
    ...(before === undefined ? {} : { endingBefore: before }),
  };
  const { data, hasMore } = collection.page(page.limit ?? 10, cursor, listing.accept ?? (() => true), listing.by);
  return { object: "list", data: data.map(listing.render), has_more: hasMore, url: listing.url };
}
