import { Field, ID, InputType } from "type-graphql";
import type { DocumentStart, FlowStart, IdNumberStart, SelfieStart } from "../../verification/start-input.js";
import { CheckKind, DocumentType } from "../enums.js";
import { CountryCodeScalar, EmailAddressScalar, PhoneNumberScalar, UrlScalar } from "../scalars.js";
import { MetadataEntryInput } from "../types/metadata-entry.js";

@InputType({ description: "What every start can say." })
abstract class StartInputBase {
  @Field(() => String, {
    nullable: true,
    description:
      "Makes repeats safe, for ever: the same key and input answer the same session, the same key and another input IdempotencyConflict. 1 to 255 characters.",
  })
  idempotencyKey?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Your own id of the person or the case; no personal data. An open session of this reference is gone on with; one that is processing or verified is a typed error. 1 to 500 characters.",
  })
  clientReferenceId?: string | null;

  @Field(() => UrlScalar, {
    nullable: true,
    description: "Where the hosted page brings the user back to, after submitting; not a sign of any result.",
  })
  returnUrl?: URL | null;

  @Field(() => EmailAddressScalar, {
    nullable: true,
    description:
      "The user's email address: may be shown on the hosted page and gets one-time codes. Passed to Stripe, not kept.",
  })
  email?: string | null;

  @Field(() => PhoneNumberScalar, {
    nullable: true,
    description: "The user's phone number, E.164: gets one-time codes. Passed to Stripe, not kept.",
  })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "Stripe's id of a customer, `cus_...`." })
  relatedCustomer?: string | null;

  @Field(() => [MetadataEntryInput], { nullable: true, description: "Your own notes, at most 40; no personal data." })
  metadata?: MetadataEntryInput[] | null;

  @Field(() => Boolean, { nullable: true, description: "Verifies a reference again that is verified already." })
  reverify?: boolean | null;
}

@InputType({ description: "What a start can say of the document." })
abstract class StartWithDocumentInput extends StartInputBase {
  @Field(() => CountryCodeScalar, { nullable: true, description: "Where the document is from." })
  country?: string | null;

  @Field(() => [DocumentType], {
    nullable: true,
    description: "Types to accept; every type that Stripe supports where nothing is said.",
  })
  documentTypes?: DocumentType[] | null;

  @Field(() => Boolean, { nullable: true, description: "Photos must be taken with the camera, not uploaded." })
  requireLiveCapture?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Also checks the national number, with the document's name and birth date.",
  })
  requireIdNumber?: boolean | null;
}

@InputType("StartSelfieVerificationInput", { description: "A photo ID and a picture of the face, compared." })
export class StartSelfieVerificationInput extends StartWithDocumentInput {}

@InputType("StartDocumentVerificationInput", { description: "A photo ID without a selfie: the non-biometric way." })
export class StartDocumentVerificationInput extends StartWithDocumentInput {}

@InputType("StartIdNumberVerificationInput", {
  description: "Name, birth date and national number, compared with records. United States.",
})
export class StartIdNumberVerificationInput extends StartInputBase {}

@InputType("StartVerificationFlowInput", {
  description:
    "A verification flow that was put together in the Stripe Dashboard: the way to phone, email and address checks.",
})
export class StartVerificationFlowInput extends StartInputBase {
  @Field(() => ID, { description: "Stripe's id of the flow." })
  flowId: string;

  @Field(() => [CheckKind], {
    nullable: true,
    description:
      "The checks that the flow runs. Stripe doesn't tell them; what is said here shows in `checks` from the start.",
  })
  checks?: CheckKind[] | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: "Where the user's document is from." })
  country?: string | null;
}

function baseOf(input: StartInputBase) {
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

function documentFieldsOf(input: StartWithDocumentInput) {
  return {
    ...baseOf(input),
    country: input.country?.toUpperCase() ?? null,
    documentTypes: input.documentTypes ?? [],
    requireLiveCapture: input.requireLiveCapture ?? false,
    requireIdNumber: input.requireIdNumber ?? false,
  };
}

export function selfieStart(input: StartSelfieVerificationInput): SelfieStart {
  return { ...documentFieldsOf(input), kind: "SELFIE" };
}

export function documentStart(input: StartDocumentVerificationInput): DocumentStart {
  return { ...documentFieldsOf(input), kind: "DOCUMENT" };
}

export function idNumberStart(input: StartIdNumberVerificationInput): IdNumberStart {
  return { ...baseOf(input), kind: "ID_NUMBER" };
}

export function flowStart(input: StartVerificationFlowInput): FlowStart {
  return {
    ...baseOf(input),
    kind: "FLOW",
    flowId: input.flowId,
    flowChecks: input.checks ?? [],
    country: input.country?.toUpperCase() ?? null,
  };
}
