/**
 * Lists the reasons for which a verification can fail: the 19 values of Stripe's `last_error.code` in upper case, and `UNKNOWN` for any
 * value that Stripe adds later.
 *
 * Source: docs.stripe.com/api/identity/verification_sessions/object; stripe 23.1.0, `VerificationSession.LastError.Code`.
 */
export const verificationErrorCodes = [
  "DOCUMENT_EXPIRED",
  "DOCUMENT_TYPE_NOT_SUPPORTED",
  "DOCUMENT_UNVERIFIED_OTHER",
  "SELFIE_DOCUMENT_MISSING_PHOTO",
  "SELFIE_FACE_MISMATCH",
  "SELFIE_MANIPULATED",
  "SELFIE_UNVERIFIED_OTHER",
  "ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA",
  "ID_NUMBER_MISMATCH",
  "ID_NUMBER_UNVERIFIED_OTHER",
  "PHONE_UNVERIFIED_OTHER",
  "PHONE_VERIFICATION_DECLINED",
  "EMAIL_UNVERIFIED_OTHER",
  "EMAIL_VERIFICATION_DECLINED",
  "CONSENT_DECLINED",
  "UNDER_SUPPORTED_AGE",
  "COUNTRY_NOT_SUPPORTED",
  "DEVICE_NOT_SUPPORTED",
  "ABANDONED",
  "UNKNOWN",
] as const;
export type VerificationErrorCode = (typeof verificationErrorCodes)[number];

/** Returns the code for a text from Stripe or from the store, in either case; `UNKNOWN` for a text that is none of the codes. */
export function parseErrorCode(text: string): VerificationErrorCode {
  const upper = text.toUpperCase();
  return verificationErrorCodes.find((code) => code === upper) ?? "UNKNOWN";
}
