/** Schemes that run code or read data in the browser instead of opening a site or an app. */
const refused = new Set([
  "javascript:",
  "data:",
  "vbscript:",
  "blob:",
  "file:",
  "about:",
  "view-source:",
  "filesystem:",
]);

/**
 * Returns the address to which the page may send its visitor: a site, or an app's own scheme. Returns null for anything else;
 * the visitor then stays on the page.
 */
export function safeReturnUrl(url: string | null): string | null {
  if (url === null) return null;
  try {
    const parsed = new URL(url);
    return refused.has(parsed.protocol) ? null : parsed.href;
  } catch {
    return null;
  }
}
