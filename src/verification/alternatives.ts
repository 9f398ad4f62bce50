import type { BiometricPolicy } from "./biometric-policy.js";
import { countriesOf, isCovered } from "./check-coverage.js";
import { failureOf } from "./failures.js";
import { CheckKind, type VerificationSession, VerificationStatus } from "./session.js";

/** What can be offered in place of a selfie. */
export const AlternativeKind = {
  /** A document check without a selfie. */
  NON_BIOMETRIC_DOCUMENT: "NON_BIOMETRIC_DOCUMENT",
  /** A check of a national number against records, without any image. */
  ID_NUMBER: "ID_NUMBER",
  /** People look at it, outside of this service. */
  MANUAL_REVIEW: "MANUAL_REVIEW",
} as const;
export type AlternativeKind = (typeof AlternativeKind)[keyof typeof AlternativeKind];

/** A way to be verified without biometrics. */
export interface VerificationAlternative {
  kind: AlternativeKind;
  /** The checks it runs; empty where none of ours is involved. */
  checks: readonly CheckKind[];
  /** Where it can be had, ISO 3166-1 alpha-2; null: anywhere. */
  countries: readonly string[] | null;
  /** Wording for the developer: what it is and how to start it. */
  description: string;
  /** Wording for the person who is being verified. */
  message: string;
}

const nonBiometricDocument: VerificationAlternative = {
  kind: AlternativeKind.NON_BIOMETRIC_DOCUMENT,
  checks: [CheckKind.DOCUMENT],
  countries: countriesOf(CheckKind.DOCUMENT),
  description:
    "A document check without a selfie. From an open session: switchToNonBiometricVerification, which cancels it and links the " +
    "new one to it. Otherwise: startDocumentVerification.",
  message: "Verify yourself with photos of your identity document. No picture of your face is taken.",
};

const idNumber: VerificationAlternative = {
  kind: AlternativeKind.ID_NUMBER,
  checks: [CheckKind.ID_NUMBER],
  countries: countriesOf(CheckKind.ID_NUMBER),
  description:
    "A check of name, birth date and national number against records, without any image: startIdNumberVerification. Stripe " +
    "publishes the United States only.",
  message: "Verify yourself with your name, your date of birth and your national ID number. No pictures are taken.",
};

const manualReview: VerificationAlternative = {
  kind: AlternativeKind.MANUAL_REVIEW,
  checks: [],
  countries: null,
  description: "A review by people of yours, outside of this service: it neither starts one nor hears of its result.",
  message: "Contact us to be verified by a member of our team.",
};

/**
 * The ways without biometrics for a country (ISO 3166-1 alpha-2), the best first; for an unknown one (null) all. Never empty:
 * the manual review, always last, needs no coverage.
 */
export function alternativesFor(country: string | null): VerificationAlternative[] {
  const offered = (check: CheckKind) => country === null || isCovered(check, country) === true;
  return [
    ...(offered(CheckKind.DOCUMENT) ? [nonBiometricDocument] : []),
    ...(offered(CheckKind.ID_NUMBER) ? [idNumber] : []),
    manualReview,
  ];
}

/**
 * What to offer now to the person of a session; empty where nothing is owed and nothing would help.
 *
 * Only an open session has alternatives. With a selfie they are offered from the start where the law asks for it, and anywhere
 * after the user refused or the selfie failed. Without a selfie, or from a country that Stripe refused, only people can help. Minors
 * are offered nothing: Stripe verifies none, and no other way changes their age. The checks of a flow are unknown until a
 * report tells them; who refuses one may have refused biometrics.
 */
export function alternativesOfSession(
  session: Pick<VerificationSession, "status" | "lastErrorCode" | "redaction" | "checks" | "country">,
  policy: BiometricPolicy,
): VerificationAlternative[] {
  const { status, lastErrorCode, redaction, checks, country } = session;
  if (status !== VerificationStatus.REQUIRES_INPUT || redaction !== null) return [];

  const selfieFailed = lastErrorCode !== null && failureOf(lastErrorCode).check === CheckKind.SELFIE;
  const asksForSelfie = checks.includes(CheckKind.SELFIE) || selfieFailed;
  switch (lastErrorCode) {
    case "UNDER_SUPPORTED_AGE":
      return [];
    case "COUNTRY_NOT_SUPPORTED":
      return [manualReview];
    case "CONSENT_DECLINED":
      return asksForSelfie || checks.length === 0 ? alternativesFor(country) : [manualReview];
    default:
      return selfieFailed || (asksForSelfie && policy.alternativeRequired(country)) ? alternativesFor(country) : [];
  }
}
