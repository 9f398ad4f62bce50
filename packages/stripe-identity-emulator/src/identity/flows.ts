import type { FlowRecord } from "../state/account-records.js";
import type { SessionOptions } from "../state/records.js";
import type { Check } from "./check-catalogue.js";

/**
 * Returns the options of a session created from a flow, as far as the API has fields for them: phone and email checks exist
 * in flows only, and the address check has no field (Stripe API reference).
 */
export function flowOptions(checks: readonly Check[]): SessionOptions {
  const options: SessionOptions = {};
  if (checks.includes("document") || checks.includes("selfie")) {
    options.document = {};
    if (checks.includes("selfie")) options.document.require_matching_selfie = true;
    if (checks.includes("id_number")) options.document.require_id_number = true;
  } else if (checks.includes("id_number")) {
    options.id_number = {};
  }
  if (checks.includes("email")) options.email = { require_verification: true };
  if (checks.includes("phone")) options.phone = { require_verification: true };
  return options;
}

function flow(id: string, checks: Check[]): Omit<FlowRecord, "sequence"> {
  return { id, checks, options: flowOptions(checks) };
}

/** Flows that every emulator has; at Stripe they are created in the Dashboard. */
export const predefinedFlows: readonly Omit<FlowRecord, "sequence">[] = [
  flow("vf_document", ["document"]),
  flow("vf_selfie", ["document", "selfie"]),
  flow("vf_phone", ["phone"]),
  flow("vf_email", ["email"]),
  flow("vf_address", ["address"]),
  flow("vf_full", ["document", "selfie", "id_number", "address", "phone", "email"]),
];
