import { type Call, type Endpoint, endpoint } from "../api/endpoint.js";
import { listPage, paging } from "../api/list-page.js";
import { applyMetadata, metadata } from "../api/metadata.js";
import { boolean, emptyable, list, optional, text } from "../api/parameters.js";
import { badRequest, noSuch } from "../api/stripe-error.js";
import { isLoopback } from "../hosts.js";
import type { EndpointRecord } from "../state/account-records.js";

const path = "/v1/webhook_endpoints";

function render(call: Call<unknown>, endpointRecord: EndpointRecord) {
  return {
    id: endpointRecord.id,
    object: "webhook_endpoint",
    api_version: endpointRecord.api_version,
    application: null,
    created: endpointRecord.created,
    description: endpointRecord.description,
    enabled_events: endpointRecord.enabled_events,
    livemode: call.ledger.livemode,
    metadata: endpointRecord.metadata,
    status: endpointRecord.status,
    url: endpointRecord.url,
  };
}

function find(call: Call<unknown>): EndpointRecord {
  const id = call.ids.endpoint ?? "";
  const found = call.ledger.endpoints.get(id);
  if (found === undefined || found.kind !== "webhook_endpoint")
    throw noSuch("webhook endpoint", id, "webhook_endpoint");
  return found;
}

/** Returns a URL that webhooks can be sent to. Throws 400 for others: live ones need https (Stripe docs: webhooks), except on this machine. */
export function checkUrl(url: string, livemode: boolean, param: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw badRequest("Invalid URL: An explicit scheme (such as https) must be provided.", param, "url_invalid");
  }
  if (livemode && !url.startsWith("https:") && !isLoopback(new URL(url).hostname)) {
    throw badRequest("Invalid URL: URL must use HTTPS in livemode.", param, "url_invalid");
  }
  return url;
}

/** Throws 400 unless names are types of events, or `*`. Accepts unknown types: the emulator has only some of Stripe's. */
export function checkEventNames(names: readonly string[], param: string): string[] {
  if (names.length === 0) throw badRequest("You must enable at least one event.", param);
  for (const name of names) {
    if (name !== "*" && !/^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(name)) {
      throw badRequest(`Invalid ${param}: '${name}' is not a type of event`, param);
    }
  }
  return [...names];
}

const create = endpoint(`POST ${path}`, {
  permission: "webhook_endpoints:write",
  parameters: {
    api_version: optional(text()),
    connect: optional(boolean),
    description: optional(emptyable(text())),
    enabled_events: list(text()),
    metadata,
    url: text(),
  },
  check({ ledger, parameters }) {
    checkEventNames(parameters.enabled_events, "enabled_events");
    checkUrl(parameters.url, ledger.livemode, "url");
  },
  run(call) {
    const { world, ledger, parameters } = call;
    const secret = `whsec_${world.ids.token(32)}`;
    const now = world.clock.seconds();
    const record: EndpointRecord = {
      id: world.ids.id("we"),
      sequence: world.nextSequence(),
      created: now,
      updated: now,
      kind: "webhook_endpoint",
      payload: "snapshot",
      name: "",
      description: parameters.description ?? null,
      enabled_events: parameters.enabled_events,
      url: parameters.url,
      status: "enabled",
      metadata: applyMetadata({}, parameters.metadata),
      api_version: parameters.api_version ?? null,
      secrets: [{ secret, expires: null }],
    };
    ledger.endpoints.add(record);
    return { ...render(call, record), secret };
  },
});

const listAll = endpoint(`GET ${path}`, {
  permission: "webhook_endpoints:read",
  list: true,
  parameters: { ...paging },
  run: (call) =>
    listPage(call.ledger.endpoints, call.parameters, {
      url: path,
      kind: "webhook endpoint",
      by: ["kind", "webhook_endpoint"],
      render: (record) => render(call, record),
    }),
});

const retrieve = endpoint(`GET ${path}/:endpoint`, {
  permission: "webhook_endpoints:read",
  parameters: {},
  run: (call) => render(call, find(call)),
});

const update = endpoint(`POST ${path}/:endpoint`, {
  permission: "webhook_endpoints:write",
  parameters: {
    description: optional(emptyable(text())),
    disabled: optional(boolean),
    enabled_events: optional(list(text())),
    metadata,
    url: optional(text()),
  },
  run(call) {
    const { world, ledger, parameters } = call;
    const record = find(call);
    const newMetadata = applyMetadata(record.metadata, parameters.metadata);
    const { enabled_events: names, url } = parameters;
    const enabledEvents = names === undefined ? record.enabled_events : checkEventNames(names, "enabled_events");
    const newUrl = url === undefined ? record.url : checkUrl(url, ledger.livemode, "url");
    const wasDisabled = record.status === "disabled";
    ledger.endpoints.change(record, () => {
      record.metadata = newMetadata;
      record.enabled_events = enabledEvents;
      record.url = newUrl;
      if (parameters.description !== undefined) record.description = parameters.description;
      if (parameters.disabled !== undefined) record.status = parameters.disabled ? "disabled" : "enabled";
    });
    if (wasDisabled && record.status === "enabled") world.deliveries.resume(ledger, record);
    return render(call, record);
  },
});

const remove = endpoint(`DELETE ${path}/:endpoint`, {
  permission: "webhook_endpoints:write",
  parameters: {},
  run(call) {
    const record = find(call);
    call.ledger.endpoints.remove(record);
    call.world.deliveries.abandon(call.ledger, record);
    return { id: record.id, object: "webhook_endpoint", deleted: true };
  },
});

export const webhookEndpointEndpoints: readonly Endpoint[] = [create, listAll, retrieve, update, remove];
