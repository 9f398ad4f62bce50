import Stripe from "stripe";
import type { Credential } from "../verification/provider.js";
import { createHttpClient } from "./http-client.js";

export interface StripeClientsOptions {
  /** `sk_...`: creates and reads sessions, reads standard results. */
  secretKey: string;
  /** `rk_...`: reads sensitive results and makes image links. Null: such calls are refused before they are sent. */
  restrictedKey: string | null;
  /** `http(s)://host[:port]` of another place that speaks Stripe's API; null: Stripe. */
  apiUrl: string | null;
  /** Milliseconds that a socket may be idle. The call policy bounds each try and each call beside it. */
  timeoutMs?: number;
  version?: string;
}

/** The two credentials. The SDK's own retries are off: `calls.ts` is the one place that retries. */
export interface StripeClients {
  standard: Stripe;
  sensitive: Stripe | null;
}

export function createStripeClients(options: StripeClientsOptions): StripeClients {
  const config: Stripe.StripeConfig = {
    ...(options.apiUrl === null ? {} : addressOf(options.apiUrl)),
    maxNetworkRetries: 0,
    timeout: options.timeoutMs ?? 10_000,
    httpClient: createHttpClient(),
    telemetry: false,
    appInfo: { name: "verification-graph", ...(options.version === undefined ? {} : { version: options.version }) },
  };
  return {
    standard: new Stripe(options.secretKey, config),
    sensitive: options.restrictedKey === null ? null : new Stripe(options.restrictedKey, config),
  };
}

/** The client for a credential; null where its key isn't set. */
export function clientFor(clients: StripeClients, credential: Credential): Stripe | null {
  return credential === "sensitive" ? clients.sensitive : clients.standard;
}

/** The SDK knows host, port and protocol, but no base path: an address with one is refused rather than cut short. */
function addressOf(apiUrl: string): Pick<Stripe.StripeConfig, "host" | "port" | "protocol"> {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : null;
  const protocol = url?.protocol === "http:" ? "http" : url?.protocol === "https:" ? "https" : null;
  if (!url || !protocol || url.pathname !== "/" || url.search || url.hash || url.username || url.password) {
    throw new TypeError("The Stripe API address must have the form http(s)://host[:port]");
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return { host, port: url.port || (protocol === "http" ? 80 : 443), protocol };
}
