import { isIPv4 } from "node:net";

/** Returns the URL of a listener, without a trailing slash. */
export function addressOf(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Returns the URL by which this machine reaches a listener that may listen on all addresses. */
export function localAddress(host: string, port: number): string {
  return addressOf(host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host, port);
}

/** Returns whether a host name or address is this machine's own and no other machine can reach it. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  return (
    name === "localhost" || name.endsWith(".localhost") || name === "::1" || (isIPv4(name) && name.startsWith("127."))
  );
}
