import type { EndpointRecord } from "../state/account-records.js";
import { isThinOnly } from "./event-body.js";

/** Types that `*` leaves out: an endpoint must name them (Stripe docs: how verification sessions work). */
const explicitOnly: readonly string[] = ["identity.verification_session.redacted"];

/** Whether an endpoint asked for events of this type (a snapshot type name). */
export function wants(endpoint: EndpointRecord, type: string): boolean {
  if (isThinOnly(type)) return false;
  const name = endpoint.payload === "thin" ? `v1.${type}` : type;
  if (endpoint.enabled_events.includes(name)) return true;
  return endpoint.enabled_events.includes("*") && !explicitOnly.includes(type);
}
