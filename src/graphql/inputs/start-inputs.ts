import { Field, InputType } from "type-graphql";
import { DocumentType } from "../enums.js";
import { CountryCodeScalar, EmailAddressScalar, PhoneNumberScalar, UrlScalar } from "../scalars.js";
import { MetadataEntryInput } from "../types/metadata-entry.js";

/** The fields that the inputs of all starts have. */
@InputType()
export abstract class StartInputBase {
  @Field(() => String, {
    nullable: true,
    description:
      "A key of your choice, 1 to 255 characters, that makes this request safe to repeat. The same key with the same input always returns the same session. The same key with a different input is an IdempotencyConflict.",
  })
  idempotencyKey?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Your own id of the person or case, 1 to 500 characters, without personal data. An open session with the same id is reused. When one is in progress or verified, the start is refused with an error.",
  })
  clientReferenceId?: string | null;

  @Field(() => UrlScalar, {
    nullable: true,
    description:
      "The address to which the hosted page returns the user after the submission. The return says nothing about the result.",
  })
  returnUrl?: URL | null;

  @Field(() => EmailAddressScalar, {
    nullable: true,
    description:
      "The user's email address. The hosted page may show it, and one-time codes are sent to it. It is passed to Stripe and not stored here.",
  })
  email?: string | null;

  @Field(() => PhoneNumberScalar, {
    nullable: true,
    description:
      "The user's phone number, to which one-time codes are sent. It is passed to Stripe and not stored here.",
  })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "The id of a customer at Stripe, `cus_...`." })
  relatedCustomer?: string | null;

  @Field(() => [MetadataEntryInput], {
    nullable: true,
    description: "Keys and values to store with the session, at most 40 entries, without personal data.",
  })
  metadata?: MetadataEntryInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether to start a new verification when `clientReferenceId` is already verified; false by default.",
  })
  reverify?: boolean | null;
}

/** The fields of starts that check a document. */
@InputType()
export abstract class StartWithDocumentInput extends StartInputBase {
  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: "The country that issued the user's document. It decides which checks are available.",
  })
  country?: string | null;

  @Field(() => [DocumentType], {
    nullable: true,
    description: "The types of documents to accept; by default every type that Stripe supports.",
  })
  documentTypes?: DocumentType[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether photos must be taken with the camera instead of uploaded; false by default.",
  })
  requireLiveCapture?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the national ID number is checked too, with the name and date of birth on the document; false by default.",
  })
  requireIdNumber?: boolean | null;
}

/** Returns the start fields in the form of the domain. */
export function toStartFields(input: StartInputBase) {
  return {
    idempotencyKey: input.idempotencyKey ?? null,
    clientReferenceId: input.clientReferenceId ?? null,
    relatedCustomer: input.relatedCustomer ?? null,
    returnUrl: input.returnUrl?.toString() ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    metadata: (input.metadata ?? []).map(({ key, value }) => ({ key, value })),
    reverify: input.reverify ?? false,
  };
}

/** Returns the start and document fields in the form of the domain. */
export function toDocumentStartFields(input: StartWithDocumentInput) {
  return {
    ...toStartFields(input),
    country: input.country?.toUpperCase() ?? null,
    documentTypes: input.documentTypes ?? [],
    requireLiveCapture: input.requireLiveCapture ?? false,
    requireIdNumber: input.requireIdNumber ?? false,
  };
}
