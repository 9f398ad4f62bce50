import { CheckKind } from "./check-kind.js";
import { selfieCountries } from "./selfie-coverage.js";

/** Lists the 30 countries of the address check. Source: docs.stripe.com/identity/verification-checks, address checks. */
const addressCountries: readonly string[] =
  "AT AU BE BR CA CH CZ DE DK ES FI FR GB HK ID IE IT MT MX MY NL NO PL PT RO SE SG SK TH US".split(" ");

/**
 * Lists the countries that each check covers; null where Stripe publishes no list. Source: docs.stripe.com/identity/verification-checks.
 *
 * - Document: the same 110 countries as the selfie. Stripe says that passports work almost everywhere, but publishes no list for them.
 * - ID number: the United States. The API also names the numbers of Brazil and Singapore, but no page says that they are available.
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

/** Returns the countries that a check covers, ISO 3166-1 alpha-2 in alphabetical order; null where Stripe publishes no list. */
export function countriesOf(check: CheckKind): readonly string[] | null {
  return coverage[check];
}

/** Returns whether a check covers a country (ISO 3166-1 alpha-2, in either case); null where Stripe publishes no list. */
export function isCovered(check: CheckKind, country: string): boolean | null {
  return coverage[check]?.includes(country.toUpperCase()) ?? null;
}
