import { Field, ObjectType } from "type-graphql";
import type { VerificationOptions } from "../../verification/session.js";
import { DocumentType, RedactionStatus } from "../enums.js";

@ObjectType("VerificationOptions", { description: "The requirements of a session on the user's document." })
export class VerificationOptionsObject implements VerificationOptions {
  @Field(() => [DocumentType], {
    description: "The types that are accepted; empty when every type that Stripe supports is accepted.",
  })
  readonly documentTypes: DocumentType[];

  @Field(() => Boolean, { description: "Whether photos must be taken with the camera instead of uploaded." })
  readonly requireLiveCapture: boolean;

  @Field(() => Boolean, {
    description: "Whether the national ID number is checked too, with the name and date of birth on the document.",
  })
  readonly requireIdNumber: boolean;

  @Field(() => Boolean, { description: "Whether a selfie must match the photo on the document." })
  readonly requireMatchingSelfie: boolean;

  constructor(options: VerificationOptions) {
    this.documentTypes = options.documentTypes;
    this.requireLiveCapture = options.requireLiveCapture;
    this.requireIdNumber = options.requireIdNumber;
    this.requireMatchingSelfie = options.requireMatchingSelfie;
  }
}

@ObjectType("Redaction", { description: "The deletion of a session's personal data, after it was requested." })
export class RedactionObject {
  @Field(() => RedactionStatus, { description: "The progress of the deletion." })
  readonly status: RedactionStatus;

  constructor(status: RedactionStatus) {
    this.status = status;
  }
}
