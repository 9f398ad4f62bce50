import { countriesOf } from "./check-coverage.js";
import { CheckKind } from "./check-kind.js";

/** Describes a check for a developer who chooses between them. */
export interface CheckDescription {
  kind: CheckKind;
  title: string;
  /** The data that the user provides. */
  collects: string;
  /** The evidence that the result is based on. */
  decidesBy: string;
  /** The mutation and the option that request it. */
  howToAsk: string;
  /** The countries that it covers, ISO 3166-1 alpha-2 in alphabetical order; null where Stripe publishes no list. */
  countries: readonly string[] | null;
  /** Whether Stripe offers it by invitation only. */
  inviteOnly: boolean;
  /** Whether it processes biometric data, so that an alternative may be required by law. */
  biometric: boolean;
  /** Further limits; null where there are none. */
  note: string | null;
}

type Row = Omit<CheckDescription, "kind" | "countries">;

/** Holds the description of each check. Sources: docs.stripe.com/identity/verification-checks; stripe 23.1.0, `resources/Identity`. */
const rows: Record<CheckKind, Row> = {
  [CheckKind.DOCUMENT]: {
    title: "Document",
    collects: "Photos of the front and, where there is one, the back of a passport, an ID card or a driving license.",
    decidesBy:
      "Models and heuristics that detect forgery, templates of known documents, consistency of the barcode and the machine-readable " +
      "zone with the printed text, and human reviewers where needed.",
    howToAsk: "startDocumentVerification; also part of startSelfieVerification.",
    inviteOnly: false,
    biometric: false,
    note:
      "Text in Arabic, Chinese, Cyrillic, Greek, Hebrew, Korean, Tamil or Thai script is not extracted. Stripe says that passports " +
      "work almost everywhere, but publishes no list for them.",
  },
  [CheckKind.SELFIE]: {
    title: "Selfie",
    collects: "Pictures of the user's face, after consent to biometrics, in addition to the photo ID.",
    decidesBy: "The geometry of the face, compared with the photo on the document.",
    howToAsk: "startSelfieVerification.",
    inviteOnly: false,
    biometric: true,
    note:
      "Some places, such as the EU, require an alternative without biometrics. Query selfieAvailability for a country. An open " +
      "session lists its alternatives, and switchToNonBiometricVerification replaces it with a document check without a selfie.",
  },
  [CheckKind.ID_NUMBER]: {
    title: "ID number",
    collects: "Name, date of birth and a national ID number.",
    decidesBy: "Records of credit bureaus, utilities and governments.",
    howToAsk:
      "startIdNumberVerification; or requireIdNumber with startDocumentVerification or startSelfieVerification, which takes the name " +
      "and the date of birth from the document.",
    inviteOnly: false,
    biometric: false,
    note: "Stripe's API also names Brazil's CPF and Singapore's NRIC, but Stripe publishes coverage for the United States only.",
  },
  [CheckKind.ADDRESS]: {
    title: "Address",
    collects: "Name, date of birth and address.",
    decidesBy: "Data sources of third parties.",
    howToAsk: "startVerificationFlow, with a flow that is configured for it in the Stripe Dashboard.",
    inviteOnly: true,
    biometric: false,
    note:
      "Inferred: Stripe names no address object in its API and no error code for it. Whether the check ran follows from the flow, and " +
      "its data from the verified outputs, whose address may be the one printed on the document. A session without a flow never runs it.",
  },
  [CheckKind.PHONE]: {
    title: "Phone",
    collects: "Phone number, legal name and the code that is sent to the phone.",
    decidesBy:
      "The code, ownership records of the number, and risk signals of the network. Where these are not conclusive, a document check follows.",
    howToAsk:
      "startVerificationFlow, with a flow that is configured for it in the Stripe Dashboard; the phone of the input is suggested to the user.",
    inviteOnly: true,
    biometric: false,
    note: null,
  },
  [CheckKind.EMAIL]: {
    title: "Email",
    collects: "Email address and the code that is sent to it.",
    decidesBy: "The code.",
    howToAsk:
      "startVerificationFlow, with a flow that is configured for it in the Stripe Dashboard; the email of the input is suggested to the user.",
    inviteOnly: true,
    biometric: false,
    note: "Stripe doesn't publish the countries where it is available.",
  },
};

/** Returns the description of one check. */
export function descriptionOf(kind: CheckKind): CheckDescription {
  return { kind, ...rows[kind], countries: countriesOf(kind) };
}

/** Lists the descriptions of all checks: first those that any account can use, then those by invitation. */
export const checkDescriptions: readonly CheckDescription[] = [
  CheckKind.DOCUMENT,
  CheckKind.SELFIE,
  CheckKind.ID_NUMBER,
  CheckKind.PHONE,
  CheckKind.EMAIL,
  CheckKind.ADDRESS,
].map(descriptionOf);
