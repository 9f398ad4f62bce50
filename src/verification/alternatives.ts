import type { BiometricPolicy } from "./biometric-policy.js";
import { countriesOf, isCovered } from "./check-coverage.js";
import { CheckKind } from "./check-kind.js";
import { failureOf } from "./failure-catalogue.js";
import { type VerificationSession, VerificationStatus } from "./session.js";

/** Names the kinds of alternative to a selfie. */
export const AlternativeKind = {
  /** A document check without a selfie. */
  NON_BIOMETRIC_DOCUMENT: "NON_BIOMETRIC_DOCUMENT",
  /** A check of a national ID number against records, without images. */
  ID_NUMBER: "ID_NUMBER",
  /** A review by the operator's own team, outside of this service. */
  MANUAL_REVIEW: "MANUAL_REVIEW",
} as const;
export type AlternativeKind = (typeof AlternativeKind)[keyof typeof AlternativeKind];

/** Describes a way to be verified without biometrics. */
export interface VerificationAlternative {
  kind: AlternativeKind;
  /** The checks that it runs; empty for one outside of this service. */
  checks: readonly CheckKind[];
  /** The countries where it is available, ISO 3166-1 alpha-2; null for every country. */
  countries: readonly string[] | null;
  /** Text for the developer: what it is and how to start it. */
  description: string;
  /** Text for the person who is being verified. */
  message: string;
}

const nonBiometricDocument: VerificationAlternative = {
  kind: AlternativeKind.NON_BIOMETRIC_DOCUMENT,
  checks: [CheckKind.DOCUMENT],
  countries: countriesOf(CheckKind.DOCUMENT),
  description:
    "A document check without a selfie. For an open session, call switchToNonBiometricVerification: it cancels that session and " +
    "starts a linked one. Otherwise call startDocumentVerification.",
  message: "Verify your identity with photos of your identity document. No picture of your face is taken.",
};

const idNumber: VerificationAlternative = {
  kind: AlternativeKind.ID_NUMBER,
  checks: [CheckKind.ID_NUMBER],
  countries: countriesOf(CheckKind.ID_NUMBER),
  description:
    "A check of name, date of birth and national ID number against records, without images. Call startIdNumberVerification. Stripe " +
    "publishes coverage for the United States only.",
  message:
    "Verify your identity with your name, your date of birth and your national ID number. No pictures are taken.",
};

const manualReview: VerificationAlternative = {
  kind: AlternativeKind.MANUAL_REVIEW,
  checks: [],
  countries: null,
  description:
    "A manual review by your own team. It takes place outside of this service, which neither starts it nor records its result.",
  message: "Contact us, and a member of our team will verify your identity.",
};

/**
 * Returns the alternatives without biometrics for a country (ISO 3166-1 alpha-2), the best one first; all of them for an unknown
 * country (null). Never empty: the manual review, always the last, is available everywhere.
 */
export function alternativesFor(country: string | null): VerificationAlternative[] {
  const isAvailable = (check: CheckKind) => country === null || isCovered(check, country) === true;
  return [
    ...(isAvailable(CheckKind.DOCUMENT) ? [nonBiometricDocument] : []),
    ...(isAvailable(CheckKind.ID_NUMBER) ? [idNumber] : []),
    manualReview,
  ];
}

/**
 * Returns the alternatives to offer to the user of a session; empty where none is required by law and none would help.
 *
 * - Only an open session has alternatives.
 * - A session with a selfie offers them from the start where the law requires one, and everywhere after the user declined consent or
 *   the selfie failed.
 * - A session without a selfie offers the manual review after the user declined consent.
 * - Any session offers the manual review after Stripe refused the country.
 * - Minors are offered nothing: Stripe verifies no minors, and an alternative does not change the user's age.
 * - The checks of a flow are unknown until its first report: a user who declines consent may have declined biometrics.
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
