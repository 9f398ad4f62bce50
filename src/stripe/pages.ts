/** One page of a list of Stripe's, newest first. */
export interface Page<Item> {
  items: Item[];
  /** Leads to the page after this one; null at the end. */
  next: string | null;
}

/** Reads the page behind a cursor, or the first. */
export type ReadPage<Item> = (after: string | null) => Promise<Page<Item>>;

/** Asks for the largest page that Stripe gives, behind a cursor or from the newest. */
export function pageParams(after: string | null): { limit: number; starting_after?: string } {
  return { limit: 100, ...(after === null ? {} : { starting_after: after }) };
}

/** A page from Stripe's list shape. Source: docs.stripe.com/api/pagination: `starting_after` takes the last object's id. */
export function toPage<Item extends { id: string }>(list: { data: Item[]; has_more: boolean }): Page<Item> {
  return { items: list.data, next: list.has_more ? (list.data.at(-1)?.id ?? null) : null };
}

/** Every item, newest first; a page is read when the one before it was used up. */
export async function* newestFirst<Item>(readPage: ReadPage<Item>): AsyncGenerator<Item> {
  let after: string | null = null;
  do {
    const page: Page<Item> = await readPage(after);
    yield* page.items;
    after = page.next;
  } while (after !== null);
}

/**
 * Every item, oldest first, of a list that can only be walked from its newest. Walks to the end, keeps the last `kept` pages it saw
 * and of the others only the cursor, and reads those again on the way back. A page behind a cursor doesn't change, for what is new
 * comes before the first page; so the first page, which has no cursor, is always kept.
 */
export async function* oldestFirst<Item>(readPage: ReadPage<Item>, kept = 20): AsyncGenerator<Item> {
  const cursors: (string | null)[] = [];
  const pages = new Map<number, Item[]>();
  let after: string | null = null;
  do {
    const page: Page<Item> = await readPage(after);
    pages.set(cursors.length, page.items);
    cursors.push(after);
    const oldest = cursors.length - 1 - kept;
    if (oldest > 0) pages.delete(oldest);
    after = page.next;
  } while (after !== null);

  for (const [index, cursor] of [...cursors.entries()].reverse()) {
    const items = pages.get(index) ?? (await readPage(cursor)).items;
    pages.delete(index);
    yield* items.toReversed();
  }
}
