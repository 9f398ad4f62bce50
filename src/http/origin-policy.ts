/** Decides which web pages may call. Requests without `Origin` do not come from a page and are always allowed. */
export class OriginPolicy {
  readonly #exact = new Set<string>();
  readonly #anyPort = new Set<string>();

  /** @param allowed exact origins, or origins with `*` as the port */
  constructor(allowed: readonly string[], publicUrl: string | null) {
    for (const origin of publicUrl === null ? allowed : [...allowed, publicUrl]) {
      if (origin.endsWith(":*")) this.#anyPort.add(origin.slice(0, -":*".length));
      else this.#exact.add(originOf(origin) ?? origin);
    }
  }

  /**
   * Returns true where a page of the origin may call.
   * @param host the `Host` of the request, where pages of that very host may call too. Over HTTP browsers check that themselves, for
   * WebSockets they do not.
   */
  allows(origin: string | undefined, host?: string): boolean {
    if (origin === undefined) return true;
    const parsed = originOf(origin);
    if (parsed === null) return false;
    // Only the proxy in front of the service knows whether the page used TLS, so the page's own scheme counts.
    if (host !== undefined && originOf(`${new URL(parsed).protocol}//${host}`) === parsed) return true;
    return this.#exact.has(parsed) || this.#anyPort.has(parsed.replace(/:\d+$/, ""));
  }
}

/** Returns null for a URL without an origin, and for `null`, the origin of sandboxed frames. */
function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin } = new URL(url);
  return origin === "null" ? null : origin;
}
