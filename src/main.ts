#!/usr/bin/env node
import { explain } from "./commands/explain.js";
import { createProgram } from "./commands/program.js";

// The reader of a pipe may leave before the last line: `serve | head` goes on serving.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  // Exits explicitly, since something opened before the failure may keep the process alive.
  process.stderr.write(`${explain(error)}\n`, () => process.exit(1));
}
