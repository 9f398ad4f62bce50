import { countriesOf } from "./check-coverage.js";
import { CheckKind } from "./session.js";

/** What a developer needs to know to choose a check. */
export interface CheckDescription {
  kind: CheckKind;
  title: string;
  /** What the user is asked for. */
  collects: string;
  /** What the result rests on. */
  decidesBy: string;
  /** Which mutation and option ask for it. */
  howToAsk: string;
  /** Where it can be had, ISO 3166-1 alpha-2 in alphabetical order; null where Stripe publishes no list. */
  countries: readonly string[] | null;
  /** Whether Stripe gives it only to accounts that it invited. */
  inviteOnly: boolean;
  /** Whether it processes biometric data, so that an alternative may be owed. */
  biometric: boolean;
  /** What else to mind; null where there is nothing. */
  note: string | null;
}

type Row = Omit<CheckDescription, "kind" | "countries">;

/** Sources: docs.stripe.com/identity/verification-checks, and the types of the SDK 23.1 in resources/Identity. */
const rows: Record<CheckKind, Row> = {
  [CheckKind.DOCUMENT]: {
    title: "Document",
    collects: "Photos of the front and, where there is one, the back of a passport, an ID card or a driving license.",
    decidesBy:
      "Models and heuristics that look for forgery, known templates of documents, agreement of barcode and machine-readable zone " +
      "with the print, and human reviewers where needed.",
    howToAsk: "startDocumentVerification; also part of startSelfieVerification.",
    inviteOnly: false,
    biometric: false,
    note:
      "Text in Arabic, Chinese, Cyrillic, Greek, Hebrew, Korean, Tamil or Thai script is not extracted. Passports are said to " +
      "work almost everywhere, without a published list.",
  },
  [CheckKind.SELFIE]: {
    title: "Selfie",
    collects: "Pictures of the user's face, after consent to biometrics, besides the photo ID.",
    decidesBy: "The geometry of the face, compared with the photo on the document.",
    howToAsk: "startSelfieVerification.",
    inviteOnly: false,
    biometric: true,
    note:
      "In some places, such as the EU, a way without biometrics must be offered. Ask selfieAvailability for a country; an open " +
      "session tells its alternatives, and switchToNonBiometricVerification takes up the first.",
  },
  [CheckKind.ID_NUMBER]: {
    title: "ID number",
    collects: "Name, date of birth and a national number.",
    decidesBy: "Records of credit bureaus, utilities and government.",
    howToAsk:
      "startIdNumberVerification; or requireIdNumber with startDocumentVerification or startSelfieVerification, which takes name and " +
      "date of birth from the document.",
    inviteOnly: false,
    biometric: false,
    note: "Stripe's API also names Brazil's CPF and Singapore's NRIC, but publishes the United States only.",
  },
  [CheckKind.ADDRESS]: {
    title: "Address",
    collects: "Name, date of birth and address.",
    decidesBy: "Sources of third parties.",
    howToAsk: "startVerificationFlow, with a flow that was configured for it in Stripe's Dashboard.",
    inviteOnly: true,
    biometric: false,
    note:
      "Inferred: Stripe names no address object in its API and no error code for it. That the check ran is read from the flow, and " +
      "its data from the verified outputs, whose address may be the one printed on the document. A session without a flow never runs it.",
  },
  [CheckKind.PHONE]: {
    title: "Phone",
    collects: "Phone number and legal name, and the code that is sent to the phone.",
    decidesBy:
      "The code, records of who owns the number, and risk signals of the network. Where that doesn't decide, a document check follows.",
    howToAsk:
      "startVerificationFlow, with a flow that was configured for it in Stripe's Dashboard; its phone is offered to the user.",
    inviteOnly: true,
    biometric: false,
    note: null,
  },
  [CheckKind.EMAIL]: {
    title: "Email",
    collects: "Email address, and the code that is sent to it.",
    decidesBy: "The code.",
    howToAsk:
      "startVerificationFlow, with a flow that was configured for it in Stripe's Dashboard; its email is offered to the user.",
    inviteOnly: true,
    biometric: false,
    note: "Stripe doesn't publish where it can be had.",
  },
};

/** The description of one check. */
export function descriptionOf(kind: CheckKind): CheckDescription {
  return { kind, ...rows[kind], countries: countriesOf(kind) };
}

/** All checks: first those that any account may use, then those by invitation. */
export const checkDescriptions: readonly CheckDescription[] = [
  CheckKind.DOCUMENT,
  CheckKind.SELFIE,
  CheckKind.ID_NUMBER,
  CheckKind.PHONE,
  CheckKind.EMAIL,
  CheckKind.ADDRESS,
].map(descriptionOf);
