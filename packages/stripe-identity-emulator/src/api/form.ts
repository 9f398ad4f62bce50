import qs from "qs";

/** A decoded form: text, or named parts. The parameter's schema decides whether parts are a list or a map. */
export type FormValue = string | FormParts;
export interface FormParts {
  [name: string]: FormValue;
}

/**
 * Decodes `a=1&b[c]=2&d[]=3&d[0]=4` and its percent-encoded forms. Lists are parts named by position; a repeated name is a
 * list. The result has no inherited properties, and no `__proto__`.
 */
export function decodeForm(text: string): FormParts {
  return normalise(
    qs.parse(text, {
      parseArrays: false,
      plainObjects: true,
      depth: 8,
      parameterLimit: 10_000,
      strictNullHandling: false,
    }),
  );
}

/** Converts a JSON object (the bodies of `/v2`) to the same form. */
export function decodeJson(value: object): FormParts {
  return normalise(value);
}

function normalise(value: object): FormParts {
  const parts: FormParts = Object.create(null);
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue;
    parts[name] = normaliseValue(part);
  }
  return parts;
}

function normaliseValue(value: unknown): FormValue {
  if (Array.isArray(value)) return normalise({ ...value });
  if (typeof value === "object" && value !== null) {
    const parts = normalise(value);
    // `d[]=1&d[]=2` is parsed as one part that has both values.
    const only = parts["0"];
    return Object.keys(parts).length === 1 && typeof only === "object" && isList(only) ? only : parts;
  }
  return value === null ? "" : String(value);
}

/** Returns whether the parts are named by position. */
export function isList(parts: FormParts): boolean {
  return Object.keys(parts).every((name) => /^\d+$/.test(name) || name === "");
}
