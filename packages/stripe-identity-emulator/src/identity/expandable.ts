import type { Expandable } from "../api/expansion.js";

/** The paths that a report can expand; each sensitive field needs its own path (Stripe docs: access verification results). */
export const expandableReport: Expandable = {
  "document.dob": "sensitive",
  "document.expiration_date": "sensitive",
  "document.number": "sensitive",
  "document.sex": "plain",
  "document.unparsed_place_of_birth": "plain",
  "document.unparsed_sex": "plain",
  "id_number.dob": "sensitive",
  "id_number.id_number": "sensitive",
};

/** The paths that a session can expand. */
export const expandableSession: Expandable = {
  provided_details: "plain",
  verified_outputs: "plain",
  "verified_outputs.dob": "sensitive",
  "verified_outputs.id_number": "sensitive",
  "verified_outputs.sex": "plain",
  "verified_outputs.unparsed_place_of_birth": "plain",
  "verified_outputs.unparsed_sex": "plain",
  last_verification_report: "plain",
  ...Object.fromEntries(
    Object.entries(expandableReport).map(([path, kind]) => [`last_verification_report.${path}`, kind]),
  ),
};
