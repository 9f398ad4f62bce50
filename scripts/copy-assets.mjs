// The compiler and the bundler write modules only; the browser's files of the hosted page are copied beside those that read them.
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

const from = fileURLToPath(new URL("../src/emulator/page/assets/", import.meta.url));
for (const folder of ["emulator/page/assets/", "bin/assets/"]) {
  cpSync(from, fileURLToPath(new URL(`../dist/${folder}`, import.meta.url)), { recursive: true });
}
