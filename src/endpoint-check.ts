import type { EndpointCheck, WebhookEndpoints } from "./stripe/webhook-endpoint.js";
import type { Logger } from "./telemetry.js";

/**
 * Looks whether Stripe sends this service all that it must hear of, and warns where it doesn't. Never fails: events may come by another
 * way, and what is missed is found by reconciliation.
 */
export async function checkEndpoint(
  endpoints: Pick<WebhookEndpoints, "check">,
  publicUrl: string,
  log: Pick<Logger, "warn" | "debug">,
): Promise<void> {
  const address = `${publicUrl}/webhooks/stripe`;
  let found: EndpointCheck[];
  try {
    found = await endpoints.check(address);
  } catch (error) {
    log.warn({ err: error, address }, "Stripe could not be asked which events it sends here");
    return;
  }
  const enabled = found.filter((endpoint) => endpoint.enabled);
  if (enabled.length === 0) {
    const state = found.length > 0 ? "the webhook endpoint is disabled" : "Stripe has no webhook endpoint";
    log.warn({ address }, `${state}: register one for all identity.verification_session events, each by its name`);
  }
  for (const { id, missingEvents } of enabled) {
    if (missingEvents.length === 0) log.debug({ endpoint: id, address }, "Stripe sends all events here");
    else log.warn({ endpoint: id, address, missingEvents }, "the webhook endpoint misses events: name each of them");
  }
}
