/** The permissions of a key. The names are the emulator's, based on the rows of Stripe's page for restricted keys. */
export const permissions = [
  "verification_sessions:read",
  "verification_sessions:write",
  /** Sensitive results of verifications of the last 48 hours. */
  "sensitive_recent:read",
  /** Sensitive results of any age; Stripe requires that such a key is limited to IP addresses. */
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

/** The permissions of a secret key: all but sensitive results, which only restricted keys can read at Stripe. */
export const secretKeyPermissions: readonly Permission[] = permissions.filter((name) => !name.startsWith("sensitive_"));

/** The permissions of a restricted key by default: all of Identity, and files. */
export const defaultRestrictedPermissions: readonly Permission[] = permissions.filter(
  (name) => !name.startsWith("webhook_endpoints:"),
);
