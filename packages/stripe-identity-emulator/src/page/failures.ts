import type { EarlyFailureCode, HostedCheck, ModalVisit } from "./backend.js";
import { isTextKey, type Language, translate } from "./languages.js";

/** The texts of a failure code: what happened, and what the person can do about it. */
export interface FailureWords {
  code: string;
  what: string;
  advice: string;
}

/** Failures of each check, in the order in which the test case picker lists them. */
const byCheck: Record<HostedCheck, readonly string[]> = {
  document: ["document_expired", "document_type_not_supported", "document_unverified_other"],
  selfie: ["selfie_document_missing_photo", "selfie_face_mismatch", "selfie_manipulated", "selfie_unverified_other"],
  id_number: ["id_number_insufficient_document_data", "id_number_mismatch", "id_number_unverified_other"],
  address: [],
  phone: ["phone_unverified_other", "phone_verification_declined"],
  email: ["email_unverified_other", "email_verification_declined"],
};

/** Failures that end a visit before anything is submitted. */
export const earlyFailures: readonly EarlyFailureCode[] = [
  "consent_declined",
  "under_supported_age",
  "country_not_supported",
  "device_not_supported",
  "abandoned",
];

/** Error codes of Stripe.js for a client secret, or its visit, that opens nothing. Stripe publishes none for one out of date. */
export const modalRefusalCodes: Record<Exclude<ModalVisit["kind"], "open">, string | undefined> = {
  used: "token_already_used",
  expired: undefined,
  unknown: "resource_missing",
};

/** Returns the codes that a check can fail with. */
export function failuresOf(check: HostedCheck): readonly string[] {
  return byCheck[check];
}

/** Returns words for any of Stripe's session error codes; for one that isn't known here, Stripe's own reason. */
export function describeFailure(code: string, reason: string | null, language: Language): FailureWords {
  const what = `failure.${code}.what`;
  const advice = `failure.${code}.advice`;
  if (isTextKey(what) && isTextKey(advice))
    return { code, what: translate(language, what), advice: translate(language, advice) };
  return {
    code,
    what: reason ?? translate(language, "failure.unknown.what"),
    advice: translate(language, "failure.unknown.advice"),
  };
}
