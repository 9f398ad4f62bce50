/** What a key may be allowed. Names of the emulator's own, after the rows of Stripe's page for restricted keys. */
export const permissions = [
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
export type Permission = (typeof permissions)[number];

export function isPermission(name: string): name is Permission {
  return permissions.some((permission) => permission === name);
}

/** A full secret key: everything but sensitive results, which Stripe gives to restricted keys only. */
export const secretKeyPermissions: readonly Permission[] = permissions.filter((name) => !name.startsWith("sensitive_"));

/** A restricted key that nobody made narrower: everything of Identity, and files. */
export const defaultRestrictedPermissions: readonly Permission[] = permissions.filter(
  (name) => !name.startsWith("webhook_endpoints:"),
);
