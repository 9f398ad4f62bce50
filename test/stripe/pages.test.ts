import { describe, expect, test } from "vitest";
import { newestFirst, oldestFirst, type ReadPage } from "../../src/stripe/pages.js";

/** A list in Stripe's API, newest first, which records the cursors of the pages that are read. */
class PagedList {
  readonly reads: (string | null)[] = [];
  constructor(
    readonly ids: string[],
    private readonly perPage: number,
  ) {}

  readonly read: ReadPage<string> = async (after) => {
    this.reads.push(after);
    const start = after === null ? 0 : this.ids.indexOf(after) + 1;
    const items = this.ids.slice(start, start + this.perPage);
    const more = start + items.length < this.ids.length;
    return { items, next: more ? (items.at(-1) ?? null) : null };
  };
}

async function all(items: AsyncIterable<string>): Promise<string> {
  let joined = "";
  for await (const item of items) joined += item;
  return joined;
}

const pagedList = () => new PagedList([..."gfedcba"], 2);

describe("a list of many pages", () => {
  test("is returned newest first, and no page is read before it is needed", async () => {
    const list = pagedList();
    const items = newestFirst(list.read);
    expect((await items.next()).value).toBe("g");
    expect(list.reads).toEqual([null]);
    expect(await all(items)).toBe("fedcba");
    expect(list.reads).toEqual([null, "f", "d", "b"]);
  });

  test("is returned oldest first", async () => {
    const list = pagedList();
    expect(await all(oldestFirst(list.read))).toBe("abcdefg");
    expect(list.reads).toHaveLength(4);
  });

  test.each([
    1, 2, 3,
  ])("is returned oldest first while only %d pages are cached beside the first", async (cachedPages) => {
    const list = pagedList();
    expect(await all(oldestFirst(list.read, cachedPages))).toBe("abcdefg");
    expect(list.reads.filter((after) => after === null)).toHaveLength(1);
    expect(list.reads).toHaveLength(4 + (3 - cachedPages));
  });

  test("is returned without the items that were added during the read", async () => {
    const list = pagedList();
    const items = oldestFirst(list.read, 1);
    expect((await items.next()).value).toBe("a");
    list.ids.unshift("h");
    expect(await all(items)).toBe("bcdefg");
  });

  test("can be empty", async () => {
    expect(await all(oldestFirst(new PagedList([], 2).read))).toBe("");
    expect(await all(newestFirst(new PagedList([], 2).read))).toBe("");
  });
});
