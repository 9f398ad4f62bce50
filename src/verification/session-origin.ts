import { type CheckKind, isCheckKind } from "./check-kind.js";
import { parseTenantId } from "./tenant.js";

/** Holds the data about a session that only we know. It is set when we create the session. */
export interface SessionOrigin {
  tenantId: string;
  country: string | null;
  /** The checks of a flow, as named by the caller. */
  flowChecks: readonly CheckKind[];
  replacesId: string | null;
}

/** Prefix of the metadata keys that are ours: callers can neither set nor read them. */
export const reservedMetadataPrefix = "verification_graph_";

const tenantKey = `${reservedMetadataPrefix}tenant`;
const countryKey = `${reservedMetadataPrefix}country`;
const replacesKey = `${reservedMetadataPrefix}replaces`;
const flowChecksKey = `${reservedMetadataPrefix}checks`;

/** Returns the metadata to create a session with. It contains the origin, so that a lost database can be rebuilt from the provider. */
export function metadataWithOrigin(metadata: Record<string, string>, origin: SessionOrigin): Record<string, string> {
  return {
    ...metadata,
    [tenantKey]: parseTenantId(origin.tenantId).name,
    ...(origin.country === null ? {} : { [countryKey]: origin.country }),
    ...(origin.replacesId === null ? {} : { [replacesKey]: origin.replacesId }),
    ...(origin.flowChecks.length === 0 ? {} : { [flowChecksKey]: origin.flowChecks.join(" ") }),
  };
}

/** Returns the origin in a session's metadata; `tenantName` is null for a session that we did not create. */
export function originInMetadata(
  metadata: Record<string, string>,
): Omit<SessionOrigin, "tenantId"> & { tenantName: string | null } {
  const checks = metadata[flowChecksKey]?.split(" ") ?? [];
  return {
    tenantName: metadata[tenantKey] ?? null,
    country: metadata[countryKey] ?? null,
    replacesId: metadata[replacesKey] ?? null,
    flowChecks: checks.filter(isCheckKind),
  };
}

/** Returns a session's metadata as its owner set it, without our reserved keys. */
export function ownMetadata(metadata: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith(reservedMetadataPrefix)));
}
