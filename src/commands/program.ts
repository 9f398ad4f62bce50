import { Command } from "commander";
import { version } from "../config/version.js";
import { auditCommand } from "./audit.js";
import { emulatorCommand } from "./emulator.js";
import { eventsCommand } from "./events.js";
import { flowsCommand } from "./flows.js";
import { keysCommand } from "./keys.js";
import { migrateCommand } from "./migrate.js";
import { reconcileCommand } from "./reconcile.js";
import { serveCommand } from "./serve.js";
import { tenantsCommand } from "./tenants.js";

/** Builds the command line. */
export function createProgram(): Command {
  const program = new Command("verification-graph")
    .description("The GraphQL service for identity verification. Its settings are environment variables.")
    .version(version)
    .showHelpAfterError("(see --help)");
  const commands = [
    serveCommand(),
    migrateCommand(),
    keysCommand(),
    tenantsCommand(),
    flowsCommand(),
    reconcileCommand(),
    eventsCommand(),
    auditCommand(),
    emulatorCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  return program;
}
