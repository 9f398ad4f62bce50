/**
 * Lists the 110 countries and territories whose photo IDs Stripe's selfie check accepts: ISO 3166-1 alpha-2, in alphabetical order.
 *
 * Source: docs.stripe.com/identity/verification-checks, section "Availability". It lists Hong Kong, Jersey, the Palestinian
 * territories, Puerto Rico and Taiwan as separate entries.
 */
export const selfieCountries: readonly string[] = [
  ..."AE AL AM AR AT AU AZ BD BE BG BH BJ BO BR BS BY CA CH CI CL CM CN CO CR CY CZ".split(" "),
  ..."DE DK DO DZ EC EE EG ES FI FR GB GE GH GR GT HK HN HR HT HU ID IE IL IN IQ IT".split(" "),
  ..."JE JM JO JP KE KR KW KZ LB LI LK LT LU LV MA MD MK MM MN MT MU MX MY NG NL NO NP NZ".split(" "),
  ..."PA PE PH PK PL PR PS PT PY RO RS RU SA SE SG SI SK SV TH TN TR TW UA UG US UY UZ VE VN ZA".split(" "),
];

const covered: ReadonlySet<string> = new Set(selfieCountries);

/** Returns whether the selfie check accepts photo IDs of a country (ISO 3166-1 alpha-2, in either case). False for any other text. */
export function isSelfieCovered(country: string): boolean {
  return covered.has(country.toUpperCase());
}
