// One start reads a handful of files in place of some two thousand: that is a third of the time until the service answers.
// The bundle's files lie one folder deep, as the modules do that read a file of the package by its place (schema/, package.json).
import { chmodSync, cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const dir = join(dist, "bin");
rmSync(dir, { recursive: true, force: true });
await build({
  input: { "verification-graph": join(dist, "main.js") },
  platform: "node",
  // PGlite reads its own files beside its modules; pg and type-graphql ask for the others only where somebody has installed them.
  external: ["@electric-sql/pglite", "pg-native", "class-validator"],
  // Type names in the schema and in errors are names of classes.
  output: { dir, format: "esm", keepNames: true, sourcemap: true, chunkFileNames: "[name]-[hash].js" },
  logLevel: "warn",
});
// The emulator's page is served from files beside the module that serves them, which is in the bundle here.
const page = fileURLToPath(new URL("../packages/stripe-identity-emulator/dist/page/assets/", import.meta.url));
cpSync(page, join(dir, "assets"), { recursive: true });
chmodSync(join(dir, "verification-graph.js"), 0o755);
