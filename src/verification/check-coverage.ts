import { selfieCountries } from "./selfie-coverage.js";
import { CheckKind } from "./session.js";

/**
 * Where the address check can be had: 30 countries.
 *
 * Source: docs.stripe.com/identity/verification-checks, address checks.
 */
const addressCountries: readonly string[] =
  "AT AU BE BR CA CH CZ DE DK ES FI FR GB HK ID IE IT MT MX MY NL NO PL PT RO SE SG SK TH US".split(" ");

/**
 * Where each check can be had; null where Stripe publishes no list. Source: docs.stripe.com/identity/verification-checks.
 *
 * - Document: the same 110 codes as the selfie. Passports are said to work almost everywhere, but no list of them is published.
 * - ID number: the United States. The API also names Brazil's and Singapore's numbers; no page says that they can be had.
 * - Phone: the United States.
 * - Email: nothing is published.
 */
const coverage: Record<CheckKind, readonly string[] | null> = {
  [CheckKind.DOCUMENT]: selfieCountries,
  [CheckKind.SELFIE]: selfieCountries,
  [CheckKind.ID_NUMBER]: ["US"],
  [CheckKind.ADDRESS]: addressCountries,
  [CheckKind.PHONE]: ["US"],
  [CheckKind.EMAIL]: null,
};

/** The countries that a check covers, ISO 3166-1 alpha-2 in alphabetical order; null where Stripe publishes none. */
export function countriesOf(check: CheckKind): readonly string[] | null {
  return coverage[check];
}

/** Whether a check covers a country (ISO 3166-1 alpha-2, in either case); null where Stripe publishes no list. */
export function isCovered(check: CheckKind, country: string): boolean | null {
  return coverage[check]?.includes(country.toUpperCase()) ?? null;
}
