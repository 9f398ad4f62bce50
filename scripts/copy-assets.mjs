// The compiler writes TypeScript's modules only; the browser's files of the hosted page are copied beside them.
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

const from = fileURLToPath(new URL("../src/emulator/page/assets/", import.meta.url));
const to = fileURLToPath(new URL("../dist/emulator/page/assets/", import.meta.url));
cpSync(from, to, { recursive: true });
