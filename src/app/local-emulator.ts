import { join, resolve } from "node:path";
import type { EmulatorControl } from "stripe-identity-emulator";
import { makeFolder } from "../store/data-folder.js";
import type { Logger } from "../telemetry/telemetry.js";
import type { Simulation, Simulator } from "../verification/simulator.js";

/** The emulator, standing in for Stripe in this process. */
export interface LocalEmulator {
  url: string;
  simulator: Simulator;
  /** Keeps the endpoint at this address through resets of the emulator, which would leave the service without webhooks. */
  keepEndpoint(url: string): void;
  close(): Promise<void>;
}

/** Starts the emulator, with its state beside the database's where that is kept. */
export async function startLocalEmulator(settings: {
  host: string;
  port: number;
  dataFolder: string | null;
  log: Logger;
}): Promise<LocalEmulator> {
  const { startEmulator, EmulatorControlError } = await import("stripe-identity-emulator");
  const { host, port, dataFolder, log } = settings;
  if (dataFolder !== null) await makeFolder(resolve(dataFolder));
  const emulator = await startEmulator({
    host,
    port,
    log: (line) => log.debug({ emulator: line }, "emulator"),
    ...(dataFolder === null ? {} : { stateFile: join(dataFolder, "emulator.json") }),
  });
  return {
    url: emulator.url,
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

/** Tells the emulator in its own words what the user does; it says itself what it can't do. */
function play(control: EmulatorControl, sessionId: string, simulation: Simulation): Promise<unknown> {
  if (simulation.kind === "fail")
    return control.fail(sessionId, lower(simulation.code) as Parameters<typeof control.fail>[1]);
  const outcomes = [...simulation.outcomes].map(([check, outcome]) => [lower(check), lower(outcome)]);
  return control.submit(sessionId, { ...Object.fromEntries(outcomes), delay_ms: simulation.delayMs });
}

function lower(name: string): string {
  return name.toLowerCase();
}
