import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runEmulatorCommand } from "./command.js";

const help = `Usage: stripe-identity-emulator [--help] [--version]

Runs an emulator of Stripe Identity until it is stopped. Environment variables:

  EMULATOR_PORT             TCP port; 0 uses any free port (12111)
  HOST                      address to listen on; 0.0.0.0 in a container (127.0.0.1)
  EMULATOR_PUBLIC_URL       address at which browsers reach the emulator (http://HOST:PORT)
  EMULATOR_ALLOWED_HOSTS    further host names that it answers to, separated by commas (none)
  EMULATOR_ALLOWED_ORIGINS  sites that may show the hosted page in a modal, separated by commas (this machine's)
  EMULATOR_REMOTE_WEBHOOKS  on: webhooks are sent to other machines too (off)
  EMULATOR_STATE_FILE       file that keeps the state across restarts (none: in memory)
  EMULATOR_SEED             makes ids and fault decisions repeatable (different on each start)

Documentation: https://github.com/verification-graph/verification-graph/blob/main/docs/emulator.md`;

/** Runs the `stripe-identity-emulator` command with its arguments. Resolves to the exit code: 1 with one line for an unknown argument. */
export async function runCommandLine(
  args: string[],
  print: (line: string) => void = console.log,
  complain: (line: string) => void = console.error,
): Promise<number> {
  let values: { help?: boolean; version?: boolean };
  try {
    ({ values } = parseArgs({
      args,
      options: { help: { type: "boolean", short: "h" }, version: { type: "boolean" } },
    }));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(". ")[0] : String(error);
    complain(`stripe-identity-emulator: ${reason}; see stripe-identity-emulator --help`);
    return 1;
  }
  if (!values.help && !values.version) return runEmulatorCommand(process.env, print, complain);
  print(values.help ? help : packageVersion());
  return 0;
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return String(version);
}
