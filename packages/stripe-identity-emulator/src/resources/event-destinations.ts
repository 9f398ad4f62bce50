import { type Call, type Endpoint, endpoint } from "../api/endpoint.js";
import { applyMetadata, metadata } from "../api/metadata.js";
import { fields, integer, list, oneOf, optional, text } from "../api/parameters.js";
import { badRequest, noSuch } from "../api/stripe-error.js";
import type { EndpointRecord } from "../state/account-records.js";
import { emitEvent } from "../webhooks/emit-event.js";
import { thinEvent } from "../webhooks/event-body.js";
import { checkEventNames, checkUrl } from "./webhook-endpoints.js";

const path = "/v2/core/event_destinations";

const signingSecret = "webhook_endpoint.signing_secret";
const urlField = "webhook_endpoint.url";
const include = optional(list(oneOf([signingSecret, urlField])));

/** Returns a destination in the format of `/v2`, with url and secret only if `include` names them (Stripe API reference). */
function render(call: Call<unknown>, record: EndpointRecord, included: readonly string[] | undefined, secret?: string) {
  const shown = {
    ...(secret !== undefined && included?.includes(signingSecret) ? { signing_secret: secret } : {}),
    ...(included?.includes(urlField) ? { url: record.url } : {}),
  };
  return {
    id: record.id,
    object: "v2.core.event_destination",
    created: new Date(record.created * 1000).toISOString(),
    description: record.description ?? "",
    enabled_events: record.enabled_events,
    event_payload: record.payload,
    livemode: call.ledger.livemode,
    metadata: record.metadata,
    name: record.name,
    ...(record.api_version === null ? {} : { snapshot_api_version: record.api_version }),
    status: record.status,
    ...(record.status === "disabled" ? { status_details: { disabled: { reason: "user" } } } : {}),
    type: "webhook_endpoint",
    updated: new Date(record.updated * 1000).toISOString(),
    webhook_endpoint: shown,
  };
}

function find(call: Call<unknown>): EndpointRecord {
  const id = call.ids.destination ?? "";
  const found = call.ledger.endpoints.get(id);
  if (found === undefined || found.kind !== "event_destination") throw noSuch("event destination", id, "id");
  return found;
}

const create = endpoint(`POST ${path}`, {
  permission: "webhook_endpoints:write",
  parameters: {
    description: optional(text()),
    enabled_events: list(text()),
    event_payload: oneOf(["snapshot", "thin"]),
    events_from: optional(list(text())),
    include,
    metadata,
    name: text(),
    snapshot_api_version: optional(text()),
    type: oneOf(["webhook_endpoint"]),
    webhook_endpoint: optional(fields({ url: text() })),
  },
  run(call) {
    const { world, ledger, parameters } = call;
    const url = parameters.webhook_endpoint?.url;
    if (url === undefined)
      throw badRequest("Missing required param: webhook_endpoint.", "webhook_endpoint", "parameter_missing");
    const secret = `whsec_${world.ids.token(32)}`;
    const now = world.clock.seconds();
    const record = ledger.endpoints.add({
      id: world.ids.id(ledger.livemode ? "ed" : "ed_test"),
      sequence: world.nextSequence(),
      created: now,
      updated: now,
      kind: "event_destination",
      payload: parameters.event_payload,
      name: parameters.name,
      description: parameters.description ?? null,
      enabled_events: checkEventNames(parameters.enabled_events, "enabled_events"),
      url: checkUrl(url, ledger.livemode, "webhook_endpoint.url"),
      status: "enabled",
      metadata: applyMetadata({}, parameters.metadata),
      api_version: parameters.snapshot_api_version ?? null,
      secrets: [{ secret, expires: null }],
    });
    return render(call, record, parameters.include, secret);
  },
});

const listAll = endpoint(`GET ${path}`, {
  permission: "webhook_endpoints:read",
  parameters: { include, limit: optional(integer(1, 100)), page: optional(text()) },
  run(call) {
    const { ledger, parameters } = call;
    const limit = parameters.limit ?? 20;
    const after = parameters.page === undefined ? undefined : ledger.endpoints.get(parameters.page);
    if (parameters.page !== undefined && after === undefined) throw badRequest("Invalid page token.", "page");
    const cursor = after === undefined ? {} : { startingAfter: after };
    const { data, hasMore } = ledger.endpoints.page(limit, cursor, () => true, ["kind", "event_destination"]);
    const last = data[data.length - 1];
    return {
      data: data.map((record) => render(call, record, parameters.include)),
      next_page_url: hasMore ? `${path}?limit=${limit}&page=${last?.id ?? ""}` : null,
      previous_page_url: null,
    };
  },
});

const retrieve = endpoint(`GET ${path}/:destination`, {
  permission: "webhook_endpoints:read",
  parameters: { include },
  run: (call) => render(call, find(call), call.parameters.include),
});

const update = endpoint(`POST ${path}/:destination`, {
  permission: "webhook_endpoints:write",
  parameters: {
    description: optional(text()),
    enabled_events: optional(list(text())),
    include,
    metadata,
    name: optional(text()),
    webhook_endpoint: optional(fields({ url: text() })),
  },
  run(call) {
    const { world, ledger, parameters } = call;
    const record = find(call);
    const newMetadata = applyMetadata(record.metadata, parameters.metadata);
    const names = parameters.enabled_events;
    const enabledEvents = names === undefined ? record.enabled_events : checkEventNames(names, "enabled_events");
    const url = parameters.webhook_endpoint?.url;
    const newUrl = url === undefined ? record.url : checkUrl(url, ledger.livemode, "webhook_endpoint.url");
    ledger.endpoints.change(record, () => {
      record.metadata = newMetadata;
      record.enabled_events = enabledEvents;
      record.url = newUrl;
      record.updated = world.clock.seconds();
      if (parameters.description !== undefined) record.description = parameters.description;
      if (parameters.name !== undefined) record.name = parameters.name;
    });
    return render(call, record, parameters.include);
  },
});

const remove = endpoint(`DELETE ${path}/:destination`, {
  permission: "webhook_endpoints:write",
  parameters: {},
  run(call) {
    const record = find(call);
    call.ledger.endpoints.remove(record);
    call.world.deliveries.abandon(call.ledger, record);
    return { id: record.id, object: "v2.core.event_destination" };
  },
});

function switcher(act: "disable" | "enable"): Endpoint {
  return endpoint(`POST ${path}/:destination/${act}`, {
    permission: "webhook_endpoints:write",
    parameters: {},
    run(call) {
      const record = find(call);
      call.ledger.endpoints.change(record, () => {
        record.status = act === "enable" ? "enabled" : "disabled";
        record.updated = call.world.clock.seconds();
      });
      if (act === "enable") call.world.deliveries.resume(call.ledger, record);
      return render(call, record, undefined);
    },
  });
}

/** Sends a `ping` event to this destination only. */
const ping = endpoint(`POST ${path}/:destination/ping`, {
  permission: "webhook_endpoints:write",
  parameters: {},
  run(call) {
    const { world, ledger } = call;
    const record = find(call);
    const event = emitEvent(world, ledger, {
      type: "v2.core.event_destination.ping",
      object: {},
      subject: { id: record.id, type: "v2.core.event_destination", url: `${path}/${record.id}` },
      cause: call.cause,
      created: world.clock.seconds(),
    });
    world.deliveries.resend(ledger, event, record.id);
    return thinEvent(ledger, event);
  },
});

export const eventDestinationEndpoints: readonly Endpoint[] = [
  create,
  listAll,
  retrieve,
  update,
  remove,
  switcher("disable"),
  switcher("enable"),
  ping,
];
