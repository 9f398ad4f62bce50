import { CheckKind } from "./check-kind.js";
import { type VerificationErrorCode, verificationErrorCodes } from "./error-codes.js";

/** Names the next action of the user, or of the app on the user's behalf. */
export const NextStep = {
  SUBMIT: "SUBMIT",
  WAIT: "WAIT",
  RETRY: "RETRY",
  USE_ALTERNATIVE: "USE_ALTERNATIVE",
  CONTACT_SUPPORT: "CONTACT_SUPPORT",
  NO_ACTION: "NO_ACTION",
  UNKNOWN: "UNKNOWN",
} as const;
export type NextStep = (typeof NextStep)[keyof typeof NextStep];

/** Describes one entry of the failure catalogue. */
export interface CheckFailure {
  code: VerificationErrorCode;
  /** The check that failed; null for a failure before any check ran. */
  check: CheckKind | null;
  /** Text for the person who is being verified. */
  message: string;
  /** Text for the developer: what happened, and its cause as far as it is known. */
  developerMessage: string;
  /** Whether another attempt on the same session can succeed. */
  retryable: boolean;
  nextStep: NextStep;
}

type Row = Omit<CheckFailure, "code">;

const failureOfCheck = (check: CheckKind, message: string, developerMessage: string): Row => ({
  check,
  message,
  developerMessage,
  retryable: true,
  nextStep: NextStep.RETRY,
});
const failureBeforeChecks = (
  nextStep: NextStep,
  retryable: boolean,
  message: string,
  developerMessage: string,
): Row => ({ check: null, message, developerMessage, retryable, nextStep });

const { DOCUMENT, SELFIE, ID_NUMBER, PHONE, EMAIL } = CheckKind;

/**
 * Holds the catalogue entry of each code. The meanings are Stripe's where Stripe publishes them; `retryable` and `nextStep` are our
 * judgement.
 */
const rows: Record<VerificationErrorCode, Row> = {
  DOCUMENT_EXPIRED: failureOfCheck(
    DOCUMENT,
    "Your document has expired. Please use one that is still valid.",
    "The provided identity document has expired.",
  ),
  DOCUMENT_TYPE_NOT_SUPPORTED: failureOfCheck(
    DOCUMENT,
    "This type of document can't be used here. Please use one of the types that are offered.",
    "The document is not one of the session's allowed document types.",
  ),
  DOCUMENT_UNVERIFIED_OTHER: failureOfCheck(
    DOCUMENT,
    "We couldn't verify your document. Please try again with clear photos of the whole document.",
    "Stripe couldn't verify the identity document. It gives no narrower reason.",
  ),
  SELFIE_DOCUMENT_MISSING_PHOTO: failureOfCheck(
    SELFIE,
    "Your document has no picture of your face. Please use a photo ID.",
    "The identity document did not contain a picture of a face.",
  ),
  SELFIE_FACE_MISMATCH: failureOfCheck(
    SELFIE,
    "Your selfie didn't match the photo on your document. Please try again in good light, with your own document.",
    "The captured face image did not match the document's face.",
  ),
  SELFIE_MANIPULATED: failureOfCheck(
    SELFIE,
    "We couldn't accept this selfie. Please take a new picture with your camera.",
    "The captured face image was manipulated.",
  ),
  SELFIE_UNVERIFIED_OTHER: failureOfCheck(
    SELFIE,
    "We couldn't verify your selfie. Please try again in good light, with your whole face in view.",
    "Stripe couldn't verify the selfie. It gives no narrower reason.",
  ),
  ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA: failureOfCheck(
    ID_NUMBER,
    "Your document doesn't show all the details needed to check your ID number. Please use another document.",
    "The document lacks data that the ID number check needs (inferred from the name of the code).",
  ),
  ID_NUMBER_MISMATCH: failureOfCheck(
    ID_NUMBER,
    "The details you gave don't match the records. Please check them and try again.",
    "The name, the date of birth or the number did not match the records (inferred from the name of the code).",
  ),
  ID_NUMBER_UNVERIFIED_OTHER: failureOfCheck(
    ID_NUMBER,
    "We couldn't verify your ID number. Please check it and try again.",
    "Stripe couldn't verify the ID number. It gives no narrower reason.",
  ),
  PHONE_UNVERIFIED_OTHER: failureOfCheck(
    PHONE,
    "We couldn't verify your phone number. Please check it and try again.",
    "Stripe couldn't verify the phone number. It gives no narrower reason.",
  ),
  PHONE_VERIFICATION_DECLINED: failureOfCheck(
    PHONE,
    "The code sent to your phone wasn't confirmed. Please try again.",
    "The user could not or would not confirm the code sent to the phone.",
  ),
  EMAIL_UNVERIFIED_OTHER: failureOfCheck(
    EMAIL,
    "We couldn't verify your email address. Please check it and try again.",
    "Stripe couldn't verify the email address. It gives no narrower reason.",
  ),
  EMAIL_VERIFICATION_DECLINED: failureOfCheck(
    EMAIL,
    "The code sent to your email address wasn't confirmed. Please try again.",
    "The user could not or would not confirm the code sent by email.",
  ),
  CONSENT_DECLINED: failureBeforeChecks(
    NextStep.USE_ALTERNATIVE,
    true,
    "You chose not to verify your identity this way. You can use another way instead.",
    "The user declined verification by Stripe. Offer an alternative without biometrics; some countries require one by law.",
  ),
  UNDER_SUPPORTED_AGE: failureBeforeChecks(
    NextStep.CONTACT_SUPPORT,
    false,
    "You are too young to be verified this way.",
    "The user is under the age of majority. Stripe does not verify minors.",
  ),
  COUNTRY_NOT_SUPPORTED: failureBeforeChecks(
    NextStep.USE_ALTERNATIVE,
    false,
    "Documents from your country can't be verified this way.",
    "The country of the document or of the user is not covered (inferred from the name of the code).",
  ),
  DEVICE_NOT_SUPPORTED: failureBeforeChecks(
    NextStep.RETRY,
    true,
    "Your device has no camera that we can use. Please continue on another device.",
    "The verification needs a camera, and the device has none.",
  ),
  ABANDONED: failureBeforeChecks(
    NextStep.RETRY,
    true,
    "You left before you finished. You can continue at any time.",
    "The user started the verification and left without submitting it.",
  ),
  UNKNOWN: failureBeforeChecks(
    NextStep.RETRY,
    true,
    "The verification didn't succeed. Please try again.",
    "Stripe reported a reason that this version does not know.",
  ),
};

/** Returns the catalogue entry of a code. */
export function failureOf(code: VerificationErrorCode): CheckFailure {
  return { code, ...rows[code] };
}

/** Lists the entries of all codes; the one for unknown reasons is the last. */
export const failureCatalogue: readonly CheckFailure[] = verificationErrorCodes.map(failureOf);

/** Returns true for a failure on the hosted page before the submission. Such a failure leaves no report. */
export function isBeforeSubmission(code: VerificationErrorCode): boolean {
  return code !== "UNKNOWN" && rows[code].check === null;
}
