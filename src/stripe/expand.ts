import type { ReportLeaf, SessionLeaf } from "../verification/results.js";

/**
 * Which `expand` path brings which leaf. Naming a parent brings only what a secret key may see: each sensitive leaf needs its own
 * path. Sources: docs.stripe.com/identity/access-verification-results; the reference marks sex and place of birth "expandable".
 */
const sessionPaths: Record<SessionLeaf, string | null> = {
  reason: null,
  outputs: "verified_outputs",
  "outputs.dob": "verified_outputs.dob",
  "outputs.idNumber": "verified_outputs.id_number",
  "outputs.sex": "verified_outputs.sex",
  "outputs.placeOfBirth": "verified_outputs.unparsed_place_of_birth",
};

/** From the report itself, so that a list of reports stays within the four levels that `expand` may be deep. */
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

export function sessionExpand(leaves: Iterable<SessionLeaf>): string[] {
  return pathsOf(sessionPaths, leaves);
}

export function reportExpand(leaves: Iterable<ReportLeaf>): string[] {
  return pathsOf(reportPaths, leaves);
}

/** The same paths for the items of a list. */
export function onList(paths: readonly string[]): string[] {
  return paths.map((path) => `data.${path}`);
}

function pathsOf<Leaf extends string>(paths: Record<Leaf, string | null>, leaves: Iterable<Leaf>): string[] {
  return [...new Set(leaves)].flatMap((leaf) => paths[leaf] ?? []).sort();
}
