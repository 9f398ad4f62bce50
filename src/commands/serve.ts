import { Command } from "commander";
import type { Config } from "../config/settings.js";
import { CommandError } from "./command-error.js";
import { print, remark } from "./output.js";
import { type RunningService, runUntilStopped } from "./run-until-stopped.js";

/** Defines `serve`: runs the service until SIGINT or SIGTERM. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("run the service, and the emulator where no Stripe key is set, until SIGINT or SIGTERM")
    .action(async () => {
      const { readConfig } = await import("../config/settings.js");
      const config = readConfig(process.env);
      await runUntilStopped(() => start(config), process, { print, complain: remark });
    });
}

async function start(config: Config): Promise<RunningService> {
  const { startService } = await import("../app/service.js");
  try {
    return await startService(config);
  } catch (error) {
    throw listenProblem(error, config) ?? error;
  }
}

/** Explains a failure to listen by the setting to change; null for any other failure. */
export function listenProblem(error: unknown, { host, port, stripe }: Config): CommandError | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const taken = "port" in error && typeof error.port === "number" ? error.port : port;
  const name = stripe.kind === "emulator" && taken === stripe.port && taken !== port ? "EMULATOR_PORT" : "PORT";
  const address = "address" in error && typeof error.address === "string" ? error.address : host;
  switch (error.code) {
    case "EADDRINUSE":
      return new CommandError(`${name}: ${taken} on ${address} is in use`);
    case "EACCES":
      return new CommandError(`${name}: ${taken} on ${address} needs privileges that this user lacks`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new CommandError(`HOST: ${host} is not an address of this machine`);
    default:
      return null;
  }
}
