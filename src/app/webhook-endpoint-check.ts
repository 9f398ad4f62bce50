import { webhookPath } from "../http/webhook-routes.js";
import type { EndpointCheck, WebhookEndpoints } from "../stripe/webhook-endpoint.js";
import type { Logger } from "../telemetry/logger.js";

/**
 * Looks whether Stripe sends this service all that it must hear of, and warns where it doesn't. Never fails: events may come by another
 * way, and what is missed is found by reconciliation. Where nobody says what the service is called outside (`publicUrl` null), each
 * endpoint with the webhook door's path may be its.
 */
export async function checkEndpoint(
  endpoints: Pick<WebhookEndpoints, "check">,
  publicUrl: string | null,
  log: Pick<Logger, "warn" | "debug">,
): Promise<void> {
  const address = publicUrl === null ? `*${webhookPath}` : `${publicUrl}${webhookPath}`;
  const isOurs = (url: string) => {
    const withoutSlash = url.replace(/\/$/, "");
    return publicUrl === null ? hasPath(withoutSlash, webhookPath) : withoutSlash === address;
  };
  let found: EndpointCheck[];
  try {
    found = await endpoints.check(isOurs);
  } catch (error) {
    log.warn({ err: error, address }, "Stripe could not be asked which events it sends here");
    return;
  }
  const enabled = found.filter((endpoint) => endpoint.enabled);
  if (enabled.length === 0) {
    const state = found.length > 0 ? "the webhook endpoint is disabled" : "Stripe has no webhook endpoint";
    log.warn({ address }, `${state}: register one for all identity.verification_session events, each by its name`);
  }
  for (const { id, url, missingEvents } of enabled) {
    if (missingEvents.length === 0) log.debug({ endpoint: id, address: url }, "Stripe sends all events here");
    else
      log.warn({ endpoint: id, address: url, missingEvents }, "the webhook endpoint misses events: name each of them");
  }
}

function hasPath(url: string, path: string): boolean {
  return URL.canParse(url) && new URL(url).pathname.endsWith(path);
}
