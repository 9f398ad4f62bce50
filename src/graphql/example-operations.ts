import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** An operation that users of the explorer can run unchanged. */
export interface ExampleOperation {
  name: string;
  document: string;
}

/** The same folder from `src` and from `dist`. */
const folder = fileURLToPath(new URL("../../schema/operations/", import.meta.url));
/** The operation that a new user should run first. */
const firstFile = "start-selfie-verification.graphql";

/** Returns the operations of `schema/operations`, by name, with the one to begin with first. */
export function exampleOperations(): ExampleOperation[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".graphql"));
  files.sort((a, b) => Number(b === firstFile) - Number(a === firstFile) || a.localeCompare(b));
  return files.map((file) => {
    const document = readFileSync(`${folder}${file}`, "utf8");
    const name = /^(?:query|mutation|subscription)\s+(\w+)/m.exec(document)?.[1] ?? file;
    return { name, document };
  });
}
