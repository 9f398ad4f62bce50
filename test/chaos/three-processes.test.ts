import { expect, it } from "vitest";
import { createDatabase } from "../support/postgres.js";
import { runChaos } from "./chaos-run.js";

it("three processes on PostgreSQL lose no event and deliver none twice", async () => {
  const database = await createDatabase("vg_chaos");
  try {
    const lines = await runChaos({ nodes: 3, settings: { DATABASE_URL: database.url }, seed: 12 });
    console.log(["three processes, PostgreSQL:", ...lines].join("\n  "));
    expect(lines).not.toEqual([]);
  } finally {
    await database.drop();
  }
});
