import type { FastifyInstance } from "fastify";
import { EmulatorControl } from "./control-client.js";
import { scheduleRedaction } from "./identity/redaction.js";
import { scheduleOutcome } from "./identity/session-lifecycle.js";
import { type EmulatorOptions, withDefaults } from "./options.js";
import { buildServer } from "./server.js";
import { StateFile } from "./state/state-file.js";
import { World } from "./state/world.js";

/** A running emulator. */
export interface RunningEmulator {
  /** The address of the emulator, without a slash at the end. */
  url: string;
  port: number;
  control: EmulatorControl;
  /** Keeps the endpoints with this URL and their secrets on later resets, for a service that cannot register again. */
  keepEndpoint(url: string): void;
  /** Stops the server and all deliveries, and writes pending changes to the state file. */
  close(): Promise<void>;
}

/** Starts a Stripe Identity emulator. Rejects if the port is in use or the state file cannot be used. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const settings = withDefaults(options);
  const world = new World(settings);
  const app = await buildServer(world);
  let furnished = () => {};
  const ready = new Promise<void>((resolve) => {
    furnished = resolve;
  });
  app.addHook("onRequest", () => ready);
  await app.listen({ port: settings.port, host: settings.host });
  const address = app.server.address();
  const port = typeof address === "object" && address !== null ? address.port : settings.port;
  const url = `http://${reachableHost(settings.host)}:${port}`;
  world.baseUrl = settings.publicUrl ?? url;
  // The state file is opened only once the port is held, so that two processes never write it.
  const stateFile = await openState(world, app);
  world.resume((ledger, session) => {
    scheduleOutcome(world, ledger, session);
    scheduleRedaction(world, ledger, session);
  });
  furnished();
  return {
    url,
    port,
    control: new EmulatorControl(url),
    keepEndpoint(address) {
      world.keptEndpoints.add(address);
    },
    async close() {
      world.scheduler.stop();
      world.deliveries.close();
      await app.close();
      stateFile?.close();
    },
  };
}

/** Returns the host to reach the emulator with: loopback if it listens on all addresses. */
function reachableHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

async function openState(world: World, app: FastifyInstance): Promise<StateFile | null> {
  const path = world.settings.stateFile;
  if (path === null) return null;
  try {
    return StateFile.open(path, world);
  } catch (error) {
    await app.close();
    throw error;
  }
}
