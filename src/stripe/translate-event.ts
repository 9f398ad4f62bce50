import type { ProviderEvent } from "../verification/provider.js";
import { toSessionData } from "./translate-session.js";
import { type WireEvent, wireEvent, wireNotification, wireReference, wireSession } from "./wire.js";

const sessionObject = "identity.verification_session";

/**
 * A snapshot or a thin event, distilled to what may be kept; null for what is no event at all. An event about another kind of
 * object has no session id; one whose session can't be read has an id and no session. Sources: SDK, `resources/Events` and
 * `resources/V2/Core/Events`.
 */
export function toProvidedEvent(body: unknown): ProviderEvent | null {
  const snapshot = wireEvent.safeParse(body);
  return snapshot.success ? fromSnapshot(snapshot.data) : fromNotification(body);
}

/** The same for an event that is already known to be a snapshot. */
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
