import { join, resolve } from "node:path";
import type { EmulatorControl } from "stripe-identity-emulator";
import { makeFolder } from "../store/data-folder.js";
import type { Logger } from "../telemetry/logger.js";
import type { Simulation, Simulator } from "../verification/simulate-verification.js";
import type { StripeConnection } from "./core.js";

/** The emulator in this process, in place of Stripe. */
export interface LocalEmulator {
  url: string;
  connection: StripeConnection;
  simulator: Simulator;
  /** Keeps the endpoint at this address through resets of the emulator, which would leave the service without webhooks. */
  keepEndpoint(url: string): void;
  close(): Promise<void>;
}

/** Returns the credentials for an emulator at an address; it accepts any key of test mode. */
export function emulatorConnection(url: string): StripeConnection {
  return { secretKey: "sk_test_emulator", restrictedKey: "rk_test_emulator", apiUrl: url };
}

/** Starts the emulator. Its state is kept in the data folder, beside the embedded database, where there is one. */
export async function startLocalEmulator(settings: {
  host: string;
  port: number;
  dataFolder: string | null;
  /** Sites whose frontends may show the hosted page in their modal. */
  allowedOrigins: readonly string[];
  log: Logger;
}): Promise<LocalEmulator> {
  const { startEmulator, EmulatorControlError } = await import("stripe-identity-emulator");
  const { host, port, dataFolder, allowedOrigins, log } = settings;
  if (dataFolder !== null) await makeFolder(resolve(dataFolder));
  const emulator = await startEmulator({
    host,
    port,
    allowedFrameOrigins: [...allowedOrigins],
    log: (line) => log.debug({ emulator: line }, "emulator"),
    ...(dataFolder === null ? {} : { stateFile: join(dataFolder, "emulator.json") }),
  });
  return {
    url: emulator.url,
    connection: emulatorConnection(emulator.url),
    simulator: {
      async simulate(sessionId, simulation) {
        try {
          await play(emulator.control, sessionId, simulation);
          return null;
        } catch (error) {
          if (error instanceof EmulatorControlError) {
            return { kind: error.status === 409 ? "WRONG_STATUS" : "INVALID", message: error.message };
          }
          throw error;
        }
      },
    },
    keepEndpoint: (url) => emulator.keepEndpoint(url),
    close: () => emulator.close(),
  };
}

/** Translates a simulation into the emulator's control API, which rejects what the session's status or checks don't allow. */
function play(control: EmulatorControl, sessionId: string, simulation: Simulation): Promise<unknown> {
  if (simulation.kind === "fail")
    return control.fail(sessionId, lower(simulation.code) as Parameters<typeof control.fail>[1]);
  const outcomes = [...simulation.outcomes].map(([check, outcome]) => [lower(check), lower(outcome)]);
  return control.submit(sessionId, { ...Object.fromEntries(outcomes), delay_ms: simulation.delayMs });
}

function lower(name: string): string {
  return name.toLowerCase();
}
