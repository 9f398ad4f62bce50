import type { Kysely } from "kysely";
import { migrate } from "./migrations.js";
import type { Tables } from "./tables.js";

/** Where the tables live. */
export type DatabaseLocation =
  | { kind: "postgres"; url: string; poolSize: number }
  | { kind: "embedded"; folder: string }
  /** Nothing is kept. */
  | { kind: "memory" };

/** The database, whichever it is. Both kinds speak one dialect and carry one set of migrations. */
export interface Database {
  readonly kind: DatabaseLocation["kind"];
  readonly db: Kysely<Tables>;
  /** Calls back for each notification on a channel, also after a lost connection was made again. A hint: some may be lost. */
  listen(channel: string, listener: (payload: string) => void): Promise<void>;
  notify(channel: string, payload: string): Promise<void>;
  /** Runs the work while no other process does work of this name; answers false where one does. */
  runExclusively(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Throws where the database doesn't answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database and brings its tables up to date. Loads the one driver that is needed: a start waits for every file. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if (location.kind === "postgres") {
    const { openPostgres } = await import("./postgres-database.js");
    // A change of large tables says nothing for as long as it takes.
    const patient = openPostgres({ ...location, silenceMilliseconds: 0 });
    await migrate(patient.db).finally(() => patient.close());
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
