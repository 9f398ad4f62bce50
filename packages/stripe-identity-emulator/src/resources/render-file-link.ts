import { applyMetadata, type MetadataChange } from "../api/metadata.js";
import { badRequest } from "../api/stripe-error.js";
import type { FileLinkRecord, FileRecord } from "../state/account-records.js";
import { wallSeconds } from "../state/clock.js";
import type { Ledger } from "../state/ledger.js";
import type { World } from "../state/world.js";
import { isIdentityImage, linkablePurposes } from "./file-purposes.js";

/** The longest lifetime of links to images of verifications (Stripe docs: access verification results). */
const longestImageLinkSeconds = 30;

/** Returns a link in the API's format (Stripe API reference: the FileLink object). `file` is the file's id, or the expanded file. */
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

/** Creates a link. Throws 400 for a file that cannot be linked and for an expiry that is not allowed. */
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
 * Throws 400 for an expiry that is not allowed. Compares with the wall clock, from which callers compute the time, and which
 * tests cannot advance. Stripe publishes the limit of 30 seconds, but neither code nor text of the error.
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
