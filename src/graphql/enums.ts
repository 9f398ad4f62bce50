import { registerEnumType } from "type-graphql";
import { Scope } from "../config/scopes.js";
import { VerificationAction } from "../verification/allowed-actions.js";
import { AlternativeKind } from "../verification/alternatives.js";
import { CheckKind } from "../verification/check-kind.js";
import { type VerificationErrorCode, verificationErrorCodes } from "../verification/error-codes.js";
import { VerificationEventType } from "../verification/event.js";
import { failureCatalogue, NextStep } from "../verification/failure-catalogue.js";
import { CheckStatus } from "../verification/report.js";
import { IdNumberType, Sex } from "../verification/results.js";
import { DocumentType, RedactionStatus, VerificationStatus, VerificationType } from "../verification/session.js";

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

/** The names of the scopes in the schema. In keys and settings a scope is written as its value, such as `sessions:read`. */
export const ScopeName = {
  SESSIONS_READ: "SESSIONS_READ",
  SESSIONS_WRITE: "SESSIONS_WRITE",
  RESULTS_READ: "RESULTS_READ",
  RESULTS_SENSITIVE: "RESULTS_SENSITIVE",
  EVENTS_READ: "EVENTS_READ",
} as const satisfies { [Name in keyof typeof Scope]: Name };
export type ScopeName = keyof typeof ScopeName;

export function nameOfScope(scope: Scope): ScopeName {
  const name = Object.values(ScopeName).find((each) => Scope[each] === scope);
  if (name === undefined) throw new Error(`the scope ${scope} has no name in the schema`);
  return name;
}

register(
  ScopeName,
  "Scope",
  "The scopes of an API key. Each allows one kind of access. Where keys are created, scopes are written in lower case: SESSIONS_READ is `sessions:read`.",
  {
    SESSIONS_READ: "`sessions:read`: read sessions and reports, without personal data.",
    SESSIONS_WRITE:
      "`sessions:write`: start, change and end verifications, and get the url and client secret of a session.",
    RESULTS_READ: "`results:read`: read names, addresses, contact data and the type of a document.",
    RESULTS_SENSITIVE:
      "`results:sensitive`: read dates of birth, numbers, sex, place of birth, dates of expiry and images, and the audit log. Each of these reads is recorded in the audit log.",
    EVENTS_READ: "`events:read`: read and follow the log of events.",
  },
);

export const CredentialKind = { API_KEY: "API_KEY", VIEWER_TOKEN: "VIEWER_TOKEN" } as const;
export type CredentialKind = (typeof CredentialKind)[keyof typeof CredentialKind];

register(CredentialKind, "CredentialKind", "The kinds of credentials.", {
  API_KEY: "The key of a partner's server. It has scopes.",
  VIEWER_TOKEN: "A short-lived token for a browser. It can read one session.",
});

register(VerificationType, "VerificationType", "The ways in which a verification can be requested.", {
  DOCUMENT: "A check of an identity document, with a selfie when `requiresSelfie` is true.",
  ID_NUMBER: "A check of name, date of birth and national ID number.",
  FLOW: "A verification flow that was configured in the Stripe Dashboard.",
  UNKNOWN: unknown,
});

register(
  VerificationStatus,
  "VerificationStatus",
  "The status of a session. There is no status for failure: after a failed check the session is REQUIRES_INPUT again, and `lastError` is set.",
  {
    REQUIRES_INPUT: "The user has to submit something, for the first time or again.",
    PROCESSING: "The checks of a submission are running. This usually takes less than a minute.",
    VERIFIED: "All checks passed. This status is final.",
    CANCELED: "The session was canceled and accepts no submission. This status is final.",
    UNKNOWN: unknown,
  },
);

register(CheckKind, "CheckKind", "The checks that a verification can consist of.", {
  DOCUMENT: "The user's identity document is genuine and valid.",
  SELFIE: "The user's face matches the photo on the document. This check uses biometrics.",
  ID_NUMBER: "The user's name, date of birth and national ID number match official records.",
  ADDRESS: "The user's name, date of birth and address match official records. Only in a verification flow.",
  PHONE: "The user owns the phone number. Only in a verification flow.",
  EMAIL: "The user owns the email address. Only in a verification flow.",
});

register(CheckStatus, "CheckStatus", "The results of a check.", {
  VERIFIED: "The check passed.",
  UNVERIFIED: "The check failed. `failure` has the reason.",
  UNKNOWN: unknown,
});

register(DocumentType, "DocumentType", "The types of identity documents.", {
  DRIVING_LICENSE: "A driving licence.",
  ID_CARD: "A national identity card.",
  PASSPORT: "A passport.",
  UNKNOWN: `${unknown} It is not allowed in inputs.`,
});

