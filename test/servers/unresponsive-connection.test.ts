import { sql } from "kysely";
import { expect, it } from "vitest";
import { openPostgres } from "../../src/store/postgres-database.js";
import { isTransientFailure } from "../../src/store/transient-failure.js";
import { createDatabase } from "../support/postgres.js";

it("closes a database connection that does not respond in time, and fails its query as transient", async () => {
  const database = await createDatabase("vg_silent");
  const { db, ping, close } = openPostgres({ url: database.url, poolSize: 1, silenceMilliseconds: 500 });
  try {
    await ping();
    const failure: unknown = await sql`select pg_sleep(30)`.execute(db).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(isTransientFailure(failure)).toBe(true);
    await ping();
  } finally {
    await close();
    await database.drop();
  }
});
