import { type Endpoint, endpoint } from "../api/endpoint.js";
import { listPage, paging } from "../api/list-page.js";
import { boolean, inRange, list, optional, text, timeRange } from "../api/parameters.js";
import { badRequest, noSuch } from "../api/stripe-error.js";
import type { EventRecord } from "../state/account-records.js";
import type { World } from "../state/world.js";
import { isThinOnly, snapshotEvent } from "../webhooks/event-body.js";

const path = "/v1/events";
/** The API returns events for 30 days (Stripe docs: events). */
const retentionSeconds = 30 * 24 * 3600;

/** Returns whether the API still returns an event. */
export function isRetained(world: World, event: EventRecord): boolean {
  return event.created > world.clock.seconds() - retentionSeconds;
}

/** Returns whether a type matches a pattern, in which `*` matches any text. */
function matches(pattern: string, type: string): boolean {
  if (!pattern.includes("*")) return pattern === type;
  const expression = pattern
    .split("*")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${expression}$`).test(type);
}

const listAll = endpoint(`GET ${path}`, {
  permission: "events:read",
  list: true,
  parameters: {
    ...paging,
    created: optional(timeRange),
    delivery_success: optional(boolean),
    type: optional(text()),
    types: optional(list(text(), 20)),
  },
  run({ world, ledger, parameters }) {
    const { created, delivery_success: delivered, type, types } = parameters;
    if (type !== undefined && types !== undefined) {
      throw badRequest("You may only specify one of these parameters: type, types.", "types");
    }
    return listPage(ledger.events, parameters, {
      url: path,
      kind: "event",
      by:
        delivered === false
          ? ["undelivered", "yes"]
          : type !== undefined && !type.includes("*")
            ? ["type", type]
            : undefined,
      accept: (event) =>
        !isThinOnly(event.type) &&
        isRetained(world, event) &&
        inRange(event.created, created) &&
        (delivered === undefined || (event.undelivered.length === 0) === delivered) &&
        (type === undefined || matches(type, event.type)) &&
        (types === undefined || types.includes(event.type)),
      render: (event) => snapshotEvent(ledger, event),
    });
  },
});

const retrieve = endpoint(`GET ${path}/:event`, {
  permission: "events:read",
  parameters: {},
  run({ world, ledger, ids }) {
    const event = ledger.events.get(ids.event ?? "");
    if (event === undefined || isThinOnly(event.type) || !isRetained(world, event))
      throw noSuch("event", ids.event ?? "", "id");
    return snapshotEvent(ledger, event);
  },
});

export const eventEndpoints: readonly Endpoint[] = [listAll, retrieve];
