// Runs the service from its sources with the inspector on port 9229, and rebuilds and restarts it at every change.
// Reads `.env` where there is one. Usage: npm run dev [-- <command of verification-graph, default: serve>]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { watch } from "rolldown";
import { bundleOptions, outputOptions } from "./bundle-options.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const emulator = join(root, "packages/stripe-identity-emulator");
const dir = join(root, "dist/dev");
const command = process.argv.length > 2 ? process.argv.slice(2) : ["serve"];
const envFile = join(root, ".env");
if (existsSync(envFile)) process.loadEnvFile(envFile);

rmSync(dir, { recursive: true, force: true });
mkdirSync(dir, { recursive: true });
// Linked instead of copied: a change of the hosted page shows at the next reload.
symlinkSync(join(emulator, "src/page/assets"), join(dir, "assets"));

let child = null;
let restart = Promise.resolve();
const watcher = watch({
  ...bundleOptions,
  cwd: root,
  input: { "verification-graph": join(root, "src/main.ts") },
  tsconfig: join(root, "tsconfig.json"),
  resolve: { alias: { "stripe-identity-emulator": join(emulator, "src/index.ts") } },
  output: { ...outputOptions, dir },
});
watcher.on("event", (event) => {
  if (event.code === "BUNDLE_END") {
    console.log(`dev: built in ${event.duration} ms`);
    restart = restart.then(stop).then(start);
  }
  if (event.code === "ERROR")
    console.error(`dev: ${event.error.message}\ndev: the service that runs is the last one that built`);
  if ("result" in event) void event.result.close();
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, shutDown);

function start() {
  const running = spawn(
    process.execPath,
    ["--inspect", "--enable-source-maps", join(dir, "verification-graph.js"), ...command],
    { cwd: root, stdio: "inherit" },
  );
  child = running;
  running.once("exit", (code) => {
    if (child !== running) return;
    child = null;
    console.log(`dev: the process ended with code ${code}; it starts again at the next change`);
  });
}

async function stop() {
  if (!child) return;
  const ending = child;
  child = null;
  ending.kill("SIGTERM");
  await once(ending, "exit");
}

async function shutDown() {
  await watcher.close();
  await restart.then(stop);
  process.exit(0);
}
