import type { ReportLeaf, SessionLeaf } from "../verification/results.js";

/**
 * Holds the `expand` path of each leaf. Expanding a parent returns only the fields that a secret key can read, so each sensitive leaf
 * needs its own path.
 *
 * Source: docs.stripe.com/identity/access-verification-results; docs.stripe.com/api/identity/verification_sessions marks sex and place
 * of birth as expandable.
 */
const sessionPaths: Record<SessionLeaf, string | null> = {
  reason: null,
  outputs: "verified_outputs",
  "outputs.dob": "verified_outputs.dob",
  "outputs.idNumber": "verified_outputs.id_number",
  "outputs.sex": "verified_outputs.sex",
  "outputs.placeOfBirth": "verified_outputs.unparsed_place_of_birth",
};

/**
 * Holds the paths within a report. Reports are read directly, not as part of their session, so that a list stays within the four levels
 * that a path can have. Source: docs.stripe.com/api/expanding_objects.
 */
const reportPaths: Record<ReportLeaf, string | null> = {
  checks: null,
  "document.dob": "document.dob",
  "document.expirationDate": "document.expiration_date",
  "document.number": "document.number",
  "document.sex": "document.sex",
  "document.placeOfBirth": "document.unparsed_place_of_birth",
  "idNumber.dob": "id_number.dob",
  "idNumber.number": "id_number.id_number",
};

/** Returns the `expand` paths for a session. */
export function sessionExpand(leaves: Iterable<SessionLeaf>): string[] {
  return pathsOf(sessionPaths, leaves);
}

/** Returns the `expand` paths for a report. */
export function reportExpand(leaves: Iterable<ReportLeaf>): string[] {
  return pathsOf(reportPaths, leaves);
}

/** Returns the paths for the items of a list. Source: docs.stripe.com/api/expanding_objects. */
export function onList(paths: readonly string[]): string[] {
  return paths.map((path) => `data.${path}`);
}

function pathsOf<Leaf extends string>(paths: Record<Leaf, string | null>, leaves: Iterable<Leaf>): string[] {
  return [...new Set(leaves)].flatMap((leaf) => paths[leaf] ?? []).sort();
}
