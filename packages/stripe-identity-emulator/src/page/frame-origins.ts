/** Sites of this machine that may show the modal, as sources of a content security policy, which can't name IPv6 addresses. */
const loopback = ["localhost", "*.localhost", "127.0.0.1"].flatMap((host) => [`http://${host}:*`, `https://${host}:*`]);

/** Returns the sites that may frame the modal's pages, as values of `frame-ancestors`. Throws a `TypeError` where one is no origin. */
export function frameAncestors(allowedOrigins: readonly string[]): readonly string[] {
  return ["'self'", ...loopback, ...allowedOrigins.map(demandOrigin)];
}

/** Says whether a text is the origin of a site, such as `https://app.example`, and nothing more. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

function demandOrigin(text: string): string {
  if (isOrigin(text)) return text;
  throw new TypeError(`allowedFrameOrigins: "${text}" is not an origin such as https://app.example`);
}
