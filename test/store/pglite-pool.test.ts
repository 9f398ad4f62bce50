import { sql } from "kysely";
import { expect, it } from "vitest";
import { sharedStore } from "../support/store.js";

const store = sharedStore();

it("yields to the event loop while its queue is never empty", async () => {
  const { db } = store().database;
  let turns = 0;
  let busy = true;
  const turn = () => {
    turns += 1;
    if (busy) setImmediate(turn);
  };
  setImmediate(turn);
  await Promise.all(Array.from({ length: 2_000 }, (_, index) => sql`select ${index}::int`.execute(db)));
  busy = false;
  expect(turns).toBeGreaterThan(5);
});

it("gives the connection to one caller at a time, in order, and never inside the transaction of another", async () => {
  const { db } = store().database;
  await sql`create table places (number int)`.execute(db);
  const transactions = Array.from({ length: 20 }, (_, index) =>
    db.transaction().execute(async (tx) => {
      await sql`insert into places values (${index}::int)`.execute(tx);
      await new Promise((resolve) => setImmediate(resolve));
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from places`.execute(tx);
      if (index % 2 === 1) throw new Error("rolled back");
      return rows[0]?.count;
    }),
  );
  const settled = await Promise.allSettled(transactions);
  // Each transaction sees its own row and those of earlier ones that were not rolled back.
  expect(settled.map((one) => (one.status === "fulfilled" ? one.value : null))).toEqual(
    Array.from({ length: 20 }, (_, index) => (index % 2 === 1 ? null : index / 2 + 1)),
  );
});
