import type { EmulatorOptions } from "./options.js";
import { isOrigin } from "./page/frame-origins.js";
import { type RunningEmulator, startEmulator } from "./start-emulator.js";
import { StateFileError } from "./state/state-file.js";

/** Settings that can't be used: one line for each, which names it. */
class BadSettings extends Error {
  override name = "BadSettings";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/** Settings of the command, with their defaults. */
export const help = `Usage: stripe-identity-emulator [--help] [--version]

Runs a stateful emulator of Stripe Identity until SIGINT or SIGTERM. Settings are environment variables:

  EMULATOR_PORT             port, 12111; 0 takes any free one
  HOST                      address to listen at, 127.0.0.1
  EMULATOR_PUBLIC_URL       where browsers reach it, http://HOST:PORT
  EMULATOR_ALLOWED_HOSTS    further host names that it answers to, separated by commas
  EMULATOR_ALLOWED_ORIGINS  sites that may show the hosted page in their modal, separated by commas
  EMULATOR_REMOTE_WEBHOOKS  on: send webhooks to other machines too
  EMULATOR_STATE_FILE       file that keeps the state across restarts
  EMULATOR_SEED             makes ids and fault decisions repeatable`;

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

/** Throws {@link BadSettings} where anything can't be used. */
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

/** What kept the emulator from starting, each on a line that names the setting to change. */
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
