// Writes schema/trusted-documents.json: the operations that viewer tokens may run where TRUSTED_DOCUMENTS is on. With --check it writes
// nothing and fails if the file is stale.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse, print } from "graphql";
import { hashOf } from "../dist/graphql/trusted-documents.js";

const folder = fileURLToPath(new URL("../schema/operations/", import.meta.url));
const path = fileURLToPath(new URL("../schema/trusted-documents.json", import.meta.url));
const documents = readdirSync(folder)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => parse(readFileSync(`${folder}${file}`, "utf8")))
  .map((document) => [hashOf(document), print(document)])
  .sort(([a], [b]) => (a < b ? -1 : 1));
const text = `${JSON.stringify(Object.fromEntries(documents), null, 2)}\n`;
const committed = existsSync(path) ? readFileSync(path, "utf8") : null;
if (process.argv.includes("--check")) {
  if (committed === text) process.exit(0);
  console.error("schema/trusted-documents.json is stale: run npm run codegen");
  process.exit(1);
}
writeFileSync(path, text);
console.log(`schema/trusted-documents.json: ${documents.length} operations`);
