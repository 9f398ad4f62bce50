import type { EventRecord } from "../state/account-records.js";
import type { Ledger } from "../state/ledger.js";
import type { Address, CalendarDate, ReportContent, SessionRecord, VerifiedOutputs } from "../state/records.js";
import type { World } from "../state/world.js";
import { emitSessionEvent } from "./session-events.js";

/** The replacement for redacted text (Stripe docs: verification sessions, redaction). */
const redacted = "[redacted]";
const redactedDate: CalendarDate = { day: 1, month: 1, year: 1 };

/** Schedules the redaction of a session for its due time. */
export function scheduleRedaction(world: World, ledger: Ledger, session: SessionRecord): void {
  if (session.redactAt === null) return;
  world.scheduler.at(session.redactAt, () => finishRedaction(world, ledger, session));
}

/**
 * Redacts the session, its reports and its events; the images can no longer be downloaded. `client_reference_id` stays,
 * because it is the caller's own reference.
 */
function finishRedaction(world: World, ledger: Ledger, session: SessionRecord): void {
  if (session.redaction?.status !== "processing") return;
  ledger.sessions.change(session, () => {
    session.redaction = { status: "redacted" };
    session.redactAt = null;
    session.metadata = {};
    session.options = {};
    session.outputs = session.outputs === null ? null : redactOutputs(session.outputs);
    session.provided_details = session.provided_details === null ? null : redactDetails(session.provided_details);
  });
  for (const report of [...ledger.reports.where("session", session.id)]) {
    ledger.reports.change(report, () => {
      report.content = redactContent(report.content);
    });
  }
  for (const file of ledger.files.where("session", session.id)) {
    ledger.files.change(file, () => {
      file.bytes = { kind: "gone" };
      file.filename = redactText(file.filename);
    });
  }
  for (const event of [...ledger.events.where("subject", session.id)]) redactEvent(ledger, event);
  emitSessionEvent(world, ledger, session, "redacted", null);
}

function redactEvent(ledger: Ledger, event: EventRecord): void {
  const object: unknown = JSON.parse(event.snapshot);
  if (typeof object !== "object" || object === null) return;
  const redacted = { ...object, metadata: {}, options: {}, client_secret: null, url: null };
  ledger.events.change(event, () => {
    event.snapshot = JSON.stringify(redacted);
  });
}

function redactText(text: string | null): string | null {
  return text === null ? null : redacted;
}

function redactDate(date: CalendarDate | null): CalendarDate | null {
  return date === null ? null : { ...redactedDate };
}

/** Redacts an address except its country, which Stripe's sample of a redacted session also keeps. */
function redactAddress(address: Address | null): Address | null {
  if (address === null) return null;
  return {
    city: redactText(address.city),
    country: address.country,
    line1: redactText(address.line1),
    line2: redactText(address.line2),
    postal_code: redactText(address.postal_code),
    state: redactText(address.state),
  };
}

function redactDetails(details: { email?: string; phone?: string }): { email?: string; phone?: string } {
  return {
    ...(details.email === undefined ? {} : { email: redacted }),
    ...(details.phone === undefined ? {} : { phone: redacted }),
  };
}

function redactOutputs(outputs: VerifiedOutputs): VerifiedOutputs {
  return {
    address: redactAddress(outputs.address),
    dob: redactDate(outputs.dob),
    email: redactText(outputs.email),
    first_name: redactText(outputs.first_name),
    id_number: redactText(outputs.id_number),
    id_number_type: outputs.id_number_type,
    last_name: redactText(outputs.last_name),
    phone: redactText(outputs.phone),
    sex: redactText(outputs.sex),
    unparsed_place_of_birth: redactText(outputs.unparsed_place_of_birth),
    unparsed_sex: redactText(outputs.unparsed_sex),
  };
}

/** Redacts a report except its statuses, error codes, types and file ids. */
function redactContent(content: ReportContent): ReportContent {
  const { document, id_number, phone, email, selfie } = content;
  return {
    ...(document === undefined
      ? {}
      : {
          document: {
            ...document,
            address: redactAddress(document.address),
            dob: redactDate(document.dob),
            expiration_date: redactDate(document.expiration_date),
            first_name: redactText(document.first_name),
            issued_date: redactDate(document.issued_date),
            last_name: redactText(document.last_name),
            number: redactText(document.number),
            sex: redactText(document.sex),
            unparsed_place_of_birth: redactText(document.unparsed_place_of_birth),
            unparsed_sex: redactText(document.unparsed_sex),
          },
        }),
    ...(selfie === undefined ? {} : { selfie }),
    ...(id_number === undefined
      ? {}
      : {
          id_number: {
            ...id_number,
            dob: redactDate(id_number.dob),
            first_name: redactText(id_number.first_name),
            id_number: redactText(id_number.id_number),
            last_name: redactText(id_number.last_name),
          },
        }),
    ...(phone === undefined ? {} : { phone: { ...phone, phone: redactText(phone.phone) } }),
    ...(email === undefined ? {} : { email: { ...email, email: redactText(email.email) } }),
  };
}
