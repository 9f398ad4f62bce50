/** The checks of Stripe Identity, and the codes with which each can fail. The first failed check in this order sets `last_error`. */

export const checkKinds = ["document", "selfie", "id_number", "address", "phone", "email"] as const;
export type Check = (typeof checkKinds)[number];

/** Values of `error.code` in the check objects of a report (Stripe API reference). The address check has none in the API. */
export const checkFailures: Readonly<Record<Check, readonly string[]>> = {
  document: ["document_expired", "document_type_not_supported", "document_unverified_other"],
  selfie: ["selfie_document_missing_photo", "selfie_face_mismatch", "selfie_manipulated", "selfie_unverified_other"],
  id_number: ["id_number_insufficient_document_data", "id_number_mismatch", "id_number_unverified_other"],
  address: [],
  phone: ["phone_unverified_other", "phone_verification_declined"],
  email: ["email_unverified_other", "email_verification_declined"],
};

/** Codes of `last_error` for users who left the page before they submitted anything. */
export const userFailures = [
  "consent_declined",
  "under_supported_age",
  "country_not_supported",
  "device_not_supported",
  "abandoned",
] as const;
export type UserFailure = (typeof userFailures)[number];

/**
 * Prose to show to the user. Stripe publishes only the text of `document_expired`; the others are ours, in its manner.
 */
const reasons: Readonly<Record<string, string>> = {
  document_expired: "The document is expired.",
  document_type_not_supported: "The type of document isn't supported for this verification.",
  document_unverified_other: "The document could not be verified.",
  selfie_document_missing_photo: "The document doesn't have a photo of a face.",
  selfie_face_mismatch: "The selfie doesn't match the photo on the document.",
  selfie_manipulated: "The selfie appears to have been altered.",
  selfie_unverified_other: "The selfie could not be verified.",
  id_number_insufficient_document_data: "The document doesn't have enough information to verify the ID number.",
  id_number_mismatch: "The information provided doesn't match the records for this ID number.",
  id_number_unverified_other: "The ID number could not be verified.",
  phone_unverified_other: "The phone number could not be verified.",
  phone_verification_declined: "The phone number was not confirmed.",
  email_unverified_other: "The email address could not be verified.",
  email_verification_declined: "The email address was not confirmed.",
  consent_declined: "The user declined to be verified by Stripe.",
  under_supported_age: "The user is under the age of majority.",
  country_not_supported: "The country of the user or of the document is not supported.",
  device_not_supported: "The device has no camera, which this verification needs.",
  abandoned: "The user left before finishing the verification.",
};

/** Returns the `reason` for an error code. */
export function reasonFor(code: string): string {
  return reasons[code] ?? "The verification could not be completed.";
}

export function isUserFailure(code: string): code is UserFailure {
  return userFailures.some((known) => known === code);
}

/** Returns the check that can fail with a code, if any. */
export function checkOfCode(code: string): Check | undefined {
  return checkKinds.find((check) => checkFailures[check].includes(code));
}
