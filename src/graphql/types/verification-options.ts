import { Field, ObjectType } from "type-graphql";
import type { VerificationOptions } from "../../verification/session.js";
import { DocumentType, RedactionStatus } from "../enums.js";

@ObjectType("VerificationOptions", { description: "What a session asks of the user's document." })
export class VerificationOptionsObject implements VerificationOptions {
  @Field(() => [DocumentType], { description: "Types that are accepted; empty: every type that Stripe supports." })
  readonly documentTypes: DocumentType[];

  @Field(() => Boolean, { description: "Whether photos must be taken with the camera, not uploaded." })
  readonly requireLiveCapture: boolean;

  @Field(() => Boolean, {
    description: "Whether the national number is checked too, with the document's name and birth date.",
  })
  readonly requireIdNumber: boolean;

  @Field(() => Boolean, { description: "Whether a selfie must match the document's photo." })
  readonly requireMatchingSelfie: boolean;

  constructor(options: VerificationOptions) {
    this.documentTypes = options.documentTypes;
    this.requireLiveCapture = options.requireLiveCapture;
    this.requireIdNumber = options.requireIdNumber;
    this.requireMatchingSelfie = options.requireMatchingSelfie;
  }
}

@ObjectType("Redaction", { description: "The deletion of a session's personal data, once it was asked for." })
export class RedactionObject {
  @Field(() => RedactionStatus, { description: "How far it has come." })
  readonly status: RedactionStatus;

  constructor(status: RedactionStatus) {
    this.status = status;
  }
}
