/** Schemes that run or read something in the browser instead of leading to a site or an app. */
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
 * The address to which the page may send its visitor: a site, or an app's own scheme. Anything else is null, and the
 * page then keeps the visitor.
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
