import type { HostedCheck } from "./backend.js";

/** A failure code in words: what happened, and what the person can do about it. */
export interface FailureWords {
  code: string;
  what: string;
  advice: string;
}

/** Failures of each check, in the order in which the test case picker lists them. */
const byCheck: Record<HostedCheck, readonly FailureWords[]> = {
  document: [
    {
      code: "document_expired",
      what: "The document has expired.",
      advice: "Use a document that is still valid.",
    },
    {
      code: "document_type_not_supported",
      what: "This type of document isn't accepted here.",
      advice: "Use one of the types of document that the page offers.",
    },
    {
      code: "document_unverified_other",
      what: "The document couldn't be verified.",
      advice: "Use the original document, in good light, with all four corners in view and nothing covered.",
    },
  ],
  selfie: [
    {
      code: "selfie_document_missing_photo",
      what: "The document has no picture of a face.",
      advice: "Use a document with a photo on it.",
    },
    {
      code: "selfie_face_mismatch",
      what: "The face doesn't match the one on the document.",
      advice: "Take the selfie yourself, facing the camera, and use your own document.",
    },
    {
      code: "selfie_manipulated",
      what: "The picture of the face was altered.",
      advice: "Take a new photo of yourself without filters or edits.",
    },
    {
      code: "selfie_unverified_other",
      what: "The selfie couldn't be verified.",
      advice: "Take it again in good light, without a hat, mask or sunglasses.",
    },
  ],
  id_number: [
    {
      code: "id_number_insufficient_document_data",
      what: "The document doesn't hold the data that the number check needs.",
      advice: "Use a document that shows your full name and date of birth.",
    },
    {
      code: "id_number_mismatch",
      what: "The ID number doesn't match the name and date of birth.",
      advice: "Check each digit, and write your name as it is on record.",
    },
    {
      code: "id_number_unverified_other",
      what: "The ID number couldn't be verified.",
      advice: "Check the number and try again.",
    },
  ],
  address: [],
  phone: [
    {
      code: "phone_unverified_other",
      what: "The phone number couldn't be verified.",
      advice: "Use a number that is registered in your name.",
    },
    {
      code: "phone_verification_declined",
      what: "The code sent to the phone wasn't confirmed.",
      advice: "Keep your phone at hand and enter the code that it receives.",
    },
  ],
  email: [
    {
      code: "email_unverified_other",
      what: "The email address couldn't be verified.",
      advice: "Use an address that you can read now.",
    },
    {
      code: "email_verification_declined",
      what: "The code sent by email wasn't confirmed.",
      advice: "Open your mail and enter the code that it received.",
    },
  ],
};

const early: readonly FailureWords[] = [
  {
    code: "consent_declined",
    what: "You didn't agree to the verification.",
    advice: "You can agree this time, or ask for another way to prove who you are.",
  },
  {
    code: "under_supported_age",
    what: "You are younger than the verification allows.",
    advice: "Ask for another way to prove who you are.",
  },
  {
    code: "country_not_supported",
    what: "Your country isn't covered.",
    advice: "If you have a document from another country, you can use that.",
  },
  {
    code: "device_not_supported",
    what: "The device had no camera that could be used.",
    advice: "Open the link on a phone or another device with a camera.",
  },
  {
    code: "abandoned",
    what: "You left before the end.",
    advice: "Go through all steps this time; it takes about two minutes.",
  },
];

const everything = new Map([...Object.values(byCheck).flat(), ...early].map((words) => [words.code, words]));

/** The failures that a check can end in. */
export function failuresOf(check: HostedCheck): readonly FailureWords[] {
  return byCheck[check];
}

/** Words for any of Stripe's session error codes; for one that isn't known here, Stripe's own reason. */
export function describeFailure(code: string, reason: string | null): FailureWords {
  const what = reason ?? "The verification didn't succeed.";
  return everything.get(code) ?? { code, what, advice: "Try again, or ask for help." };
}
