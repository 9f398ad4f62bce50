import type { Database, DatabaseLocation } from "./database.js";
import { migrate } from "./migrate.js";

/** Opens the database and migrates its tables. Only the driver that is needed is loaded, which keeps the start fast. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if (location.kind === "postgres") {
    const { openPostgres } = await import("./postgres-database.js");
    // A migration of large tables is silent for as long as it takes.
    const withoutTimeout = openPostgres({ ...location, silenceMilliseconds: 0 });
    await migrate(withoutTimeout.db).finally(() => withoutTimeout.close());
    return openPostgres(location);
  }
  const { openEmbedded } = await import("./embedded-database.js");
  const database = await openEmbedded(location);
  try {
    await migrate(database.db);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
