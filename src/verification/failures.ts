import { CheckKind } from "./session.js";

/** What the user, or the app on the user's behalf, does next. */
export const NextStep = {
  SUBMIT: "SUBMIT",
  WAIT: "WAIT",
  RETRY: "RETRY",
  USE_ALTERNATIVE: "USE_ALTERNATIVE",
  CONTACT_SUPPORT: "CONTACT_SUPPORT",
  NONE: "NONE",
} as const;
export type NextStep = (typeof NextStep)[keyof typeof NextStep];

/** One row of the failure catalogue. */
export interface CheckFailure {
  code: VerificationErrorCode;
  /** The check that failed; null for what a user did before any check ran. */
  check: CheckKind | null;
  /** Wording for the person who is being verified. */
  message: string;
  /** Wording for the developer: what happened and what is known of its cause. */
  developerMessage: string;
  /** Whether another attempt on the same session can end well. */
  retryable: boolean;
  nextStep: NextStep;
}

type Row = Omit<CheckFailure, "code">;

const document = (message: string, developerMessage: string): Row => ({
  check: CheckKind.DOCUMENT,
  message,
  developerMessage,
  retryable: true,
  nextStep: NextStep.RETRY,
});
const selfie = (message: string, developerMessage: string): Row => ({
  ...document(message, developerMessage),
  check: CheckKind.SELFIE,
});
const idNumber = (message: string, developerMessage: string): Row => ({
  ...document(message, developerMessage),
  check: CheckKind.ID_NUMBER,
});
const phone = (message: string, developerMessage: string): Row => ({
  ...document(message, developerMessage),
  check: CheckKind.PHONE,
});
const email = (message: string, developerMessage: string): Row => ({
  ...document(message, developerMessage),
  check: CheckKind.EMAIL,
});
const beforeAnyCheck = (nextStep: NextStep, retryable: boolean, message: string, developerMessage: string): Row => ({
  check: null,
  message,
  developerMessage,
  retryable,
  nextStep,
});

/**
 * All 19 values of Stripe's `last_error.code` (SDK 23.1, resources/Identity/VerificationSessions), in upper case, and the
 * arm for what Stripe may add. Retryable and next step are our judgement; the meanings are Stripe's where it gives them.
 */
const rows = {
  DOCUMENT_EXPIRED: document(
    "Your document has expired. Please use one that is still valid.",
    "The provided identity document has expired.",
  ),
  DOCUMENT_TYPE_NOT_SUPPORTED: document(
    "This type of document can't be used here. Please use one of the types that are offered.",
    "The document isn't one of the session's allowed document types.",
  ),
  DOCUMENT_UNVERIFIED_OTHER: document(
    "We couldn't verify your document. Please try again with clear photos of the whole document.",
    "Stripe couldn't verify the identity document; no narrower reason is given.",
  ),
  SELFIE_DOCUMENT_MISSING_PHOTO: selfie(
    "Your document has no picture of your face. Please use a photo ID.",
    "The identity document did not contain a picture of a face.",
  ),
  SELFIE_FACE_MISMATCH: selfie(
    "Your selfie didn't match the photo on your document. Please try again in good light, with your own document.",
    "The captured face image did not match the document's face.",
  ),
  SELFIE_MANIPULATED: selfie(
    "We couldn't accept this selfie. Please take a new picture with your camera.",
    "The captured face image was manipulated.",
  ),
  SELFIE_UNVERIFIED_OTHER: selfie(
    "We couldn't verify your selfie. Please try again in good light, with your whole face in view.",
    "Stripe couldn't verify the selfie; no narrower reason is given.",
  ),
  ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA: idNumber(
    "Your document doesn't show all that is needed to check your ID number. Please use another document.",
    "The document lacks data that the ID number check needs (inferred from the code's name).",
  ),
  ID_NUMBER_MISMATCH: idNumber(
    "The details you gave don't match the records. Please check them and try again.",
    "Name, birth date or number did not match the records (inferred from the code's name).",
  ),
  ID_NUMBER_UNVERIFIED_OTHER: idNumber(
    "We couldn't verify your ID number. Please check it and try again.",
    "Stripe couldn't verify the ID number; no narrower reason is given.",
  ),
  PHONE_UNVERIFIED_OTHER: phone(
    "We couldn't verify your phone number. Please check it and try again.",
    "Stripe couldn't verify the phone number; no narrower reason is given.",
  ),
  PHONE_VERIFICATION_DECLINED: phone(
    "The code sent to your phone wasn't confirmed. Please try again.",
    "The user could not or would not confirm the code sent to the phone.",
  ),
  EMAIL_UNVERIFIED_OTHER: email(
    "We couldn't verify your email address. Please check it and try again.",
    "Stripe couldn't verify the email address; no narrower reason is given.",
  ),
  EMAIL_VERIFICATION_DECLINED: email(
    "The code sent to your email address wasn't confirmed. Please try again.",
    "The user could not or would not confirm the code sent by email.",
  ),
  CONSENT_DECLINED: beforeAnyCheck(
    NextStep.USE_ALTERNATIVE,
    true,
    "You chose not to be verified this way. You can verify yourself another way.",
    "The user refused verification by Stripe. Offer a way without biometrics; the law of some countries requires it.",
  ),
  UNDER_SUPPORTED_AGE: beforeAnyCheck(
    NextStep.CONTACT_SUPPORT,
    false,
    "You are too young to be verified this way.",
    "The user is under the age of majority; Stripe does not verify minors.",
  ),
  COUNTRY_NOT_SUPPORTED: beforeAnyCheck(
    NextStep.USE_ALTERNATIVE,
    false,
    "Documents from your country can't be verified this way.",
    "The document's or user's country is not covered (inferred from the code's name).",
  ),
  DEVICE_NOT_SUPPORTED: beforeAnyCheck(
    NextStep.RETRY,
    true,
    "Your device has no camera that can be used. Please go on with another device.",
    "The verification needs a camera and the device lacks one.",
  ),
  ABANDONED: beforeAnyCheck(
    NextStep.RETRY,
    true,
    "You left before you had finished. You can go on at any time.",
    "The user left without finishing (inferred; when Stripe sets this is not published).",
  ),
  UNKNOWN: beforeAnyCheck(
    NextStep.RETRY,
    true,
    "The verification didn't succeed. Please try again.",
    "Stripe gave a reason that this version does not know.",
  ),
} satisfies Record<string, Row>;

export type VerificationErrorCode = keyof typeof rows;

export const verificationErrorCodes = Object.keys(rows) as VerificationErrorCode[];

/** The catalogue entry for a code. */
export function failureOf(code: VerificationErrorCode): CheckFailure {
  return { code, ...rows[code] };
}

/** Every failure that can be told, the unknown one last. */
export const failureCatalogue: readonly CheckFailure[] = verificationErrorCodes.map(failureOf);

/** A code as it was written by whoever knows it; anything unheard of is `UNKNOWN`. */
export function parseErrorCode(code: string): VerificationErrorCode {
  const upper = code.toUpperCase();
  return Object.hasOwn(rows, upper) ? (upper as VerificationErrorCode) : "UNKNOWN";
}

/** True for what happens on the hosted page before anything is submitted: such a failure leaves no report. */
export function isBeforeAnyCheck(code: VerificationErrorCode): boolean {
  return code !== "UNKNOWN" && rows[code].check === null;
}
