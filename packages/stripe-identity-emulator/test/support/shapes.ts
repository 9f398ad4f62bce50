import type Stripe from "stripe";
import { z } from "zod";

/**
 * Schemas of Stripe's answers, based on the SDK's declarations. The compiler rejects a missing field, an extra field and a field
 * of another type; at run time the schemas reject missing and unknown fields.
 */

/** One schema per field of T: required fields must be present, optional ones may be absent. */
type Fields<T> = {
  [K in keyof T]-?: undefined extends T[K]
    ? z.ZodType<T[K] | undefined>
    : Pick<T, K> extends Required<Pick<T, K>>
      ? z.ZodType<T[K]>
      : z.ZodType<T[K] | undefined>;
};

function object<T>() {
  return (fields: Fields<T>): z.ZodType<T> => z.strictObject(fields) as unknown as z.ZodType<T>;
}

const text = z.string();
const seconds = z.int().min(1_000_000_000);
const metadata = z.record(text, text);

type Session = Stripe.Identity.VerificationSession;
type Report = Stripe.Identity.VerificationReport;

const address = object<Stripe.Address>()({
  city: text.nullable(),
  country: text.nullable(),
  line1: text.nullable(),
  line2: text.nullable(),
  postal_code: text.nullable(),
  state: text.nullable(),
});

const date = object<Stripe.Identity.VerificationReport.Document.Dob>()({
  day: z.int().min(1).max(31).nullable(),
  month: z.int().min(1).max(12).nullable(),
  year: z.int().min(1).nullable(),
});

const checkStatus = z.enum(["verified", "unverified"]);
const errorOf = <const C extends string>(...codes: C[]) =>
  z.strictObject({ code: z.enum(codes).nullable(), reason: text.nullable() }).nullable();
const documentType = z.enum(["driving_license", "id_card", "passport"]);
const idNumberType = z.enum(["br_cpf", "sg_nric", "us_ssn"]);
const sex = z.enum(["[redacted]", "female", "male", "unknown"]).nullable().optional();

const documentOptions = object<Stripe.Identity.VerificationReport.Options.Document>()({
  allowed_types: z.array(documentType).optional(),
  require_id_number: z.boolean().optional(),
  require_live_capture: z.boolean().optional(),
  require_matching_selfie: z.boolean().optional(),
});

export const report = object<Report>()({
  id: text.regex(/^vr_[A-Za-z0-9]{24}$/),
  object: z.literal("identity.verification_report"),
  client_reference_id: text.nullable(),
  created: seconds,
  document: object<Stripe.Identity.VerificationReport.Document>()({
    address: address.nullable(),
    dob: date.nullable().optional(),
    error: errorOf("document_expired", "document_type_not_supported", "document_unverified_other"),
    expiration_date: date.nullable().optional(),
    files: z.array(text.regex(/^file_/)).nullable(),
    first_name: text.nullable(),
    issued_date: date.nullable(),
    issuing_country: text.nullable(),
    last_name: text.nullable(),
    number: text.nullable().optional(),
    sex,
    status: checkStatus,
    type: documentType.nullable(),
    unparsed_place_of_birth: text.nullable().optional(),
    unparsed_sex: text.nullable().optional(),
  }).optional(),
  email: object<Stripe.Identity.VerificationReport.Email>()({
    email: text.nullable(),
    error: errorOf("email_unverified_other", "email_verification_declined"),
    status: checkStatus,
  }).optional(),
  id_number: object<Stripe.Identity.VerificationReport.IdNumber>()({
    dob: date.nullable().optional(),
    error: errorOf("id_number_insufficient_document_data", "id_number_mismatch", "id_number_unverified_other"),
    first_name: text.nullable(),
    id_number: text.nullable().optional(),
    id_number_type: idNumberType.nullable(),
    last_name: text.nullable(),
    status: checkStatus,
  }).optional(),
  livemode: z.boolean(),
  options: object<Stripe.Identity.VerificationReport.Options>()({
    document: documentOptions.optional(),
    id_number: z.strictObject({}).optional(),
  }).optional(),
  phone: object<Stripe.Identity.VerificationReport.Phone>()({
    error: errorOf("phone_unverified_other", "phone_verification_declined"),
    phone: text.nullable(),
    status: checkStatus,
  }).optional(),
  selfie: object<Stripe.Identity.VerificationReport.Selfie>()({
    document: text.regex(/^file_/).nullable(),
    error: errorOf(
      "selfie_document_missing_photo",
      "selfie_face_mismatch",
      "selfie_manipulated",
      "selfie_unverified_other",
    ),
    selfie: text.regex(/^file_/).nullable(),
    status: checkStatus,
  }).optional(),
  type: z.enum(["document", "id_number", "verification_flow"]),
  verification_flow: text.optional(),
  verification_session: text.regex(/^vs_/).nullable(),
});

export const session = object<Session>()({
  id: text.regex(/^vs_[A-Za-z0-9]{24}$/),
  object: z.literal("identity.verification_session"),
  client_reference_id: text.nullable(),
  client_secret: text.regex(/^vs_[A-Za-z0-9]+_secret_(test|live)_/).nullable(),
  created: seconds,
  last_error: object<Stripe.Identity.VerificationSession.LastError>()({
    code: text.nullable(),
    reason: text.nullable(),
  }).nullable(),
  last_verification_report: z.union([text.regex(/^vr_/), report]).nullable(),
  livemode: z.boolean(),
  metadata,
  options: object<Stripe.Identity.VerificationSession.Options>()({
    document: documentOptions.optional(),
    email: z.strictObject({ require_verification: z.boolean() }).optional(),
    id_number: z.strictObject({}).optional(),
    matching: z
      .strictObject({ dob: z.enum(["none", "similar"]).optional(), name: z.enum(["none", "similar"]).optional() })
      .optional() as unknown as z.ZodType<Stripe.Identity.VerificationSession.Options.Matching | undefined>,
    phone: z.strictObject({ require_verification: z.boolean() }).optional(),
  }).nullable(),
  provided_details: object<Stripe.Identity.VerificationSession.ProvidedDetails>()({
    email: text.optional(),
    phone: text.optional(),
  })
    .nullable()
    .optional(),
  redaction: z.strictObject({ status: z.enum(["processing", "redacted", "validated"]) }).nullable(),
  related_customer: text.nullable(),
  related_customer_account: text.nullable(),
  related_person: z.strictObject({ account: text, person: text }).optional(),
  status: z.enum(["canceled", "processing", "requires_input", "verified"]),
  type: z.enum(["document", "id_number", "verification_flow"]),
  url: z.url().nullable(),
  verification_flow: text.optional(),
  verified_outputs: object<Stripe.Identity.VerificationSession.VerifiedOutputs>()({
    address: address.nullable(),
    dob: date.nullable().optional(),
    email: text.nullable(),
    first_name: text.nullable(),
    id_number: text.nullable().optional(),
    id_number_type: idNumberType.nullable(),
    last_name: text.nullable(),
    phone: text.nullable(),
    sex,
    unparsed_place_of_birth: text.nullable().optional(),
    unparsed_sex: text.nullable().optional(),
  })
    .nullable()
    .optional(),
});

/** A session in an event, without the fields that need `expand`. */
export const sessionSnapshot = session.refine(
  (value) =>
    (!("verified_outputs" in value) &&
      !("provided_details" in value) &&
      typeof value.last_verification_report !== "object") ||
    value.last_verification_report === null,
  "a snapshot carries nothing expanded",
);
