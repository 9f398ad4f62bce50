import Stripe from "stripe";
import type { Credential } from "../verification/provider.js";
import { createHttpClient } from "./http-client.js";

/** Holds the settings of the clients for Stripe. */
export interface StripeClientsOptions {
  /** `sk_...`: creates and reads sessions, and reads standard results. */
  secretKey: string;
  /**
   * `rk_...`: reads sensitive results and creates links to images. Without one (null) such calls are rejected before they are sent.
   * Source: docs.stripe.com/identity/access-verification-results.
   */
  restrictedKey: string | null;
  /** `http(s)://host[:port]` of another server with Stripe's API; null for Stripe. */
  apiUrl: string | null;
  /** Milliseconds that a socket may be idle. The call policy limits each request and each call as well. */
  timeoutMs?: number;
  version?: string;
}

/** Holds a client for each credential. The SDK's retries are off, since `calls.ts` is the only place that retries. */
export interface StripeClients {
  standard: Stripe;
  sensitive: Stripe | null;
}

/** Creates the clients. Throws where the address has a path, because the SDK would ignore it. */
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

/** Returns the client for a credential; null where its key is not set. */
export function clientFor(clients: StripeClients, credential: Credential): Stripe | null {
  return credential === "sensitive" ? clients.sensitive : clients.standard;
}

function addressOf(apiUrl: string): Pick<Stripe.StripeConfig, "host" | "port" | "protocol"> {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : null;
  const protocol = url?.protocol === "http:" ? "http" : url?.protocol === "https:" ? "https" : null;
  if (!url || !protocol || url.pathname !== "/" || url.search || url.hash || url.username || url.password) {
    throw new TypeError("The Stripe API address must have the form http(s)://host[:port]");
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return { host, port: url.port || (protocol === "http" ? 80 : 443), protocol };
}
