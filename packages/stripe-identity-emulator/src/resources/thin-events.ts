import { type Endpoint, endpoint } from "../api/endpoint.js";
import { fields, inRange, integer, list, optional, type Parameter, text } from "../api/parameters.js";
import { badRequest, noSuch } from "../api/stripe-error.js";
import type { EventRecord } from "../state/account-records.js";
import { findThin, thinEvent } from "../webhooks/event-body.js";
import { isRetained } from "./events.js";

const path = "/v2/core/events";

/** Reads a time in unix seconds or as ISO text, the format of `/v2`. */
const time: Parameter<number> = {
  absent: integer().absent,
  read: (value, name) => {
    if (typeof value === "string" && /^\d{4}-/.test(value) && !Number.isNaN(Date.parse(value))) {
      return Math.floor(Date.parse(value) / 1000);
    }
    return integer().read(value, name);
  },
};

const created = optional(fields({ gt: optional(time), gte: optional(time), lt: optional(time), lte: optional(time) }));

const listAll = endpoint(`GET ${path}`, {
  permission: "events:read",
  parameters: {
    created,
    limit: optional(integer(1, 100)),
    object_id: optional(text()),
    page: optional(text()),
    types: optional(list(text(), 20)),
  },
  run({ world, ledger, parameters }) {
    const { object_id: subject, types, page } = parameters;
    const after = page === undefined ? undefined : findThin(ledger, page);
    if (page !== undefined && after === undefined) throw badRequest("Invalid page token.", "page");
    const accept = (event: EventRecord) =>
      isRetained(world, event) &&
      inRange(event.created, parameters.created) &&
      (types === undefined || types.includes(thinEvent(ledger, event).type));
    const limit = parameters.limit ?? 20;
    const by: ["subject", string] | undefined = subject === undefined ? undefined : ["subject", subject];
    const { data, hasMore } = ledger.events.page(
      limit,
      after === undefined ? {} : { startingAfter: after },
      accept,
      by,
    );
    const events = data.map((event) => thinEvent(ledger, event));
    const last = events[events.length - 1];
    const query = new URLSearchParams({ limit: String(limit), page: last?.id ?? "" });
    if (subject !== undefined) query.set("object_id", subject);
    for (const [index, type] of (types ?? []).entries()) query.set(`types[${index}]`, type);
    for (const [bound, seconds] of Object.entries(parameters.created ?? {})) {
      if (seconds !== undefined) query.set(`created[${bound}]`, String(seconds));
    }
    return { data: events, next_page_url: hasMore ? `${path}?${query}` : null, previous_page_url: null };
  },
});

const retrieve = endpoint(`GET ${path}/:event`, {
  permission: "events:read",
  parameters: {},
  run({ world, ledger, ids }) {
    const event = findThin(ledger, ids.event ?? "");
    if (event === undefined || !isRetained(world, event)) throw noSuch("event", ids.event ?? "", "id");
    return thinEvent(ledger, event);
  },
});

export const thinEventEndpoints: readonly Endpoint[] = [listAll, retrieve];
