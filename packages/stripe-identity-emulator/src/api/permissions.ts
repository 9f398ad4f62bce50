/** What a key may be allowed. Names of the emulator's own, after the rows of Stripe's page for restricted keys. */
export const PERMISSIONS = [
  "verification_sessions:read",
  "verification_sessions:write",
  /** Sensitive results of verifications of the last 48 hours. */
  "sensitive_recent:read",
  /** Sensitive results without a limit of time; Stripe demands that such a key is bound to addresses. */
  "sensitive_all:read",
  "files:read",
  "files:write",
  "events:read",
  "webhook_endpoints:read",
  "webhook_endpoints:write",
  "ephemeral_keys:write",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export function isPermission(name: string): name is Permission {
  return PERMISSIONS.some((permission) => permission === name);
}

/** A full secret key: everything but sensitive results, which Stripe gives to restricted keys only. */
export const SECRET_KEY_PERMISSIONS: readonly Permission[] = PERMISSIONS.filter(
  (name) => !name.startsWith("sensitive_"),
);

/** A restricted key that nobody made narrower: everything of Identity, and files. */
export const DEFAULT_RESTRICTED_PERMISSIONS: readonly Permission[] = PERMISSIONS.filter(
  (name) => !name.startsWith("webhook_endpoints:"),
);
