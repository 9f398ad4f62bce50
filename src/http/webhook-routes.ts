import type { FastifyInstance } from "fastify";
import { WebhookError } from "../stripe/webhooks.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import type { ProviderEvent } from "../verification/provider.js";
import { HttpError } from "./http-error.js";

/** The path at which Stripe delivers events, below the address of the service. */
export const webhookPath = "/webhooks/stripe";

export interface WebhookRoutesOptions {
  webhook: WebhookReceiver;
  telemetry: Telemetry;
}

export interface WebhookReceiver {
  /** Returns the event of a delivery. Throws a {@link WebhookError} when it is not signed by Stripe. */
  verify(rawBody: Buffer, signature: string | undefined): ProviderEvent;
  /** Resolves once the event is stored durably. */
  receive(event: ProviderEvent): Promise<void>;
}

const bodyLimit = 512 * 1024;

/**
 * Registers the webhook path, with and without a slash at its end. A 2xx response promises that the event is stored, since Stripe then
 * forgets it; 503 makes Stripe send it again; 4xx is for deliveries that Stripe did not sign.
 */
export async function registerWebhookRoutes(
  app: FastifyInstance,
  { webhook, telemetry }: WebhookRoutesOptions,
): Promise<void> {
  await app.register(async (scope) => {
    // The signature covers the bytes as sent, whatever their content type.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_request, body, done) => done(null, body));

    for (const path of [webhookPath, `${webhookPath}/`]) {
      scope.post(path, { bodyLimit }, async (request) => {
        const event = verified(request.body, request.headers["stripe-signature"]);
        try {
          await webhook.receive(event);
        } catch (error) {
          telemetry.metrics.webhooks.inc({ outcome: "failed" });
          telemetry.log.error({ err: error, request: request.id, event: event.id }, "an event could not be stored");
          throw new HttpError(503, "SERVICE_UNAVAILABLE", "The event could not be stored. Send it again.");
        }
        telemetry.metrics.webhooks.inc({ outcome: "received" });
        telemetry.log.debug({ request: request.id, event: event.id, type: event.type }, "event received");
        return { received: true };
      });
    }
  });

  function verified(body: unknown, signature: string | string[] | undefined): ProviderEvent {
    try {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      return webhook.verify(bytes, Array.isArray(signature) ? signature.join(",") : signature);
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      telemetry.metrics.webhooks.inc({ outcome: error.reason });
      // Without a webhook secret the fault is in our settings: not in the body, and a retry would not help.
      if (error.reason === "no_secret") throw new HttpError(403, "FORBIDDEN", error.message);
      throw new HttpError(400, "BAD_REQUEST", error.message);
    }
  }
}
