import type { Ledger } from "../state/ledger.js";
import type { SessionRecord } from "../state/records.js";
import type { World } from "../state/world.js";
import { type Cause, emitEvent } from "../webhooks/emit-event.js";
import { sessionSnapshot } from "./render-session.js";

type EventName = "created" | "processing" | "requires_input" | "verified" | "canceled" | "redacted";

/** Emits an event with the current state of a session. */
export function emitSessionEvent(
  world: World,
  ledger: Ledger,
  session: SessionRecord,
  name: EventName,
  cause: Cause,
): void {
  emitEvent(world, ledger, {
    type: `identity.verification_session.${name}`,
    object: sessionSnapshot(world, ledger, session),
    subject: {
      id: session.id,
      type: "identity.verification_session",
      url: `/v1/identity/verification_sessions/${session.id}`,
    },
    cause,
    created: world.faults.current().webhooks.same_second ? session.created : world.clock.seconds(),
  });
}
