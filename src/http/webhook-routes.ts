import type { FastifyInstance } from "fastify";
import { WebhookError } from "../stripe/webhooks.js";
import type { ProviderEvent } from "../verification/provider.js";
import type { Doors } from "./doors.js";
import { Problem } from "./http-error.js";

const bodyLimit = 512 * 1024;

/**
 * `POST /webhooks/stripe`. Its answer is a promise: with 2xx the event is kept and Stripe forgets it; 503 makes Stripe send it again;
 * 4xx is for deliveries that aren't Stripe's.
 */
export async function openWebhookDoor(app: FastifyInstance, doors: Doors): Promise<void> {
  const { webhook, telemetry } = doors;

  await app.register(async (scope) => {
    // The signature is over the bytes as they were sent, whatever their content type says.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_request, body, done) => done(null, body));

    scope.post("/webhooks/stripe", { bodyLimit }, async (request) => {
      const event = verified(request.body, request.headers["stripe-signature"]);
      try {
        await webhook.receive(event);
      } catch (error) {
        telemetry.webhooks.inc({ outcome: "failed" });
        telemetry.log.error({ err: error, request: request.id, event: event.id }, "an event could not be kept");
        throw new Problem(503, "SERVICE_UNAVAILABLE", "The event could not be kept. Send it again.");
      }
      telemetry.webhooks.inc({ outcome: "received" });
      telemetry.log.debug({ request: request.id, event: event.id, type: event.type }, "event received");
      return { received: true };
    });
  });

  function verified(body: unknown, signature: string | string[] | undefined): ProviderEvent {
    try {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      return webhook.verify(bytes, Array.isArray(signature) ? signature.join(",") : signature);
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      telemetry.webhooks.inc({ outcome: error.reason });
      // A door without a secret is shut, by a setting of ours: no fault of the body, and no reason to try again.
      if (error.reason === "no_secret") throw new Problem(403, "FORBIDDEN", error.message);
      throw new Problem(400, "BAD_REQUEST", error.message);
    }
  }
}
