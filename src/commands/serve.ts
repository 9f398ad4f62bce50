import { Command } from "commander";
import type { Config } from "../config/read-config.js";
import { CommandError } from "./command-error.js";
import { print, remark } from "./output.js";
import { type RunningService, runUntilStopped } from "./run-until-stopped.js";

/** `serve`: the service, until SIGINT or SIGTERM. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("run the service, and the emulator where no Stripe key is set, until SIGINT or SIGTERM")
    .action(async () => {
      const { readConfig } = await import("../config/read-config.js");
      const config = readConfig(process.env);
      await runUntilStopped(() => startService(config), process, { print, complain: remark });
    });
}

/** The database opens while the rest of the house is still being loaded, the emulator with it: that halves the time of a start. */
async function startService(config: Config): Promise<RunningService> {
  const { openStore } = await import("../app/open-store.js");
  const store = openStore(config.database);
  store.catch(() => undefined);
  const [{ runService }] = await Promise.all([
    import("../app/service.js"),
    config.stripe.kind === "emulator" ? import("stripe-identity-emulator") : null,
  ]);
  try {
    return await runService(config, { store });
  } catch (error) {
    throw listenProblem(error, config) ?? error;
  }
}

/** What keeps the service from listening, by the name of the setting; null where it is something else. */
export function listenProblem(error: unknown, { host, port, stripe }: Config): CommandError | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const taken = "port" in error && typeof error.port === "number" ? error.port : port;
  const name = stripe.kind === "emulator" && taken === stripe.port && taken !== port ? "EMULATOR_PORT" : "PORT";
  const address = "address" in error && typeof error.address === "string" ? error.address : host;
  switch (error.code) {
    case "EADDRINUSE":
      return new CommandError(`${name}: ${taken} on ${address} is in use`);
    case "EACCES":
      return new CommandError(`${name}: ${taken} on ${address} may not be listened on by this user`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new CommandError(`HOST: ${host} is no address of this machine`);
    default:
      return null;
  }
}
