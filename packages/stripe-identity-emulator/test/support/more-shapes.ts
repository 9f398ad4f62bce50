import type Stripe from "stripe";
import { z } from "zod";
import { report, session, sessionSnapshot } from "./shapes.js";

const text = z.string();
const seconds = z.int().min(1_000_000_000);
const metadata = z.record(text, text);

/** Requires a schema for every field of T and no other field; the schemas define which may be absent. */
function object<T>() {
  return <F extends { [K in keyof T]-?: z.ZodType }>(fields: F & { [K in Exclude<keyof F, keyof T>]: never }) =>
    z.strictObject(fields);
}

const list = <T extends z.ZodType>(item: T) =>
  z.strictObject({ object: z.literal("list"), data: z.array(item), has_more: z.boolean(), url: text.regex(/^\/v1\//) });

const fileLinkFields = {
  id: text.regex(/^link_[A-Za-z0-9]{24}$/),
  object: z.literal("file_link"),
  created: seconds,
  expired: z.boolean(),
  expires_at: seconds.nullable(),
  livemode: z.boolean(),
  metadata,
  url: z.url().nullable(),
};

const file = object<Stripe.File>()({
  id: text.regex(/^file_[A-Za-z0-9]{24}$/),
  object: z.literal("file"),
  created: seconds,
  expires_at: seconds.nullable(),
  filename: text.nullable(),
  links: list(z.strictObject({ ...fileLinkFields, file: text }))
    .nullable()
    .optional(),
  purpose: text,
  size: z.int(),
  title: text.nullable(),
  type: text.nullable(),
  url: z.url().nullable(),
});

const fileLink = object<Stripe.FileLink>()({ ...fileLinkFields, file: z.union([text.regex(/^file_/), file]) });

const event = object<Stripe.Event>()({
  id: text.regex(/^evt_[A-Za-z0-9]{24}$/),
  object: z.literal("event"),
  account: z.never().optional(),
  api_version: text.nullable(),
  context: z.never().optional(),
  created: seconds,
  data: z.strictObject({ object: z.union([sessionSnapshot, file]) }),
  livemode: z.boolean(),
  pending_webhooks: z.int().min(0),
  request: z.strictObject({ id: text.nullable(), idempotency_key: text.nullable() }).nullable(),
  type: text,
});

const webhookEndpoint = object<Omit<Stripe.WebhookEndpoint, "deleted">>()({
  id: text.regex(/^we_[A-Za-z0-9]{24}$/),
  object: z.literal("webhook_endpoint"),
  api_version: text.nullable(),
  application: text.nullable(),
  created: seconds,
  description: text.nullable(),
  enabled_events: z.array(text),
  livemode: z.boolean(),
  metadata,
  secret: text.regex(/^whsec_/).optional(),
  status: text.regex(/^(enabled|disabled)$/),
  url: z.url(),
});

const deletedEndpoint = object<Stripe.DeletedWebhookEndpoint>()({
  id: text,
  object: z.literal("webhook_endpoint"),
  deleted: z.literal(true),
});

const ephemeralKey = object<Stripe.EphemeralKey>()({
  id: text.regex(/^ephkey_/),
  object: z.literal("ephemeral_key"),
  created: seconds,
  expires: seconds,
  livemode: z.boolean(),
  secret: text.regex(/^ek_(test|live)_/).optional(),
});

const iso = z.iso.datetime();

/** Without the SDK's own functions. `changes` is for update events, which Identity does not have. */
const thinEvent = object<Stripe.V2.Core.Event & { related_object: unknown }>()({
  id: text.regex(/^evt_(test|live)_/),
  object: z.literal("v2.core.event"),
  changes: z.never().optional(),
  context: z.never().optional(),
  created: iso,
  livemode: z.boolean(),
  reason: z
    .strictObject({ type: z.literal("request"), request: z.strictObject({ id: text, idempotency_key: text }) })
    .optional(),
  related_object: z.strictObject({ id: text, type: text, url: text.regex(/^\/v[12]\//) }),
  snapshot_event: text.optional(),
  type: text,
});

const destination = object<Stripe.V2.Core.EventDestination>()({
  id: text.regex(/^ed_/),
  object: z.literal("v2.core.event_destination"),
  amazon_eventbridge: z.never().optional(),
  azure_event_grid: z.never().optional(),
  created: iso,
  description: text,
  enabled_events: z.array(text),
  event_payload: z.enum(["snapshot", "thin"]),
  events_from: z.array(text).optional(),
  livemode: z.boolean(),
  metadata: metadata.optional(),
  name: text,
  snapshot_api_version: text.optional(),
  status: z.enum(["enabled", "disabled"]),
  status_details: z.strictObject({ disabled: z.strictObject({ reason: text }) }).optional(),
  type: z.literal("webhook_endpoint"),
  updated: iso,
  webhook_endpoint: z.strictObject({ signing_secret: text.optional(), url: z.url().optional() }).optional(),
});

const deletedDestination = z.strictObject({ id: text, object: text });

const error = z.strictObject({
  error: z.strictObject({
    type: z.enum(["api_error", "card_error", "idempotency_error", "invalid_request_error"]),
    code: text.optional(),
    doc_url: text.optional(),
    message: text.min(1),
    param: text.optional(),
  }),
});

const shapes: Readonly<Record<string, z.ZodType>> = {
  "identity.verification_session": session,
  "identity.verification_report": report,
  file,
  file_link: fileLink,
  event,
  webhook_endpoint: z.union([webhookEndpoint, deletedEndpoint]),
  ephemeral_key: ephemeralKey,
  "v2.core.event": thinEvent,
  "v2.core.event_destination": z.union([destination, deletedDestination]),
};

const anything = z.looseObject({ object: text.optional() });

/** Returns the schema for an answer, by its `object` field. */
function schemaFor(body: unknown): z.ZodType {
  const { data: head } = anything.safeParse(body);
  if (head === undefined) return z.never();
  if ("error" in head) return error;
  const items: unknown[] = Array.isArray(head.data) ? head.data : [];
  const item = shapes[anything.safeParse(items[0]).data?.object ?? ""] ?? z.never();
  if (head.object === "list") return list(item);
  if (head.object === undefined && "next_page_url" in head) {
    return z.strictObject({ data: z.array(item), next_page_url: text.nullable(), previous_page_url: text.nullable() });
  }
  return shapes[head.object ?? ""] ?? z.never();
}

/** Returns how an answer differs from the SDK's declaration, or null if it has every field and no other. */
export function shapeFault(body: unknown): string | null {
  const result = schemaFor(body).safeParse(body);
  return result.success ? null : `${z.prettifyError(result.error)}\n${JSON.stringify(body)}`;
}
