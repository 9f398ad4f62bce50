// The entry point of the package would also load the names of all countries in every language.
import countries from "i18n-iso-countries/index.js";
import type { Address, PartialDate } from "../verification/results.js";

/**
 * Stripe's placeholder for a redacted text. The one for a redacted date is the 1st of January of the year 1. Neither is passed on.
 *
 * Source: docs.stripe.com/identity/verification-sessions, "Redact a VerificationSession".
 */
const redactedText = "[redacted]";

/** Returns a text; null where it is missing or redacted. */
export function text(value: string | null | undefined): string | null {
  return value === undefined || value === redactedText ? null : value;
}

/** Returns a country as ISO 3166-1 alpha-2; null where it is missing, redacted or no such code, which the GraphQL scalar would not accept. */
export function country(value: string | null | undefined): string | null {
  const code = text(value)?.toUpperCase() ?? "";
  return code.length === 2 && countries.isValid(code) ? code : null;
}

type Parts<Name extends string, Value> = { readonly [name in Name]?: Value | null | undefined };

/** Returns a date; null where it is missing, empty or redacted. */
export function partialDate(value: Parts<"day" | "month" | "year", number> | null | undefined): PartialDate | null {
  if (!value) return null;
  const { day = null, month = null, year = null } = value;
  const isRedacted = day === 1 && month === 1 && year === 1;
  const isEmpty = day === null && month === null && year === null;
  return isRedacted || isEmpty ? null : { day, month, year };
}

type WireAddress = Parts<"line1" | "line2" | "city" | "state" | "postal_code" | "country", string>;

/** Returns an address; null where no part of it is left. Stripe keeps the country of a redacted address, and so does this. */
export function address(value: WireAddress | null | undefined): Address | null {
  if (!value) return null;
  const translated: Address = {
    line1: text(value.line1),
    line2: text(value.line2),
    city: text(value.city),
    state: text(value.state),
    postalCode: text(value.postal_code),
    country: country(value.country),
  };
  return Object.values(translated).every((part) => part === null) ? null : translated;
}
