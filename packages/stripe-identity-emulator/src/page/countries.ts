/** Countries whose documents and faces Stripe Identity checks, from its table of verification checks. */
const documentCodes =
  "AE AL AM AR AT AU AZ BD BE BG BH BJ BO BR BS BY CA CH CI CL CM CN CO CR CY CZ DE DK DO DZ EC EE EG ES FI FR GB GE GH GR " +
  "GT HK HN HR HT HU ID IE IL IN IQ IT JE JM JO JP KE KR KW KZ LB LI LK LT LU LV MA MD MK MM MN MT MU MX MY NG NL NO NP NZ " +
  "PA PE PH PK PL PR PS PT PY RO RS RU SA SE SG SI SK SV TH TN TR TW UA UG US UY UZ VE VN ZA";

/** Countries whose addresses Stripe Identity checks. */
const addressCodes = "AT AU BE BR CA CH CZ DE DK ES FI FR GB HK ID IE IT MT MX MY NL NO PL PT RO SE SG SK TH US";

/** A country as the page offers it. */
export interface CountryChoice {
  code: string;
  name: string;
}

const names = new Intl.DisplayNames(["en"], { type: "region" });

function choices(codes: string): CountryChoice[] {
  return codes
    .split(" ")
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** Where a document may come from, by name. */
export const documentCountries: readonly CountryChoice[] = choices(documentCodes);

/** Where an address may lie, by name. */
export const addressCountries: readonly CountryChoice[] = choices(addressCodes);
