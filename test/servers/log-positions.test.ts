import { afterAll, beforeAll, expect, it } from "vitest";
import { Store } from "../../src/store/store.js";
import { EventsHarness, everything } from "../support/events-harness.js";
import { createDatabase, type OwnDatabase } from "../support/postgres.js";

let database: OwnDatabase;
let stores: Store[];

beforeAll(async () => {
  database = await createDatabase("vg_numbers");
  stores = await Promise.all(
    [1, 2, 3].map(() => Store.open({ kind: "postgres", url: database.url, directUrl: null, poolSize: 10 })),
  );
});
afterAll(async () => {
  for (const store of stores ?? []) await store.close();
  await database?.drop();
});

it("a reader that continues after its last position misses no event of concurrent transactions", async () => {
  const harnesses = await Promise.all(stores.map((store) => EventsHarness.open(store, { tenantId: "numbers" })));
  const total = 900;
  let written = false;
  const waiting = Array.from({ length: total }, (_, index) => `vs_number_${index}`);
  // The writers occupy most connections of the pools at the same time.
  const writer = async (harness: EventsHarness) => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await harness.recordNew(id);
  };
  const writing = Promise.all(Array.from({ length: 8 }, () => harnesses.map(writer)).flat()).finally(() => {
    written = true;
  });
  const [reader] = stores;
  if (!reader) throw new Error("no store is open");
  const read: number[] = [];
  let pages = 0;
  while (!written || read.length < total) {
    pages += 1;
    const after = read.at(-1) ?? 0;
    const { items } = await reader
      .tenant("numbers")
      .pageOfEvents(everything, { first: 500, last: null, after, before: null });
    read.push(...items.map(({ position }) => position));
    if (written && items.length === 0) break;
  }
  await writing;
  console.log(
    `${total} commits over ${stores.length} pools; ${read.length} events read in ${pages} pages without a gap`,
  );
  expect(read).toEqual(Array.from({ length: total }, (_, index) => index + 1));
});
