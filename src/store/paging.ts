import type { Page, PageRequest } from "../verification/repository.js";

/** The bounds of a query for one page. The query reads one row more than the page has, and in reverse for a page from the end of the list. */
export interface QueryBounds<Key> {
  /** Whether the list is read from its end. */
  backward: boolean;
  limit: number;
  /** Only rows after this key in the list's order. */
  after: Key | null;
  /** Only rows before this key in the list's order. */
  before: Key | null;
}

/** Returns the bounds of the query for a page. */
export function boundsOf<Key>(page: PageRequest<Key>): QueryBounds<Key> {
  const backward = page.last !== null;
  return { backward, limit: (page.first ?? page.last ?? 0) + 1, after: page.after, before: page.before };
}

/** Makes a page of the rows that a query with these bounds returned. */
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
