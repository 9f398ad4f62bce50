/** Holds one page of a list in Stripe's API, newest first. */
export interface Page<Item> {
  items: Item[];
  /** Cursor of the next page; null at the end. */
  next: string | null;
}

/** Reads the page after a cursor, or the first one. */
export type ReadPage<Item> = (after: string | null) => Promise<Page<Item>>;

/** Returns the parameters for the largest page after a cursor, or for the first one. Source: docs.stripe.com/api/pagination. */
export function pageParams(after: string | null): { limit: number; starting_after?: string } {
  return { limit: 100, ...(after === null ? {} : { starting_after: after }) };
}

/** Returns a page of Stripe's list shape. The cursor is the id of its last object. Source: docs.stripe.com/api/pagination. */
export function toPage<Item extends { id: string }>(list: { data: Item[]; has_more: boolean }): Page<Item> {
  return { items: list.data, next: list.has_more ? (list.data.at(-1)?.id ?? null) : null };
}

/** Returns every item, newest first. A page is read when the items before it are used up. */
export async function* newestFirst<Item>(readPage: ReadPage<Item>): AsyncGenerator<Item> {
  let after: string | null = null;
  do {
    const page: Page<Item> = await readPage(after);
    yield* page.items;
    after = page.next;
  } while (after !== null);
}

/**
 * Returns every item, oldest first, of a list that Stripe serves newest first.
 *
 * Reads all pages forward, keeps the items of the last `cachedPages` ones and the cursors of the others, and reads those again on the
 * way back. Pages behind a cursor don't change, since new items appear before the first page. The first page, which has no cursor, is
 * always kept.
 */
export async function* oldestFirst<Item>(readPage: ReadPage<Item>, cachedPages = 20): AsyncGenerator<Item> {
  const cursors: (string | null)[] = [];
  const pages = new Map<number, Item[]>();
  let after: string | null = null;
  do {
    const page: Page<Item> = await readPage(after);
    pages.set(cursors.length, page.items);
    cursors.push(after);
    const oldest = cursors.length - 1 - cachedPages;
    if (oldest > 0) pages.delete(oldest);
    after = page.next;
  } while (after !== null);

  for (const [index, cursor] of [...cursors.entries()].reverse()) {
    const items = pages.get(index) ?? (await readPage(cursor)).items;
    pages.delete(index);
    yield* items.toReversed();
  }
}
