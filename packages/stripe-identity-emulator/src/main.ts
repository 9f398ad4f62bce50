#!/usr/bin/env node
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { help, runEmulatorCommand } from "./command.js";

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const options = { help: { type: "boolean", short: "h" }, version: { type: "boolean" } } as const;
    const { values } = parseArgs({ options });
    if (values.help) {
      console.log(help);
      return 0;
    }
    if (values.version) {
      const manifest: { version: string } = createRequire(import.meta.url)("../package.json");
      console.log(manifest.version);
      return 0;
    }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return 1;
  }
  return runEmulatorCommand();
}
