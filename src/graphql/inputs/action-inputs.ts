import { Field, ID, InputType, Int } from "type-graphql";
import type { VerificationErrorCode } from "../../verification/error-codes.js";
import { CheckKind, DocumentType, VerificationErrorCodeEnum } from "../enums.js";
import { EmailAddressScalar, PhoneNumberScalar, UrlScalar } from "../scalars.js";
import { MetadataEntryInput } from "../types/metadata-entry.js";

@InputType({ description: "Which session is meant." })
abstract class SessionInput {
  @Field(() => ID, { description: "The session's id, `vs_...`." })
  sessionId: string;
}

@InputType("ResumeVerificationInput", { description: "A session to go on with." })
export class ResumeVerificationInput extends SessionInput {}

@InputType("CancelVerificationInput", { description: "A session to end." })
export class CancelVerificationInput extends SessionInput {}

@InputType("RedactVerificationInput", { description: "A session whose personal data is to be deleted." })
export class RedactVerificationInput extends SessionInput {}

@InputType("SwitchToNonBiometricVerificationInput", {
  description: "A session with a selfie to be replaced by one without.",
})
export class SwitchToNonBiometricVerificationInput extends SessionInput {
  @Field(() => UrlScalar, { nullable: true, description: "Where the hosted page brings the user back to." })
  returnUrl?: URL | null;
}

@InputType("UpdateVerificationInput", {
  description: "What to change of a session that requires input. What isn't named stays.",
})
export class UpdateVerificationInput extends SessionInput {
  @Field(() => [DocumentType], { nullable: true, description: "Types of document to accept." })
  documentTypes?: DocumentType[] | null;

  @Field(() => Boolean, { nullable: true, description: "Photos must be taken with the camera." })
  requireLiveCapture?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Also checks the national number." })
  requireIdNumber?: boolean | null;

  @Field(() => EmailAddressScalar, {
    nullable: true,
    description: "The user's email address. Passed to Stripe, not kept.",
  })
  email?: string | null;

  @Field(() => PhoneNumberScalar, {
    nullable: true,
    description: "The user's phone number, E.164. Passed to Stripe, not kept.",
  })
  phone?: string | null;

  @Field(() => [MetadataEntryInput], {
    nullable: true,
    description: "Notes to set; an empty value takes the key away.",
  })
  metadata?: MetadataEntryInput[] | null;
}

@InputType("CreateMobileCredentialInput", { description: "A session to be gone through in the native SDK." })
export class CreateMobileCredentialInput extends SessionInput {
  @Field(() => String, { description: "The API version that the mobile SDK names." })
  apiVersion: string;
}

@InputType("SimulatedOutcomeInput", { description: "How one check is to end." })
export class SimulatedOutcomeInput {
  @Field(() => CheckKind, { description: "The check." })
  check: CheckKind;

  @Field(() => VerificationErrorCodeEnum, { nullable: true, description: "What it fails with; null: it passes." })
  errorCode?: VerificationErrorCode | null;
}

@InputType("SimulateVerificationInput", { description: "What a user would do on the hosted page." })
export class SimulateVerificationInput extends SessionInput {
  @Field(() => [SimulatedOutcomeInput], {
    nullable: true,
    description: "Checks that are to end in a certain way; the others pass.",
  })
  outcomes?: SimulatedOutcomeInput[] | null;

  @Field(() => VerificationErrorCodeEnum, {
    nullable: true,
    description: "The user stops before submitting, with this failure. Not together with `outcomes`.",
  })
  failBeforeSubmission?: VerificationErrorCode | null;

  @Field(() => Int, { nullable: true, description: "How long the checks take, in milliseconds, up to a minute." })
  delayMilliseconds?: number | null;
}
