import Stripe from "stripe";
import { EmulatorControl } from "stripe-identity-emulator";
import { startProcess } from "./child-process.js";
import { executable } from "./command.js";
import { freePort } from "./free-port.js";

/** The emulator in a process of its own, so that it runs on while processes of the service are killed. */
export interface EmulatorProcess {
  url: string;
  control: EmulatorControl;
  stripe: Stripe;
  /** Registers the service at this address as a webhook endpoint and returns its signing secret. */
  registerWebhook(serviceUrl: string): Promise<string>;
  close(): Promise<void>;
}

const eventTypes = ["created", "processing", "requires_input", "verified", "canceled", "redacted"] as const;

export async function startEmulatorProcess(seed: string): Promise<EmulatorProcess> {
  const port = await freePort();
  const child = startProcess(process.execPath, [executable, "emulator"], {
    EMULATOR_PORT: String(port),
    EMULATOR_SEED: seed,
  });
  await child.waitForOutput(/Stripe Identity emulator: http/);
  const url = `http://127.0.0.1:${port}`;
  const stripe = new Stripe("sk_test_outside", { host: "127.0.0.1", port, protocol: "http", telemetry: false });
  return {
    url,
    stripe,
    control: new EmulatorControl(url),
    async registerWebhook(serviceUrl) {
      const endpoint = await stripe.webhookEndpoints.create({
        url: `${serviceUrl}/webhooks/stripe`,
        enabled_events: eventTypes.map((name) => `identity.verification_session.${name}` as const),
      });
      if (!endpoint.secret) throw new Error("the new webhook endpoint has no secret");
      return endpoint.secret;
    },
    async close() {
      await child.end("SIGKILL");
    },
  };
}
