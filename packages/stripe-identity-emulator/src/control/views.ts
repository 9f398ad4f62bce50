import type { Check } from "../identity/check-catalogue.js";
import type { DeliveryRecord, DeliveryStatus, EventRecord } from "../state/account-records.js";
import type { Ledger } from "../state/ledger.js";
import type { SessionRecord, SessionStatus, SessionType } from "../state/records.js";
import type { World } from "../state/world.js";

/** A session in the control API. Times in unix seconds. */
export interface SessionView {
  id: string;
  livemode: boolean;
  status: SessionStatus;
  type: SessionType;
  created: number;
  checks: Check[];
  url: string | null;
  client_reference_id: string | null;
  verification_flow: string | null;
  last_error: { code: string; reason: string } | null;
  last_verification_report: string | null;
  redaction: { status: string } | null;
}

export interface EventView {
  id: string;
  type: string;
  created: number;
  livemode: boolean;
  /** The session of the event; null for events of other objects. */
  session: string | null;
  pending_webhooks: number;
}

/** One attempt to deliver an event. Times in unix seconds, with fractions. */
export interface DeliveryView {
  id: string;
  event: string;
  type: string;
  endpoint: string;
  url: string;
  attempt: number;
  duplicate: boolean;
  status: DeliveryStatus;
  created: number;
  due: number;
  response_status: number | null;
  error: string | null;
  livemode: boolean;
}

export function viewSession(world: World, ledger: Ledger, session: SessionRecord): SessionView {
  return {
    id: session.id,
    livemode: ledger.livemode,
    status: session.status,
    type: session.type,
    created: session.created,
    checks: session.checks,
    url: session.link === null ? null : `${world.baseUrl}/start/${session.link.token}`,
    client_reference_id: session.client_reference_id,
    verification_flow: session.verification_flow,
    last_error: session.last_error,
    last_verification_report: session.last_verification_report,
    redaction: session.redaction,
  };
}

export function viewEvent(ledger: Ledger, event: EventRecord): EventView {
  return {
    id: event.id,
    type: event.type,
    created: event.created,
    livemode: ledger.livemode,
    session: event.subject.type === "identity.verification_session" ? event.subject.id : null,
    pending_webhooks: event.undelivered.length,
  };
}

export function viewDelivery(ledger: Ledger, delivery: DeliveryRecord): DeliveryView {
  return {
    id: delivery.id,
    event: delivery.event,
    type: delivery.eventType,
    endpoint: delivery.endpoint,
    url: delivery.url,
    attempt: delivery.attempt,
    duplicate: delivery.duplicate,
    status: delivery.status,
    created: delivery.created / 1000,
    due: delivery.due / 1000,
    response_status: delivery.responseStatus,
    error: delivery.error,
    livemode: ledger.livemode,
  };
}
