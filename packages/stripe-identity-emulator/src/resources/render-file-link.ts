import { applyMetadata, type MetadataChange } from "../api/metadata.js";
import { badRequest } from "../api/stripe-error.js";
import type { FileLinkRecord, FileRecord } from "../state/account-records.js";
import { wallSeconds } from "../state/clock.js";
import type { Ledger } from "../state/ledger.js";
import type { World } from "../state/world.js";
import { isIdentityImage, linkablePurposes } from "./file-purposes.js";

/** Links to Identity's images must expire this soon (Stripe docs: access verification results). */
const longestImageLinkSeconds = 30;

/** A link as the API answers it (Stripe API reference: the FileLink object). `file` is its id, or the file where expanded. */
export function renderLink(world: World, ledger: Ledger, link: FileLinkRecord, file: unknown) {
  return {
    id: link.id,
    object: "file_link",
    created: link.created,
    expired: isExpired(world, link),
    expires_at: link.expires_at,
    file,
    livemode: ledger.livemode,
    metadata: link.metadata,
    url: `${world.baseUrl}/links/${link.token}`,
  };
}

export function isExpired(world: World, link: FileLinkRecord): boolean {
  return link.expires_at !== null && link.expires_at * 1000 + (link.clockAhead ?? 0) <= world.clock.now();
}

/** Makes a link. Throws 400 for a file that can't be linked to, and for an expiry that isn't allowed. */
export function linkFile(
  world: World,
  ledger: Ledger,
  file: FileRecord,
  expiresAt: number | null,
  metadata: MetadataChange | undefined,
): FileLinkRecord {
  if (!linkablePurposes.includes(file.purpose)) {
    throw badRequest(`Files with the purpose ${file.purpose} cannot be shared with a file link.`, "file");
  }
  checkExpiry(file, expiresAt);
  return ledger.fileLinks.add({
    id: world.ids.id("link"),
    sequence: world.nextSequence(),
    created: world.clock.seconds(),
    expires_at: expiresAt,
    clockAhead: world.clock.offset,
    file: file.id,
    metadata: applyMetadata({}, metadata),
    token: `${ledger.livemode ? "live" : "test"}_${world.ids.token(40)}`,
  });
}

/**
 * Callers compute a future time from the wall clock, which a test cannot advance: it is compared with that clock.
 * Stripe publishes the limit of 30 seconds, but neither code nor text of its refusal.
 */
export function checkExpiry(file: FileRecord, expiresAt: number | null): void {
  const now = wallSeconds();
  if (expiresAt !== null && expiresAt <= now) throw badRequest("expires_at must be in the future.", "expires_at");
  if (!isIdentityImage(file)) return;
  if (expiresAt === null || expiresAt > now + longestImageLinkSeconds) {
    throw badRequest(
      `File links for identity verification images must expire within ${longestImageLinkSeconds} seconds; set expires_at accordingly.`,
      "expires_at",
    );
  }
}
