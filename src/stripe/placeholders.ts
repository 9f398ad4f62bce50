// The codes alone: the package's entry point reads the names in every language as well.
import countries from "i18n-iso-countries/index.js";
import type { Address, PartialDate } from "../verification/results.js";

/**
 * What Stripe writes where something was redacted: `[redacted]` for text, the 1st of January of the year 1 for a date. Neither
 * leaves this room. Source: docs.stripe.com/identity/verification-sessions, "Redact a VerificationSession".
 */
const redactedText = "[redacted]";

/** A text, or null where it is missing or redacted. */
export function text(value: string | null | undefined): string | null {
  return value === undefined || value === redactedText ? null : value;
}

/** A country by its two letters (ISO 3166-1 alpha-2), or null where it is missing, redacted, or no such code: the schema has no place for others. */
export function country(value: string | null | undefined): string | null {
  const code = text(value)?.toUpperCase() ?? "";
  return code.length === 2 && countries.isValid(code) ? code : null;
}

type Parts<Name extends string, Value> = { readonly [name in Name]?: Value | null | undefined };

/** A date, or null where it is missing, empty or redacted. */
export function partialDate(value: Parts<"day" | "month" | "year", number> | null | undefined): PartialDate | null {
  if (!value) return null;
  const { day = null, month = null, year = null } = value;
  const isRedacted = day === 1 && month === 1 && year === 1;
  const isEmpty = day === null && month === null && year === null;
  return isRedacted || isEmpty ? null : { day, month, year };
}

type WireAddress = Parts<"line1" | "line2" | "city" | "state" | "postal_code" | "country", string>;

/** An address, or null where nothing of it is left. The country of a redacted address stays, as Stripe keeps it. */
export function address(value: WireAddress | null | undefined): Address | null {
  if (!value) return null;
  const deps: Address = {
    line1: text(value.line1),
    line2: text(value.line2),
    city: text(value.city),
    state: text(value.state),
    postalCode: text(value.postal_code),
    country: country(value.country),
  };
  return Object.values(deps).every((part) => part === null) ? null : deps;
}
