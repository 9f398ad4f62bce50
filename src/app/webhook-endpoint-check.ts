import type { EndpointCheck, WebhookEndpoints } from "../stripe/webhook-endpoint.js";
import type { Logger } from "../telemetry/logger.js";

/**
 * Warns where no endpoint at Stripe delivers all events of an account to this service. Never rejects: a proxy may deliver them by another
 * address, and reconciliation finds those that are missed. Without a public URL, every endpoint with the webhook path may be the one.
 */
export async function checkEndpoint(
  endpoints: Pick<WebhookEndpoints, "check">,
  { publicUrl, path }: { publicUrl: string | null; path: string },
  log: Pick<Logger, "warn" | "debug">,
): Promise<void> {
  const address = publicUrl === null ? `*${path}` : `${publicUrl}${path}`;
  const isOurs = (url: string) => {
    const withoutSlash = url.replace(/\/$/, "");
    return publicUrl === null ? hasPath(withoutSlash, path) : withoutSlash === address;
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
