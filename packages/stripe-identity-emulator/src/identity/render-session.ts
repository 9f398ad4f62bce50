import { type Expansion, nothingExpanded } from "../api/expansion.js";
import type { Ledger } from "../state/ledger.js";
import type { ReportRecord, SessionRecord } from "../state/records.js";
import type { World } from "../state/world.js";
import { renderReport } from "./render-report.js";

/** Returns a session in the API's format (Stripe API reference: the VerificationSession object). */
export function renderSession(world: World, ledger: Ledger, session: SessionRecord, expansion: Expansion) {
  const link = session.link;
  return {
    id: session.id,
    object: "identity.verification_session",
    client_reference_id: session.client_reference_id,
    client_secret: link?.secret ?? null,
    created: session.created,
    last_error: session.last_error,
    last_verification_report: lastReport(ledger, session, expansion),
    livemode: ledger.livemode,
    metadata: session.metadata,
    options: session.options,
    ...(expansion.has("provided_details") ? { provided_details: session.provided_details } : {}),
    redaction: session.redaction,
    related_customer: session.related_customer,
    related_customer_account: session.related_customer_account,
    ...(session.related_person === null ? {} : { related_person: session.related_person }),
    status: session.status,
    type: session.type,
    url: link === null ? null : `${world.baseUrl}/start/${link.token}`,
    ...(session.verification_flow === null ? {} : { verification_flow: session.verification_flow }),
    ...(expansion.has("verified_outputs") ? { verified_outputs: verifiedOutputs(session, expansion) } : {}),
  };
}

/** Returns the session for an event, without the fields that need `expand`. */
export function sessionSnapshot(world: World, ledger: Ledger, session: SessionRecord) {
  return renderSession(world, ledger, session, nothingExpanded);
}

function lastReport(ledger: Ledger, session: SessionRecord, expansion: Expansion) {
  const id = session.last_verification_report;
  if (id === null || !expansion.has("last_verification_report")) return id;
  const report: ReportRecord | undefined = ledger.reports.get(id);
  return report === undefined ? id : renderReport(ledger, report, expansion.under("last_verification_report"));
}

function verifiedOutputs(session: SessionRecord, expansion: Expansion) {
  const outputs = session.outputs;
  if (outputs === null) return null;
  const inside = expansion.under("verified_outputs");
  return {
    address: outputs.address,
    ...(inside.sensitive("dob", session.created) ? { dob: outputs.dob } : {}),
    email: outputs.email,
    first_name: outputs.first_name,
    ...(inside.sensitive("id_number", session.created) ? { id_number: outputs.id_number } : {}),
    id_number_type: outputs.id_number_type,
    last_name: outputs.last_name,
    phone: outputs.phone,
    ...(inside.has("sex") ? { sex: outputs.sex } : {}),
    ...(inside.has("unparsed_place_of_birth") ? { unparsed_place_of_birth: outputs.unparsed_place_of_birth } : {}),
    ...(inside.has("unparsed_sex") ? { unparsed_sex: outputs.unparsed_sex } : {}),
  };
}
