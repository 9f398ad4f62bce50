/** Describes a law that gives the people of a country the right to be verified without biometrics. */
export interface BiometricLaw {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** The law and its relevant articles. */
  law: string;
  /** Why the law requires an alternative, with the authority for that reading. */
  source: string;
}

const gdpr = "General Data Protection Regulation, Regulation (EU) 2016/679, articles 4(14), 7(4) and 9";
const gdprSource =
  "Article 9(2)(a) requires explicit consent, which is freely given only where it can be refused (recital 42). European Data Protection " +
  "Board, Guidelines 3/2019 on video devices, section 5.1: the controller must offer an alternative without biometrics.";

function lawOf(countries: string, law: string, source: string): BiometricLaw[] {
  return countries.split(" ").map((country) => ({ country, law, source }));
}

/**
 * Lists the countries where an alternative without biometrics must be offered, with the source of each entry. Stripe names the EU as an
 * example and advises to ask counsel (docs.stripe.com/identity/verification-checks), so this list is our reading, not legal advice.
 *
 * A country is listed only where its law lets a person refuse biometrics without losing the service. Two groups are left out on
 * purpose: laws that require a notice or a written release, but allow to insist on biometrics (Illinois, Texas and Washington in the
 * United States), and laws that permit biometrics without consent to prevent fraud (Brazil, LGPD article 11, II, g). Operators can
 * extend the list.
 */
export const biometricLaws: readonly BiometricLaw[] = [
  ...lawOf("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK", gdpr, gdprSource),
  ...lawOf(
    "AX GF GP MF MQ RE YT",
    gdpr,
    `Part of the Union's territory with a country code of its own (Treaty on the Functioning of the EU, article 355). ${gdprSource}`,
  ),
  ...lawOf(
    "IS LI NO",
    gdpr,
    `In force in the EEA by decision 154/2018 of the EEA Joint Committee, of 6 July 2018. ${gdprSource}`,
  ),
  ...lawOf(
    "GB",
    "UK GDPR, articles 4(14), 7(4) and 9, with the Data Protection Act 2018",
    "Information Commissioner's Office, Biometric data guidance: biometric recognition, on lawful processing: explicit consent is " +
      "likely to be the most appropriate condition; consent is not freely given where there is no other option.",
  ),
  ...lawOf(
    "GI",
    "Gibraltar GDPR, articles 4(14), 7(4) and 9, with the Data Protection Act 2004",
    "Gibraltar kept the text of the GDPR as its own law when it left the Union.",
  ),
  ...lawOf(
    "JE",
    "Data Protection (Jersey) Law 2018, schedule 2",
    "Biometric data are special category data; the consent must be explicit and freely given. Written to equal the GDPR.",
  ),
  ...lawOf(
    "GG",
    "Data Protection (Bailiwick of Guernsey) Law, 2017, schedule 2",
    "Biometric data are special category data; the consent must be explicit and freely given. Written to equal the GDPR.",
  ),
  ...lawOf(
    "IM",
    "Data Protection (Application of GDPR) Order 2018, SD 2018/0143",
    "The Isle of Man applies the text of the GDPR as its own law.",
  ),
  ...lawOf(
    "CH",
    "Federal Act on Data Protection of 25 September 2020, articles 5(c)(4) and 6(6) and 6(7)(a)",
    "Biometric data that identify a person are sensitive data; consent must be given expressly and voluntarily. " +
      "The Act permits processing by consent or by overriding interest, so the duty is inferred for the general case.",
  ),
  ...lawOf(
    "CA",
    "Quebec, Act to establish a legal framework for information technology (CQLR, c. C-1.1), section 44",
    "Commission d'accès à l'information, Le consentement à l'utilisation de la biométrie (cai.gouv.qc.ca/biometrie): an alternative " +
      "must be provided for those who don't consent. A country code doesn't identify the province, so all of Canada is treated alike.",
  ),
];
