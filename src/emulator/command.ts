import { type RunningEmulator, startEmulator } from "./index.js";
import type { EmulatorOptions } from "./options.js";

/** A setting that can't be used; the message names it. */
class BadSetting extends Error {
  override name = "BadSetting";
}

/**
 * Runs the emulator alone until SIGINT or SIGTERM. Settings: `EMULATOR_PORT` (12111), `HOST` (127.0.0.1), and optionally
 * `EMULATOR_PUBLIC_URL`, `EMULATOR_STATE_FILE`, `EMULATOR_SEED`. Prints its address on one line. Resolves to the exit code:
 * 0 after a signal; 1 with one clear line where a setting is bad or the port is taken.
 */
export async function runEmulatorCommand(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  print: (line: string) => void = console.log,
  complain: (line: string) => void = console.error,
): Promise<number> {
  let emulator: RunningEmulator;
  try {
    emulator = await startEmulator({ ...optionsFrom(environment), log: complain });
  } catch (error) {
    complain(`emulator: ${reason(error)}`);
    return 1;
  }
  print(`Stripe Identity emulator: ${emulator.url} (any sk_test_... key; control at ${emulator.url}/_emulator)`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  await emulator.close();
  return 0;
}

function optionsFrom(environment: Readonly<Record<string, string | undefined>>): EmulatorOptions {
  const { EMULATOR_PORT, HOST, EMULATOR_PUBLIC_URL, EMULATOR_STATE_FILE, EMULATOR_SEED } = environment;
  const port = EMULATOR_PORT === undefined || EMULATOR_PORT === "" ? 12111 : Number(EMULATOR_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new BadSetting(`EMULATOR_PORT must be a number from 0 to 65535, not "${EMULATOR_PORT}"`);
  }
  if (EMULATOR_PUBLIC_URL && !URL.canParse(EMULATOR_PUBLIC_URL)) {
    throw new BadSetting(`EMULATOR_PUBLIC_URL must be a URL, not "${EMULATOR_PUBLIC_URL}"`);
  }
  return {
    port,
    ...(HOST ? { host: HOST } : {}),
    ...(EMULATOR_PUBLIC_URL ? { publicUrl: EMULATOR_PUBLIC_URL } : {}),
    ...(EMULATOR_STATE_FILE ? { stateFile: EMULATOR_STATE_FILE } : {}),
    ...(EMULATOR_SEED ? { seed: EMULATOR_SEED } : {}),
  };
}

function reason(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error && error.code === "EADDRINUSE") {
    const port = "port" in error ? ` ${String(error.port)}` : "";
    return `port${port} is taken; choose another with EMULATOR_PORT`;
  }
  return error instanceof Error ? error.message : String(error);
}
