import { KeyError } from "../access/keys.js";
import { ConfigError } from "../config/settings-reader.js";
import { DataFolderError } from "../store/data-folder.js";
import { DatabaseError } from "../store/database-error.js";
import { ProviderError } from "../verification/provider.js";
import { CommandError } from "./command-error.js";

const expected = [CommandError, ConfigError, DatabaseError, DataFolderError, KeyError, ProviderError];

/** A failure in the operator's words: a clear line where it is known by name, all there is to find its cause where it is not. */
export function explain(error: unknown): string {
  if (expected.some((kind) => error instanceof kind) && error instanceof Error) return error.message;
  return `Unexpected failure: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
