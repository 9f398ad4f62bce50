import Stripe from "stripe";
import { EmulatorControl } from "stripe-identity-emulator";
import { startProcess } from "./child-process.js";
import { main } from "./command.js";
import { freePort } from "./free-port.js";

/** The emulator in a process of its own, as Stripe is. */
export interface OutsideEmulator {
  url: string;
  control: EmulatorControl;
  stripe: Stripe;
  /** Has events sent to an address; answers the secret that they are signed with. */
  sendTo(url: string): Promise<string>;
  close(): Promise<void>;
}

const eventTypes = ["created", "processing", "requires_input", "verified", "canceled", "redacted"] as const;

export async function startOutsideEmulator(seed: string): Promise<OutsideEmulator> {
  const port = await freePort();
  const process_ = startProcess(process.execPath, [main, "emulator"], {
    EMULATOR_PORT: String(port),
    EMULATOR_SEED: seed,
  });
  await process_.untilSaid(/Stripe Identity emulator: http/);
  const url = `http://127.0.0.1:${port}`;
  const stripe = new Stripe("sk_test_outside", { host: "127.0.0.1", port, protocol: "http", telemetry: false });
  return {
    url,
    stripe,
    control: new EmulatorControl(url),
    async sendTo(address) {
      const endpoint = await stripe.webhookEndpoints.create({
        url: `${address}/webhooks/stripe`,
        enabled_events: eventTypes.map((name) => `identity.verification_session.${name}` as const),
      });
      if (!endpoint.secret) throw new Error("a new endpoint has a secret");
      return endpoint.secret;
    },
    async close() {
      await process_.end("SIGKILL");
    },
  };
}
