import type { ProviderEvent } from "../verification/provider.js";
import { toSessionData } from "./translate-session.js";
import { type WireEvent, wireEvent, wireNotification, wireReference, wireSession } from "./wire.js";

const sessionObject = "identity.verification_session";

/**
 * Returns a snapshot event or a thin event, reduced to the data that may be stored; null for a body that is no event. An event about
 * another type of object has no session id. An event whose session can't be parsed has the id without the session.
 *
 * Source: docs.stripe.com/api/events; docs.stripe.com/event-destinations for thin events; stripe 23.1.0, `resources/Events` and
 * `resources/V2/Core/Events`.
 */
export function toProviderEvent(body: unknown): ProviderEvent | null {
  const snapshot = wireEvent.safeParse(body);
  return snapshot.success ? fromSnapshot(snapshot.data) : fromNotification(body);
}

/** Returns a snapshot event, reduced to the data that may be stored. */
export function fromSnapshot({ id, type, created, livemode, data }: WireEvent): ProviderEvent {
  const reference = wireReference.safeParse(data?.object);
  const session = wireSession.safeParse(data?.object);
  return {
    id,
    type,
    createdAt: created,
    livemode,
    sessionId: reference.success && reference.data.object === sessionObject ? reference.data.id : null,
    session: session.success ? toSessionData(session.data) : null,
  };
}

function fromNotification(body: unknown): ProviderEvent | null {
  const parsed = wireNotification.safeParse(body);
  if (!parsed.success) return null;
  const { id, type, created, livemode, related_object: related } = parsed.data;
  return {
    id,
    type,
    createdAt: created,
    livemode,
    sessionId: related?.type === sessionObject ? related.id : null,
    session: null,
  };
}
