/** What a partner's key may do. Fields name the scope they need in the schema, with `@requiresScope`. */
export const Scope = {
  /** Status, next step, failures, options, metadata. */
  SESSIONS_READ: "sessions:read",
  /** Starting, changing and ending verifications, and the ways into the hosted page. */
  SESSIONS_WRITE: "sessions:write",
  /** Names, address, document type. */
  RESULTS_READ: "results:read",
  /** Birth date, numbers, expiry, images. Each read is audited. */
  RESULTS_SENSITIVE: "results:sensitive",
  /** The event log and the feed. */
  EVENTS_READ: "events:read",
} as const;
export type Scope = (typeof Scope)[keyof typeof Scope];

export const allScopes: readonly Scope[] = Object.values(Scope);

export function isScope(value: string): value is Scope {
  return allScopes.some((scope) => scope === value);
}
