import { isIPv4 } from "node:net";

/** Names of Stripe under which an app reaches the emulator where they are pointed at it. */
const stripeHosts = new Set(["api.stripe.com", "files.stripe.com", "js.stripe.com", "verify.stripe.com"]);

/** Returns whether a host name or address is this machine's own, which no other machine can reach. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  return (
    name === "localhost" || name.endsWith(".localhost") || name === "::1" || (isIPv4(name) && name.startsWith("127."))
  );
}

/**
 * Returns a check of the host that a request names. Guards the emulator, which has no secrets, against web pages that reach it under a
 * name of their own (DNS rebinding).
 */
export function hostCheck(settings: {
  host: string;
  publicUrl: string | null;
  allowedHosts: readonly string[];
}): (host: string | undefined) => boolean {
  const { host, publicUrl, allowedHosts } = settings;
  const allowed = new Set([host, ...allowedHosts, ...stripeHosts].map((name) => name.toLowerCase()));
  if (publicUrl !== null) allowed.add(new URL(publicUrl).hostname);
  return (named) => {
    if (named === undefined || !URL.canParse(`http://${named}`)) return false;
    const { hostname } = new URL(`http://${named}`);
    return isLoopback(hostname) || allowed.has(hostname) || allowed.has(hostname.replace(/^\[|\]$/g, ""));
  };
}
