import type { EmulatorOptions } from "./options.js";
import { isOrigin } from "./page/frame-origins.js";
import { type RunningEmulator, startEmulator } from "./start-emulator.js";
import { StateFileError } from "./state/state-file.js";

/** Thrown for invalid settings, with one line for each that names it. */
class BadSettings extends Error {
  override name = "BadSettings";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/**
 * Runs the emulator until SIGINT or SIGTERM. Prints its address on one line. Resolves to the exit code: 0 after a signal; 1 with one line for
 * each setting that can't be used.
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
    for (const reason of reasons(error, environment)) complain(`emulator: ${reason}`);
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

/** Reads the options from the environment. Throws {@link BadSettings} for invalid settings. */
function optionsFrom(environment: Readonly<Record<string, string | undefined>>): EmulatorOptions {
  const { EMULATOR_PORT, HOST, EMULATOR_PUBLIC_URL, EMULATOR_STATE_FILE, EMULATOR_SEED } = environment;
  const allowedFrameOrigins = listOf(environment.EMULATOR_ALLOWED_ORIGINS);
  const problems: string[] = [];
  const port = EMULATOR_PORT === undefined || EMULATOR_PORT === "" ? 12111 : Number(EMULATOR_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    problems.push(`EMULATOR_PORT must be a number from 0 to 65535, not "${EMULATOR_PORT}"`);
  }
  if (EMULATOR_PUBLIC_URL && !isWebAddress(EMULATOR_PUBLIC_URL)) {
    problems.push(`EMULATOR_PUBLIC_URL must be a URL, http://... or https://..., not "${EMULATOR_PUBLIC_URL}"`);
  }
  for (const origin of allowedFrameOrigins.filter((text) => !isOrigin(text))) {
    problems.push(
      `EMULATOR_ALLOWED_ORIGINS must be origins such as https://app.example, separated by commas; "${origin}" is none`,
    );
  }
  const remoteWebhooks = environment.EMULATOR_REMOTE_WEBHOOKS || "off";
  if (remoteWebhooks !== "on" && remoteWebhooks !== "off") {
    problems.push(`EMULATOR_REMOTE_WEBHOOKS must be on or off, not "${remoteWebhooks}"`);
  }
  if (problems.length > 0) throw new BadSettings(problems);
  return {
    port,
    allowedFrameOrigins,
    allowedHosts: listOf(environment.EMULATOR_ALLOWED_HOSTS),
    allowRemoteWebhooks: remoteWebhooks === "on",
    ...(HOST ? { host: HOST } : {}),
    ...(EMULATOR_PUBLIC_URL ? { publicUrl: EMULATOR_PUBLIC_URL } : {}),
    ...(EMULATOR_STATE_FILE ? { stateFile: EMULATOR_STATE_FILE } : {}),
    ...(EMULATOR_SEED ? { seed: EMULATOR_SEED } : {}),
  };
}

function listOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Returns why the emulator did not start, one line per reason with the setting to change. */
function reasons(error: unknown, { HOST }: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (error instanceof BadSettings) return error.problems;
  if (error instanceof StateFileError) return [`EMULATOR_STATE_FILE: ${error.message}`];
  const code = error instanceof Error && "code" in error ? error.code : null;
  const port = error instanceof Error && "port" in error ? ` ${String(error.port)}` : "";
  switch (code) {
    case "EADDRINUSE":
      return [`port${port} is taken; choose another with EMULATOR_PORT`];
    case "EACCES":
      return [`port${port} may not be listened on by this user; choose another with EMULATOR_PORT`];
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return [`HOST must be an address of this machine, not "${HOST}"`];
    default:
      return [error instanceof Error ? error.message : String(error)];
  }
}
