/** Lists the countries whose documents and faces Stripe Identity checks, from its table of verification checks. */
export const documentCountries: readonly string[] = (
  "AE AL AM AR AT AU AZ BD BE BG BH BJ BO BR BS BY CA CH CI CL CM CN CO CR CY CZ DE DK DO DZ EC EE EG ES FI FR GB GE GH GR " +
  "GT HK HN HR HT HU ID IE IL IN IQ IT JE JM JO JP KE KR KW KZ LB LI LK LT LU LV MA MD MK MM MN MT MU MX MY NG NL NO NP NZ " +
  "PA PE PH PK PL PR PS PT PY RO RS RU SA SE SG SI SK SV TH TN TR TW UA UG US UY UZ VE VN ZA"
).split(" ");

/** Lists the countries whose addresses Stripe Identity checks. */
export const addressCountries: readonly string[] =
  "AT AU BE BR CA CH CZ DE DK ES FI FR GB HK ID IE IT MT MX MY NL NO PL PT RO SE SG SK TH US".split(" ");
