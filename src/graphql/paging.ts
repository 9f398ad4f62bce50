import type { CreatedKey, Page, PageRequest } from "../verification/repository.js";
import { badUserInput } from "./errors.js";
import { defaultPageSize, maxPageSize } from "./limits.js";
import { type Connection, type Edge, PageInfo } from "./types/connections.js";

/** The arguments of a Relay connection, not checked yet. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** Returns the page that the arguments ask for. Throws BAD_USER_INPUT that names the argument when one is invalid. */
export function pageRequest<Key>(
  { first, after, last, before }: PageArguments,
  keyOf: (cursor: string, argument: string) => Key,
): PageRequest<Key> {
  if (first != null && last != null) throw badUserInput("first, last: give only one of them.");
  if (first != null) checkSize("first", first);
  if (last != null) checkSize("last", last);
  return {
    first: last == null ? (first ?? defaultPageSize) : null,
    last: last ?? null,
    after: after == null ? null : keyOf(after, "after"),
    before: before == null ? null : keyOf(before, "before"),
  };
}

function checkSize(argument: string, size: number): void {
  if (size < 1 || size > maxPageSize) throw badUserInput(`${argument}: must be 1 to ${maxPageSize}.`);
}

/** Returns the connection of a page. */
export function connectionOf<Item, Node extends object>(
  page: Page<Item>,
  make: {
    node(item: Item): Node;
    cursor(item: Item): string;
    edge: new (cursor: string, node: Node) => Edge<Node>;
    connection: new (edges: Edge<Node>[], pageInfo: PageInfo) => Connection<Node>;
    /** The cursor of an empty page. */
    emptyCursor?: string;
  },
): Connection<Node> {
  const edges = page.items.map((item) => new make.edge(make.cursor(item), make.node(item)));
  const { hasNextPage, hasPreviousPage } = page;
  const fallback = make.emptyCursor ?? null;
  const pageInfo = new PageInfo(
    hasNextPage,
    hasPreviousPage,
    edges[0]?.cursor ?? fallback,
    edges.at(-1)?.cursor ?? fallback,
  );
  return new make.connection(edges, pageInfo);
}

/** Returns a page of a list that is complete in memory. */
export function sliceOf<Item, Key>(
  all: readonly Item[],
  request: PageRequest<Key>,
  /** Returns a number below 0 when the item comes before the key in the list. */
  compare: (item: Item, key: Key) => number,
): Page<Item> {
  const { after, before } = request;
  const from = after === null ? 0 : all.filter((item) => compare(item, after) <= 0).length;
  const to = before === null ? all.length : all.filter((item) => compare(item, before) < 0).length;
  const window = all.slice(from, Math.max(from, to));
  const items = request.last === null ? window.slice(0, request.first ?? 0) : window.slice(-request.last);
  const cut = window.length > items.length;
  return {
    items,
    hasNextPage: request.last === null ? cut : to < all.length,
    hasPreviousPage: request.last === null ? from > 0 : cut,
  };
}

/** Compares by the order of the lists of sessions and reports: newest first. */
export function compareCreated(item: CreatedKey, key: CreatedKey): number {
  const newer = key.createdAt.getTime() - item.createdAt.getTime();
  if (newer !== 0) return newer;
  const later = (key.attempt ?? 0) - (item.attempt ?? 0);
  if (later !== 0) return later;
  if (item.id === key.id) return 0;
  return item.id > key.id ? -1 : 1;
}
