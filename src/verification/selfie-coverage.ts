/**
 * Countries and territories whose photo IDs Stripe's selfie check takes: ISO 3166-1 alpha-2, in alphabetical order. 110, no more and
 * no fewer.
 *
 * Source: Stripe's page "Verification checks", section "Availability" (docs.stripe.com/identity/verification-checks). It
 * lists Hong Kong, Jersey, the Palestinian territories, Puerto Rico and Taiwan as entries of their own.
 */
export const selfieCountries: readonly string[] = [
  ..."AE AL AM AR AT AU AZ BD BE BG BH BJ BO BR BS BY CA CH CI CL CM CN CO CR CY CZ".split(" "),
  ..."DE DK DO DZ EC EE EG ES FI FR GB GE GH GR GT HK HN HR HT HU ID IE IL IN IQ IT".split(" "),
  ..."JE JM JO JP KE KR KW KZ LB LI LK LT LU LV MA MD MK MM MN MT MU MX MY NG NL NO NP NZ".split(" "),
  ..."PA PE PH PK PL PR PS PT PY RO RS RU SA SE SG SI SK SV TH TN TR TW UA UG US UY UZ VE VN ZA".split(" "),
];

const covered: ReadonlySet<string> = new Set(selfieCountries);

/** Whether the selfie check takes photo IDs of this country (ISO 3166-1 alpha-2, in either case). False for what is no country at all. */
export function isSelfieCovered(country: string): boolean {
  return covered.has(country.toUpperCase());
}
