import type { EventRecord } from "../state/account-records.js";
import type { Ledger } from "../state/ledger.js";
import type { World } from "../state/world.js";

/** The API request that caused an event; null if a user or the clock caused it. */
export type Cause = EventRecord["request"];

/** Stores an event and queues it for the endpoints. `object` is the current state of its subject, with nothing expanded. */
export function emitEvent(
  world: World,
  ledger: Ledger,
  about: { type: string; object: unknown; subject: EventRecord["subject"]; cause: Cause; created: number },
): EventRecord {
  const event = ledger.events.add({
    id: world.ids.id("evt"),
    sequence: world.nextSequence(),
    created: about.created,
    type: about.type,
    snapshot: JSON.stringify(about.object),
    subject: about.subject,
    request: about.cause,
    undelivered: [],
  });
  world.deliveries.announce(ledger, event);
  return event;
}
