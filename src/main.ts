#!/usr/bin/env node
import { explain } from "./commands/explain.js";
import { createProgram } from "./commands/program.js";

// Whoever reads the lines may leave before the last one: `serve | head` goes on serving.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  // What was opened before the failure must not keep the process.
  process.stderr.write(`${explain(error)}\n`, () => process.exit(1));
}
