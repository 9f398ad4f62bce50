/**
 * A cursor's parts as the one text that clients carry, opaque to them. The parts name the kind of list and its tenant, so that one that
 * strayed is refused rather than misread.
 */
export function encodeCursor(deps: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(deps)).toString("base64url");
}

/** The parts of a cursor; none for any other text. */
export function decodeCursor(cursor: string): unknown[] {
  try {
    const deps: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    // Node reads over what is no base64: a text that it would write otherwise was tampered with.
    return Array.isArray(deps) && encodeCursor(deps) === cursor ? deps : [];
  } catch {
    return [];
  }
}

/** The cursor of a place in a tenant's log. */
export function eventCursor(tenantId: string, position: number): string {
  return encodeCursor(["event", tenantId, position]);
}
