import { z } from "zod";

/*
 * Schemas of Stripe's objects as sent over the wire. They contain the fields that we read. Enums are strings, because Stripe adds values.
 * A missing field equals null, because the API reference and the SDK differ on which of both Stripe sends.
 *
 * Source: docs.stripe.com/api; stripe 23.1.0, `resources/Identity`, `resources/Events`, `resources/V2/Core/Events`,
 * `resources/FileLinks`, `resources/EphemeralKeys`.
 */

const text = z.string().nullish();
/** A text of other people that we store. NUL and lone surrogates are replaced: JSON can contain them, but PostgreSQL can't store them. */
const storedText = z.string().transform(toStorable);
/** An id that we store. */
const storedId = z.string().min(1).transform(toStorable);

function toStorable(value: string): string {
  return value.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");
}
const flag = z.boolean().nullish();
const number = z.number().nullish();

/** The last second of the year 9999. JavaScript or PostgreSQL can't represent some of the later times. */
const lastSecond = 253_402_300_799;

/** Unix seconds. */
const seconds = z
  .number()
  .min(0)
  .max(lastSecond)
  .transform((value) => new Date(value * 1000));

const wireDate = z.object({ day: number, month: number, year: number }).nullish();

const wireAddress = z
  .object({ line1: text, line2: text, city: text, state: text, postal_code: text, country: text })
  .nullish();

const wireError = z.object({ code: text, reason: text }).nullish();

const wireOptions = z.object({
  document: z
    .object({
      allowed_types: z.array(z.string()).nullish(),
      require_id_number: flag,
      require_live_capture: flag,
      require_matching_selfie: flag,
    })
    .nullish(),
  phone: z.object({ require_verification: flag }).nullish(),
  email: z.object({ require_verification: flag }).nullish(),
});

export const wireSession = z.object({
  object: z.literal("identity.verification_session"),
  id: storedId,
  type: z.string(),
  status: z.string(),
  created: seconds,
  livemode: z.boolean(),
  client_reference_id: storedText.nullish(),
  client_secret: text,
  last_error: wireError,
  /** An id, or the report itself where it was expanded. */
  last_verification_report: z.union([storedText, z.object({ id: storedText })]).nullish(),
  metadata: z.record(storedText, storedText).nullish(),
  options: wireOptions.nullish(),
  redaction: z.object({ status: z.string() }).nullish(),
  related_customer: storedText.nullish(),
  url: text,
  verification_flow: storedText.nullish(),
});
export type WireSession = z.infer<typeof wireSession>;

const wireOutputs = z.object({
  first_name: text,
  last_name: text,
  address: wireAddress,
  email: text,
  phone: text,
  id_number_type: text,
  dob: wireDate,
  id_number: text,
  sex: text,
  unparsed_place_of_birth: text,
});
export type WireOutputs = z.infer<typeof wireOutputs>;

/** The personal part of a session, which is read separately. */
export const wireSessionResults = z.object({
  object: z.literal("identity.verification_session"),
  id: storedId,
  last_error: wireError,
  verified_outputs: wireOutputs.nullish(),
});
export type WireSessionResults = z.infer<typeof wireSessionResults>;

const check = { status: z.string(), error: wireError };

export const wireReport = z.object({
  object: z.literal("identity.verification_report"),
  id: storedId,
  type: z.string(),
  created: seconds,
  livemode: z.boolean(),
  verification_session: text,
  document: z
    .object({
      ...check,
      type: text,
      first_name: text,
      last_name: text,
      address: wireAddress,
      issued_date: wireDate,
      issuing_country: text,
      dob: wireDate,
      expiration_date: wireDate,
      number: text,
      sex: text,
      unparsed_place_of_birth: text,
      files: z.array(z.string()).nullish(),
    })
    .nullish(),
  selfie: z.object({ ...check, document: text, selfie: text }).nullish(),
  id_number: z
    .object({ ...check, first_name: text, last_name: text, id_number_type: text, dob: wireDate, id_number: text })
    .nullish(),
  phone: z.object({ ...check, phone: text }).nullish(),
  email: z.object({ ...check, email: text }).nullish(),
});
export type WireReport = z.infer<typeof wireReport>;

/** An event with a snapshot of its object. */
export const wireEvent = z.object({
  object: z.literal("event"),
  id: storedId,
  type: storedText,
  created: seconds,
  livemode: z.boolean(),
  data: z.object({ object: z.unknown() }).nullish(),
  account: z.string().nullish(),
  context: z.string().nullish(),
});
export type WireEvent = z.infer<typeof wireEvent>;

/** A thin event, which names its object without its data. `created` is an ISO string. */
export const wireNotification = z.object({
  object: z.literal("v2.core.event"),
  id: storedId,
  type: storedText,
  created: z.coerce
    .date()
    .min(new Date(0))
    .max(new Date(lastSecond * 1000)),
  livemode: z.boolean(),
  related_object: z.object({ id: storedText, type: z.string() }).nullish(),
  context: z.string().nullish(),
});

/** Returns the schema for one page of a list. Source: docs.stripe.com/api/pagination. */
export function wireListOf<Item extends z.ZodType>(item: Item) {
  return z.object({ object: z.literal("list"), data: z.array(item), has_more: z.boolean() });
}

export const wireFileLink = z.object({ object: z.literal("file_link"), url: z.string().min(1), expires_at: seconds });

export const wireEphemeralKey = z.object({
  object: z.literal("ephemeral_key"),
  secret: z.string().min(1),
  expires: seconds,
});

/** The common fields of any object, for objects whose other fields are not needed or can't be parsed. */
export const wireReference = z.looseObject({ object: z.string(), id: storedId });