register(NextStep, "NextStep", "The next step for the user. Apps can show it without interpreting error codes.", {
  SUBMIT: "The user submits for the first time: open `url`, or the modal with `clientSecret`.",
  WAIT: "The checks are running: wait for the result.",
  RETRY: "The user can try again in the same session: call `resumeVerification`.",
  USE_ALTERNATIVE:
    "The user needs another way to be verified: offer one of `alternatives`, for example with `switchToNonBiometricVerification`.",
  CONTACT_SUPPORT: "Another attempt would not help. Manual review is required.",
  NO_ACTION: "There is nothing left to do: the session is verified, canceled or redacted.",
  UNKNOWN: "The session has a status that this version of the service does not know.",
});

register(VerificationEventType, "VerificationEventType", "The types of events in the life of a session.", {
  STARTED: "The session was created.",
  PROCESSING: "The user submitted, and the checks are running.",
  INPUT_REQUIRED: "A check failed, or the user stopped before submitting. `failure` has the reason.",
  VERIFIED: "All checks passed.",
  CANCELED: "The session was canceled.",
  REDACTED: "The personal data of the session was deleted.",
  UNKNOWN: unknown,
});

register(RedactionStatus, "RedactionStatus", "The progress of the deletion of a session's personal data.", {
  PROCESSING: "Stripe is deleting the data. This takes up to four days.",
  REDACTED: "The data is deleted. This can't be undone.",
  UNKNOWN: unknown,
});

register(Sex, "Sex", "The sex stated on a document.", {
  FEMALE: "Female.",
  MALE: "Male.",
  UNKNOWN: "The document does not state it, or states a value that this version of the service does not know.",
});

register(IdNumberType, "IdNumberType", "The national ID numbers that can be checked.", {
  BR_CPF: "Brazil: Cadastro de Pessoas Físicas.",
  SG_NRIC: "Singapore: National Registration Identity Card number.",
  US_SSN: "United States: Social Security number.",
  UNKNOWN: unknown,
});

register(AlternativeKind, "AlternativeKind", "The ways to be verified without biometrics.", {
  NON_BIOMETRIC_DOCUMENT: "A document check without a selfie.",
  ID_NUMBER: "A check of the national ID number against official records, without images.",
  MANUAL_REVIEW: "A review by your own staff, outside this service.",
});

register(VerificationAction, "VerificationAction", "The actions on a session. Its status decides which are allowed.", {
  RESUME: "Call `resumeVerification`.",
  SWITCH_TO_NON_BIOMETRIC: "Call `switchToNonBiometricVerification`.",
  UPDATE: "Call `updateVerification`.",
  CANCEL: "Call `cancelVerification`.",
  REDACT: "Call `redactVerification`.",
});

/** Registers an enum of error codes, each with its description from the failure catalogue. */
function errorCodes<Code extends VerificationErrorCode>(name: string, description: string, codes: readonly Code[]) {
  const values = Object.fromEntries(codes.map((code) => [code, code])) as { [C in Code]: C };
  const catalogued = new Map(failureCatalogue.map((failure) => [failure.code, failure.developerMessage]));
  const descriptions = Object.fromEntries(codes.map((code) => [code, catalogued.get(code) ?? ""])) as {
    [C in Code]: string;
  };
  register(values, name, description, descriptions);
  return values;
}

/** Returns the codes with which a check can fail, and UNKNOWN. */
function codesOf(check: CheckKind): VerificationErrorCode[] {
  return [...failureCatalogue.filter((failure) => failure.check === check).map(({ code }) => code), "UNKNOWN"];
}

export const VerificationErrorCodeEnum = errorCodes(
  "VerificationErrorCode",
  "The reasons why a session can return to REQUIRES_INPUT: Stripe's error codes in upper case.",
  verificationErrorCodes,
);
export const DocumentCheckErrorCodeEnum = errorCodes(
  "DocumentCheckErrorCode",
  "The reasons why a document check can fail.",
  codesOf("DOCUMENT"),
);
export const SelfieCheckErrorCodeEnum = errorCodes(
  "SelfieCheckErrorCode",
  "The reasons why a selfie check can fail.",
  codesOf("SELFIE"),
);
export const IdNumberCheckErrorCodeEnum = errorCodes(
  "IdNumberCheckErrorCode",
  "The reasons why an ID number check can fail.",
  codesOf("ID_NUMBER"),
);
export const PhoneCheckErrorCodeEnum = errorCodes(
  "PhoneCheckErrorCode",
  "The reasons why a phone check can fail.",
  codesOf("PHONE"),
);
export const EmailCheckErrorCodeEnum = errorCodes(
  "EmailCheckErrorCode",
  "The reasons why an email check can fail.",
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
  Scope,
  Sex,
  VerificationAction,
  VerificationEventType,
  VerificationStatus,
  VerificationType,
};
