import type { Parameter } from "./parameters.js";
import { badRequest } from "./stripe-error.js";

/** Stripe's limits (Stripe docs: metadata). */
const mostKeys = 50;
const longestKey = 40;
const longestValue = 500;

/** A change of a metadata map: `null` clears the map; an empty value removes its key. */
export type MetadataChange = Record<string, string> | null;

/** Reads the `metadata` parameter. Numbers and names of JavaScript's own properties are ordinary keys. */
export const metadata: Parameter<MetadataChange | undefined> = {
  absent: () => undefined,
  read: (value, name) => {
    if (value === "") return null;
    if (typeof value === "string") throw badRequest("Invalid object", name);
    const change: Record<string, string> = Object.create(null);
    for (const [key, entry] of Object.entries(value)) {
      const place = `${name}[${key}]`;
      if (typeof entry !== "string") throw badRequest("Metadata values must be strings.", place);
      if (charactersIn(key) > longestKey) {
        throw badRequest(
          `Metadata keys can have up to ${longestKey} characters; '${key.slice(0, 20)}...' has ${charactersIn(key)}.`,
          place,
        );
      }
      if (charactersIn(entry) > longestValue) {
        throw badRequest(
          `Metadata values can have up to ${longestValue} characters; this one has ${charactersIn(entry)}.`,
          place,
        );
      }
      change[key] = entry;
    }
    return change;
  },
};

/** Returns the number of code points: an emoji is one character. */
function charactersIn(text: string): number {
  return [...text].length;
}

/** Returns the map after a change. Throws 400 if it would have too many keys. */
export function applyMetadata(
  current: Record<string, string>,
  change: MetadataChange | undefined,
): Record<string, string> {
  if (change === undefined) return current;
  if (change === null) return {};
  const next = new Map(Object.entries(current));
  for (const [key, value] of Object.entries(change)) {
    if (value === "") next.delete(key);
    else next.set(key, value);
  }
  if (next.size > mostKeys) throw badRequest(`You can specify up to ${mostKeys} metadata keys.`, "metadata");
  return Object.fromEntries(next);
}
