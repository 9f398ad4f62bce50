import type { SessionOptions, SessionType } from "../state/records.js";
import type { Check } from "./check-catalogue.js";

/** Returns the checks of a session without a flow (Stripe docs: verification checks). */
export function checksFor(type: Exclude<SessionType, "verification_flow">, options: SessionOptions): Check[] {
  if (type === "id_number") return ["id_number"];
  const checks: Check[] = ["document"];
  if (options.document?.require_matching_selfie === true) checks.push("selfie");
  if (options.document?.require_id_number === true) checks.push("id_number");
  return checks;
}
