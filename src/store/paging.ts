import type { Page, PageRequest } from "../verification/repository.js";

/** How a list is cut: the rows are asked for one more than wanted, and backwards where the end of the list is wanted. */
export interface QueryBounds<Key> {
  /** True where the list is walked from its end. */
  backward: boolean;
  limit: number;
  /** Only what comes after this in the list's order. */
  after: Key | null;
  /** Only what comes before this in the list's order. */
  before: Key | null;
}

export function boundsOf<Key>(page: PageRequest<Key>): QueryBounds<Key> {
  const backward = page.last !== null;
  return { backward, limit: (page.first ?? page.last ?? 0) + 1, after: page.after, before: page.before };
}

/** Makes a page of the rows that a cut brought. */
export function toPage<Key, Item>(bounds: QueryBounds<Key>, rows: readonly Item[]): Page<Item> {
  const more = rows.length >= bounds.limit;
  const items = rows.slice(0, bounds.limit - 1);
  if (bounds.backward) items.reverse();
  return {
    items,
    hasNextPage: bounds.backward ? bounds.before !== null : more,
    hasPreviousPage: bounds.backward ? more : bounds.after !== null,
  };
}
