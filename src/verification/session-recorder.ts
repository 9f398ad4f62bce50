import type { SessionData } from "./provider.js";
import type { SessionOrigin } from "./repository.js";
import { isCheckKind, type VerificationSession } from "./session.js";

/** Something seen of a session, to be told where it is new. */
export interface SessionSnapshot {
  data: SessionData;
  /** When it was so, by the provider's clock. */
  at: Date;
  /**
   * For what was read from the provider just now: the session's revision before it was read, null where it was unknown then.
   * Left out for an event, which tells of some moment in the past.
   */
  readAtRevision?: number | null;
  /** For a session that we asked for. One that was found belongs to whom its metadata or the operator's default names. */
  origin?: SessionOrigin;
}

/** A session after a sighting, as it now stands in the store. */
export interface RecordResult {
  session: VerificationSession;
  /** Whether this sighting added to the log. */
  appended: boolean;
}

/**
 * The one way in which anything learned of a session reaches the store, the log and the feed. Asks the provider where a sighting
 * alone does not decide. Throws `ProviderError` where it must ask and can't.
 */
export interface SessionRecorder {
  /** How often a session was changed. To be called before reading it from the provider, for `readAtRevision`. */
  revisionOf(sessionId: string): Promise<number | null>;
  /** Null where the session belongs to no tenant. */
  record(snapshot: SessionSnapshot): Promise<RecordResult | null>;
}

/** Keys of a session's metadata that are ours: callers can neither set nor see them. */
export const reservedMetadataPrefix = "verification_graph_";

const tenantKey = `${reservedMetadataPrefix}tenant`;
const countryKey = `${reservedMetadataPrefix}country`;
const replacesKey = `${reservedMetadataPrefix}replaces`;
const flowChecksKey = `${reservedMetadataPrefix}checks`;

/** The metadata that a session is asked for with, so that a lost database can be rebuilt from the provider. */
export function metadataWithOrigin(metadata: Record<string, string>, origin: SessionOrigin): Record<string, string> {
  return {
    ...metadata,
    [tenantKey]: origin.tenantId,
    ...(origin.country === null ? {} : { [countryKey]: origin.country }),
    ...(origin.replacesId === null ? {} : { [replacesKey]: origin.replacesId }),
    ...(origin.flowChecks.length === 0 ? {} : { [flowChecksKey]: origin.flowChecks.join(" ") }),
  };
}

/** What a session's metadata says of its origin; `tenantId` is null for a session that we didn't ask for. */
export function originInMetadata(
  metadata: Record<string, string>,
): Omit<SessionOrigin, "tenantId"> & { tenantId: string | null } {
  const checks = metadata[flowChecksKey]?.split(" ") ?? [];
  return {
    tenantId: metadata[tenantKey] ?? null,
    country: metadata[countryKey] ?? null,
    replacesId: metadata[replacesKey] ?? null,
    flowChecks: checks.filter(isCheckKind),
  };
}

/** A session's metadata as its owner set it. */
export function ownMetadata(metadata: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith(reservedMetadataPrefix)));
}
