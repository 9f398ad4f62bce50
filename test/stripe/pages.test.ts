import { describe, expect, test } from "vitest";
import { newestFirst, oldestFirst, type ReadPage } from "../../src/stripe/pages.js";

/** A list of Stripe's with the newest first, and how often each page was read. */
class Shelf {
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
  let told = "";
  for await (const item of items) told += item;
  return told;
}

const shelf = () => new Shelf([..."gfedcba"], 2);

describe("a list of many pages", () => {
  test("is told from the newest, and no page is read before it is needed", async () => {
    const list = shelf();
    const items = newestFirst(list.read);
    expect((await items.next()).value).toBe("g");
    expect(list.reads).toEqual([null]);
    expect(await all(items)).toBe("fedcba");
    expect(list.reads).toEqual([null, "f", "d", "b"]);
  });

  test("is told from the oldest", async () => {
    const list = shelf();
    expect(await all(oldestFirst(list.read))).toBe("abcdefg");
    expect(list.reads).toHaveLength(4);
  });

  test.each([1, 2, 3])("is told from the oldest while only %d pages are kept beside the first", async (kept) => {
    const list = shelf();
    expect(await all(oldestFirst(list.read, kept))).toBe("abcdefg");
    expect(list.reads.filter((after) => after === null)).toHaveLength(1);
    expect(list.reads).toHaveLength(4 + (3 - kept));
  });

  test("is told without what came while it was walked", async () => {
    const list = shelf();
    const items = oldestFirst(list.read, 1);
    expect((await items.next()).value).toBe("a");
    list.ids.unshift("h");
    expect(await all(items)).toBe("bcdefg");
  });

  test("may be empty", async () => {
    expect(await all(oldestFirst(new Shelf([], 2).read))).toBe("");
    expect(await all(newestFirst(new Shelf([], 2).read))).toBe("");
  });
});
