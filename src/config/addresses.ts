/** Where something listens, as a URL without a slash at the end. */
export function addressOf(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** How this machine reaches what may listen on all its addresses. */
export function localAddress(host: string, port: number): string {
  return addressOf(host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host, port);
}
