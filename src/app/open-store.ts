import type { DatabaseSettings } from "../config/settings.js";
import { DataFolderError } from "../store/data-folder.js";
import { DatabaseError } from "../store/database.js";
import { Store } from "../store/store.js";

/** Opens the store. Throws `DataFolderError` or {@link DatabaseError}. */
export async function openStore(database: DatabaseSettings): Promise<Store> {
  try {
    return await Store.open(database);
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    const name = database.kind === "embedded" ? "DATA_DIR" : "DATABASE_URL";
    if (isForbidden(error)) {
      const mend = "run `verification-graph migrate` once with a role that may, then start again";
      throw new DatabaseError(`${name}: the tables are not up to date and this role may not change them: ${mend}`, {
        cause: error,
      });
    }
    throw new DatabaseError(`${name}: the database can't be opened (${reasonOf(error)})`, { cause: error });
  }
}

/** Whether PostgreSQL refused a statement for lack of privileges (SQLSTATE 42501). */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "42501";
}

/** One line. Failures of several addresses come without a message of their own, but with a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown reason";
  const [message] = error.message.split("\n");
  if (message) return message;
  return "code" in error ? String(error.code) : error.name;
}
