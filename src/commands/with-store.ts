import type { Store } from "../store/store.js";
import { CommandError } from "./command-error.js";

/** Opens the store of the settings for the length of a command. */
export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  // Loaded now: a command that only tells of itself needs none of it.
  const [{ readConfig }, { openStore }] = await Promise.all([
    import("../config/read-config.js"),
    import("../app/open-store.js"),
  ]);
  const { database } = readConfig(process.env);
  if (database.kind === "memory") {
    throw new CommandError("DATABASE_URL: memory: keeps nothing, so a command finds nothing there");
  }
  const store = await openStore(database);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
