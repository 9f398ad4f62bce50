/** Decides which pages may call. A caller that sends no `Origin` is no browser, which is what origins protect. */
export class OriginPolicy {
  readonly #exact = new Set<string>();
  readonly #anyPort = new Set<string>();

  constructor(allowed: readonly string[], publicUrl: string | null) {
    for (const origin of publicUrl === null ? allowed : [...allowed, publicUrl]) {
      if (origin.endsWith(":*")) this.#anyPort.add(origin.slice(0, -":*".length));
      else this.#exact.add(originOf(origin) ?? origin);
    }
  }

  /** @param host the address that was asked, where its own pages may call too: browsers ask nobody for those over HTTP. */
  allows(origin: string | undefined, host?: string): boolean {
    if (origin === undefined) return true;
    const parsed = originOf(origin);
    if (parsed === null) return false;
    // Whether it was asked by TLS only what stands before the service knows.
    if (host !== undefined && originOf(`${new URL(parsed).protocol}//${host}`) === parsed) return true;
    return this.#exact.has(parsed) || this.#anyPort.has(parsed.replace(/:\d+$/, ""));
  }
}

/** Null for what names no origin, among it the `null` of sandboxed frames. */
function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin } = new URL(url);
  return origin === "null" ? null : origin;
}
