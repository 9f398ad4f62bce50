/** Names the six checks of Stripe Identity. Source: docs.stripe.com/identity/verification-checks. */
export const CheckKind = {
  DOCUMENT: "DOCUMENT",
  SELFIE: "SELFIE",
  ID_NUMBER: "ID_NUMBER",
  ADDRESS: "ADDRESS",
  PHONE: "PHONE",
  EMAIL: "EMAIL",
} as const;
export type CheckKind = (typeof CheckKind)[keyof typeof CheckKind];

/** Returns true for the name of a check. */
export function isCheckKind(value: string): value is CheckKind {
  return Object.hasOwn(CheckKind, value);
}
