// Copies the browser's files of the hosted page beside the compiled modules that serve them.
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

const fromPackage = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
cpSync(fromPackage("src/page/assets/"), fromPackage("dist/page/assets/"), { recursive: true });
