import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** An operation that people can run as it is. */
export interface ExampleOperation {
  name: string;
  document: string;
}

/** Beside `src` and `dist` alike. */
const folder = fileURLToPath(new URL("../../schema/operations/", import.meta.url));
/** Shown before the others. */
const first = "start-selfie-verification.graphql";

/** The operations of `schema/operations`, the one to begin with first. */
export function exampleOperations(): ExampleOperation[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".graphql"));
  files.sort((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b));
  return files.map((file) => {
    const document = readFileSync(`${folder}${file}`, "utf8");
    const name = /^(?:query|mutation|subscription)\s+(\w+)/m.exec(document)?.[1] ?? file;
    return { name, document };
  });
}
