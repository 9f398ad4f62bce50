#!/usr/bin/env node
import { explain } from "./commands/explain.js";
import { createProgram } from "./commands/program.js";

try {
  await createProgram().parseAsync();
} catch (error) {
  // What was opened before the failure must not keep the process.
  process.stderr.write(`${explain(error)}\n`, () => process.exit(1));
}
