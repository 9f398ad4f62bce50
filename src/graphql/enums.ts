import { registerEnumType } from "type-graphql";
import { VerificationAction } from "../verification/allowed-actions.js";
import { AlternativeKind } from "../verification/alternatives.js";
import { type VerificationErrorCode, verificationErrorCodes } from "../verification/error-codes.js";
import { VerificationEventType } from "../verification/event.js";
import { failureCatalogue, NextStep } from "../verification/failures.js";
import { CheckStatus } from "../verification/report.js";
import { IdNumberType, Sex } from "../verification/results.js";
import {
  CheckKind,
  DocumentType,
  RedactionStatus,
  VerificationStatus,
  VerificationType,
} from "../verification/session.js";

/** Registers an enum with a description for each of its values. */
function register<T extends Record<string, string>>(
  values: T,
  name: string,
  description: string,
  descriptions: Record<keyof T, string>,
): void {
  const valuesConfig = Object.fromEntries(
    Object.entries(descriptions).map(([key, text]) => [key, { description: text }]),
  );
  registerEnumType(values, {
    name,
    description,
    valuesConfig: valuesConfig as { [K in keyof T]: { description: string } },
  });
}

const unknown = "A value that this version of the service does not know.";

register(VerificationType, "VerificationType", "How a verification was asked for.", {
  DOCUMENT: "A check of an identity document, with a selfie where one is required.",
  ID_NUMBER: "A check of name, birth date and a national number.",
  FLOW: "A verification flow that was put together in the Stripe Dashboard.",
  UNKNOWN: unknown,
});

register(
  VerificationStatus,
  "VerificationStatus",
  "Where a session stands. There is no status for failure: a failed check leads back to REQUIRES_INPUT with `lastError` set.",
  {
    REQUIRES_INPUT: "The user has something to submit: for the first time, or again.",
    PROCESSING: "What the user submitted is being checked. Mostly under a minute.",
    VERIFIED: "All checks passed. Final.",
    CANCELED: "Nothing can be submitted any more. Final.",
    UNKNOWN: unknown,
  },
);

register(CheckKind, "CheckKind", "The checks that a verification can consist of.", {
  DOCUMENT: "A government-issued photo ID is genuine and valid.",
  SELFIE: "The face on the document is the user's. Biometric.",
  ID_NUMBER: "Name, birth date and national number agree with records.",
  ADDRESS: "Name, birth date and address agree with records. By flow.",
  PHONE: "The user holds the phone number. By flow.",
  EMAIL: "The user holds the email address. By flow.",
});

register(CheckStatus, "CheckStatus", "How a check ended.", {
  VERIFIED: "It passed.",
  UNVERIFIED: "It failed; `failure` says why.",
  UNKNOWN: unknown,
});

register(DocumentType, "DocumentType", "Types of identity documents.", {
  DRIVING_LICENSE: "A driving licence.",
  ID_CARD: "A national identity card.",
  PASSPORT: "A passport.",
  UNKNOWN: `${unknown} Can't be asked for.`,
});

register(NextStep, "NextStep", "What comes next for the user, so that no app has to derive it from codes.", {
  SUBMIT: "The user submits for the first time: send them to `url`.",
  WAIT: "Nothing to do: the result is on its way.",
  RETRY: "The user can try again on the same session: `resumeVerification`.",
  USE_ALTERNATIVE: "Offer one of `alternatives`: `switchToNonBiometricVerification`, or people.",
  CONTACT_SUPPORT: "Another attempt won't help: people have to look at it.",
  NONE: "It is over.",
});

register(VerificationEventType, "VerificationEventType", "What happened to a session.", {
  STARTED: "It was asked for.",
  PROCESSING: "The user submitted; the checks run.",
  INPUT_REQUIRED: "A check failed, or the user stopped before submitting; `lastError` says which.",
  VERIFIED: "All checks passed.",
  CANCELED: "It was canceled.",
  REDACTED: "Its personal data was deleted.",
  UNKNOWN: unknown,
});

register(RedactionStatus, "RedactionStatus", "How far the deletion of a session's personal data has come.", {
  PROCESSING: "Under way; up to four days.",
  REDACTED: "Done. It can't be undone.",
  UNKNOWN: unknown,
});

register(Sex, "Sex", "Sex as a document states it.", {
  FEMALE: "Female.",
  MALE: "Male.",
  UNKNOWN: "The document doesn't say, or says what this version doesn't know.",
});

register(IdNumberType, "IdNumberType", "National numbers that can be checked.", {
  BR_CPF: "Brazil, Cadastro de Pessoas Físicas.",
  SG_NRIC: "Singapore, National Registration Identity Card.",
  US_SSN: "United States, Social Security number.",
  UNKNOWN: unknown,
});

register(AlternativeKind, "AlternativeKind", "Ways to be verified without biometrics.", {
  NON_BIOMETRIC_DOCUMENT: "A document check without a selfie.",
  ID_NUMBER: "A check of a national number against records.",
  MANUAL_REVIEW: "People of yours, outside of this service.",
});

register(VerificationAction, "VerificationAction", "What can be done with a session, depending on its status.", {
  RESUME: "`resumeVerification`.",
  SWITCH_TO_NON_BIOMETRIC: "`switchToNonBiometricVerification`.",
  UPDATE: "`updateVerification`.",
  CANCEL: "`cancelVerification`.",
  REDACT: "`redactVerification`.",
});

/** An enum of error codes: each code by its name, described by the failure catalogue. */
function errorCodes<Code extends VerificationErrorCode>(name: string, description: string, codes: readonly Code[]) {
  const values = Object.fromEntries(codes.map((code) => [code, code])) as { [C in Code]: C };
  const told = new Map(failureCatalogue.map((failure) => [failure.code, failure.developerMessage]));
  const descriptions = Object.fromEntries(codes.map((code) => [code, told.get(code) ?? ""])) as { [C in Code]: string };
  register(values, name, description, descriptions);
  return values;
}

/** The codes that a check of its own kind can fail with, and UNKNOWN. */
function codesOf(check: CheckKind): VerificationErrorCode[] {
  return [...failureCatalogue.filter((failure) => failure.check === check).map(({ code }) => code), "UNKNOWN"];
}

export const VerificationErrorCodeEnum = errorCodes(
  "VerificationErrorCode",
  "Why a session went back to REQUIRES_INPUT: Stripe's own codes in upper case.",
  verificationErrorCodes,
);
export const DocumentCheckErrorCodeEnum = errorCodes(
  "DocumentCheckErrorCode",
  "Why a document check failed.",
  codesOf("DOCUMENT"),
);
export const SelfieCheckErrorCodeEnum = errorCodes(
  "SelfieCheckErrorCode",
  "Why a selfie check failed.",
  codesOf("SELFIE"),
);
export const IdNumberCheckErrorCodeEnum = errorCodes(
  "IdNumberCheckErrorCode",
  "Why an ID number check failed.",
  codesOf("ID_NUMBER"),
);
export const PhoneCheckErrorCodeEnum = errorCodes("PhoneCheckErrorCode", "Why a phone check failed.", codesOf("PHONE"));
export const EmailCheckErrorCodeEnum = errorCodes(
  "EmailCheckErrorCode",
  "Why an email check failed.",
  codesOf("EMAIL"),
);

export {
  AlternativeKind,
  CheckKind,
  CheckStatus,
  DocumentType,
  IdNumberType,
  NextStep,
  RedactionStatus,
  Sex,
  VerificationAction,
  VerificationEventType,
  VerificationStatus,
  VerificationType,
};
