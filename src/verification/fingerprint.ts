import { createHash } from "node:crypto";

/** Returns a hash of values that is independent of the order of fields within objects. */
export function fingerprint(...values: readonly unknown[]): string {
  return createHash("sha256")
    .update(JSON.stringify(values.map(sortFields)))
    .digest("hex");
}

function sortFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortFields);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortFields(inner)]));
}
