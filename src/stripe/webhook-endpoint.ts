import { z } from "zod";
import { readAs } from "./answers.js";
import type { StripeCalls } from "./calls.js";
import { identityEventTypes } from "./identity-provider.js";

const endpoint = z.object({ id: z.string(), url: z.string(), status: z.string(), enabled_events: z.array(z.string()) });
const created = z.object({ id: z.string(), secret: z.string() });
const list = z.object({ data: z.array(endpoint) });

/** An endpoint as Stripe has it, with the events of a session that it does not hear of. */
export interface EndpointCheck {
  id: string;
  url: string;
  enabled: boolean;
  /** `*` leaves `redacted` out: it must be named. Source: docs.stripe.com/identity/how-sessions-work. */
  missingEvents: string[];
}

/** Registers where Stripe sends its events. Each of the six is named, since `*` leaves `redacted` out. */
export class WebhookEndpoints {
  constructor(private readonly calls: StripeCalls) {}

  /** Makes a new endpoint at this address, and removes the ones there were; answers the secret that it signs with. */
  async register(url: string): Promise<string> {
    for (const { id } of await this.#at((registered) => registered === url)) {
      await this.calls.run({
        operation: "webhookEndpoints.del",
        credential: "standard",
        send: (client, options) => client.webhookEndpoints.del(id, {}, options),
        read: readAs(z.object({ id: z.string() })),
      });
    }
    const { secret } = await this.calls.run({
      operation: "webhookEndpoints.create",
      credential: "standard",
      idempotencyKey: `vg_endpoint_${crypto.randomUUID()}`,
      send: (client, options) =>
        client.webhookEndpoints.create({ url, enabled_events: [...identityEventTypes] }, options),
      read: readAs(created),
    });
    return secret;
  }

  /** What is registered at such addresses, and what it lacks. */
  async check(isAddress: (url: string) => boolean): Promise<EndpointCheck[]> {
    return (await this.#at(isAddress)).map(({ id, url, status, enabled_events }) => ({
      id,
      url,
      enabled: status === "enabled",
      missingEvents: identityEventTypes.filter(
        (type) => !enabled_events.includes(type) && !(enabled_events.includes("*") && !type.endsWith(".redacted")),
      ),
    }));
  }

  async #at(isAddress: (url: string) => boolean): Promise<z.infer<typeof endpoint>[]> {
    const { data } = await this.calls.run({
      operation: "webhookEndpoints.list",
      credential: "standard",
      send: (client, options) => client.webhookEndpoints.list({ limit: 100 }, options),
      read: readAs(list),
    });
    return data.filter(({ url }) => isAddress(url));
  }
}
