import { KeyError } from "../access/keys.js";
import { ConfigError } from "../config/settings-reader.js";
import { DataFolderError } from "../store/data-folder.js";
import { DatabaseError } from "../store/database.js";
import { ProviderError } from "../verification/provider.js";
import { CommandError } from "./command-error.js";

const expected = [CommandError, ConfigError, DatabaseError, DataFolderError, KeyError, ProviderError];

/** Explains a failure to the operator: one line where it is expected, with the stack where it is a bug. */
export function explain(error: unknown): string {
  if (expected.some((kind) => error instanceof kind) && error instanceof Error) return error.message;
  return `Unexpected failure: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
