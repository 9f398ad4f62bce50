import type { Store } from "../store/store.js";
import { CommandError } from "./command-error.js";

/** Opens the store that the settings name for the length of a command. */
export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  // Loaded here, so that --help starts fast.
  const [{ readConfig }, { openStore }] = await Promise.all([
    import("../config/read-config.js"),
    import("../app/open-store.js"),
  ]);
  const { database } = readConfig(process.env);
  if (database.kind === "memory") {
    throw new CommandError("DATABASE_URL: with memory: nothing is kept that a command could read");
  }
  const store = await openStore(database);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
