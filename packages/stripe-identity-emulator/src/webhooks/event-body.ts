import type { EventRecord } from "../state/account-records.js";
import type { Ledger } from "../state/ledger.js";

/** The API version of the account. Events have it unless their endpoint has another. */
export const accountApiVersion = "2026-10-28.endive";

/** Returns a snapshot event in the API's format (Stripe API reference: the Event object). */
export function snapshotEvent(ledger: Ledger, event: EventRecord, apiVersion: string | null = null) {
  const object: unknown = JSON.parse(event.snapshot);
  return {
    id: event.id,
    object: "event",
    api_version: apiVersion ?? accountApiVersion,
    created: event.created,
    data: { object },
    livemode: ledger.livemode,
    pending_webhooks: event.undelivered.length,
    request: event.request ?? { id: null, idempotency_key: null },
    type: event.type,
  };
}

/** Returns whether a type exists only as a thin event. */
export function isThinOnly(type: string): boolean {
  return type.startsWith("v2.");
}

/** Returns the id of the thin event that belongs to an event. */
export function thinId(ledger: Ledger, event: EventRecord): string {
  return `evt_${ledger.livemode ? "live" : "test"}_${event.id.slice("evt_".length)}`;
}

/** Returns the event that a thin event's id belongs to. */
export function findThin(ledger: Ledger, id: string): EventRecord | undefined {
  return ledger.events.get(id.replace(/^evt_(test|live)_/, "evt_"));
}

/** Returns a thin event in the format of `/v2/core/events`. */
export function thinEvent(ledger: Ledger, event: EventRecord) {
  return {
    id: thinId(ledger, event),
    object: "v2.core.event",
    created: new Date(event.created * 1000).toISOString(),
    livemode: ledger.livemode,
    ...(event.request === null
      ? {}
      : {
          reason: {
            type: "request",
            request: { id: event.request.id, idempotency_key: event.request.idempotency_key ?? "" },
          },
        }),
    related_object: event.subject,
    ...(isThinOnly(event.type) ? { type: event.type } : { snapshot_event: event.id, type: `v1.${event.type}` }),
  };
}

/** Returns the body to post to an endpoint: the snapshot, or for thin destinations the notification, which has no data. */
export function eventBody(
  ledger: Ledger,
  event: EventRecord,
  payload: "snapshot" | "thin",
  apiVersion: string | null,
): string {
  if (payload === "snapshot" && !isThinOnly(event.type))
    return JSON.stringify(snapshotEvent(ledger, event, apiVersion), null, 2);
  return JSON.stringify({ ...thinEvent(ledger, event), snapshot_event: undefined });
}
