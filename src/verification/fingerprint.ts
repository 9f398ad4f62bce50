import { createHash } from "node:crypto";

/** A hash that is the same for values that say the same, in whatever order their fields stand. */
export function fingerprint(...values: readonly unknown[]): string {
  return createHash("sha256")
    .update(JSON.stringify(values.map(ordered)))
    .digest("hex");
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
