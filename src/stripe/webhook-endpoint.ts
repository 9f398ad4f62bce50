import { z } from "zod";
import type { StripeCalls } from "./calls.js";
import { identityEventTypes } from "./event-types.js";
import { parseAs } from "./parse-response.js";

const endpoint = z.object({ id: z.string(), url: z.string(), status: z.string(), enabled_events: z.array(z.string()) });
const created = z.object({ id: z.string(), secret: z.string() });
const list = z.object({ data: z.array(endpoint) });

/** Describes a registered endpoint, with the types of session event that it does not receive. */
export interface EndpointCheck {
  id: string;
  url: string;
  enabled: boolean;
  /** `*` does not include `redacted`, which must be named. Source: docs.stripe.com/identity/how-sessions-work. */
  missingEvents: string[];
}

/** Registers and checks the endpoints to which Stripe sends events. Source: docs.stripe.com/api/webhook_endpoints. */
export class WebhookEndpoints {
  constructor(private readonly calls: StripeCalls) {}

  /**
   * Replaces the endpoints at an address by a new one, and returns its signing secret, which Stripe shows at the creation only. Names
   * each of the six types of event, since `*` does not include `redacted`.
   */
  async register(url: string): Promise<string> {
    for (const { id } of await this.#at((registered) => registered === url)) {
      await this.calls.run({
        operation: "webhookEndpoints.del",
        credential: "standard",
        send: (client, options) => client.webhookEndpoints.del(id, {}, options),
        parse: parseAs(z.object({ id: z.string() })),
      });
    }
    const { secret } = await this.calls.run({
      operation: "webhookEndpoints.create",
      credential: "standard",
      idempotencyKey: `vg_endpoint_${crypto.randomUUID()}`,
      send: (client, options) =>
        client.webhookEndpoints.create({ url, enabled_events: [...identityEventTypes] }, options),
      parse: parseAs(created),
    });
    return secret;
  }

  /** Returns the endpoints at matching addresses, with the types of event that they lack. */
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
      parse: parseAs(list),
    });
    return data.filter(({ url }) => isAddress(url));
  }
}
