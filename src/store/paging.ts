import type { Page, PageRequest } from "../verification/repository.js";

/** How a list is cut: the rows are asked for one more than wanted, and backwards where the end of the list is wanted. */
export interface Cut<Key> {
  /** True where the list is walked from its end. */
  backward: boolean;
  limit: number;
  /** Only what comes after this in the list's order. */
  after: Key | null;
  /** Only what comes before this in the list's order. */
  before: Key | null;
}

export function cutOf<Key>(page: PageRequest<Key>): Cut<Key> {
  const backward = page.last !== null;
  return { backward, limit: (page.first ?? page.last ?? 0) + 1, after: page.after, before: page.before };
}

/** Makes a page of the rows that a cut brought. */
export function pageOf<Key, Item>(cut: Cut<Key>, rows: readonly Item[]): Page<Item> {
  const more = rows.length >= cut.limit;
  const items = rows.slice(0, cut.limit - 1);
  if (cut.backward) items.reverse();
  return {
    items,
    hasNextPage: cut.backward ? cut.before !== null : more,
    hasPreviousPage: cut.backward ? more : cut.after !== null,
  };
}
