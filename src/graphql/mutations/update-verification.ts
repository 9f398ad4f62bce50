import { Arg, Ctx, createUnionType, Field, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { DocumentType, Scope } from "../enums.js";
import { SessionInput } from "../inputs/session-input.js";
import { callCost } from "../limits.js";
import { EmailAddressScalar, PhoneNumberScalar } from "../scalars.js";
import { MetadataEntryInput } from "../types/metadata-entry.js";
import { sessionPayload } from "../types/session-payload.js";
import { actionErrors } from "../types/user-errors.js";

@InputType("UpdateVerificationInput", {
  description: "The changes of a session with status REQUIRES_INPUT. A field that is null or absent stays unchanged.",
})
class UpdateVerificationInput extends SessionInput {
  @Field(() => [DocumentType], {
    nullable: true,
    description: "The types of documents to accept. Only for sessions of type DOCUMENT.",
  })
  documentTypes?: DocumentType[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether photos must be taken with the camera. Only for sessions of type DOCUMENT.",
  })
  requireLiveCapture?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the national ID number is checked too. Only for sessions of type DOCUMENT.",
  })
  requireIdNumber?: boolean | null;

  @Field(() => EmailAddressScalar, {
    nullable: true,
    description: "The user's email address. It is passed to Stripe and not stored here.",
  })
  email?: string | null;

  @Field(() => PhoneNumberScalar, {
    nullable: true,
    description: "The user's phone number. It is passed to Stripe and not stored here.",
  })
  phone?: string | null;

  @Field(() => [MetadataEntryInput], {
    nullable: true,
    description:
      "Keys and values to set, at most 40 entries, without personal data. An empty value removes its key; keys that are not listed stay.",
  })
  metadata?: MetadataEntryInput[] | null;
}

const UpdateVerificationError = createUnionType({
  name: "UpdateVerificationError",
  description: "The reasons why a session can't be changed.",
  types: () => actionErrors,
});

const UpdateVerificationPayload = sessionPayload(
  "UpdateVerificationPayload",
  "The changed session, or the reasons why it was not changed.",
  UpdateVerificationError,
);

@Resolver()
export class UpdateVerificationMutation {
  @Mutation(() => UpdateVerificationPayload, {
    complexity: callCost,
    description:
      "Changes the requirements, the contact data or the metadata of an open session. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async updateVerification(
    @Arg("input", () => UpdateVerificationInput, { description: "The session and its changes." })
    input: UpdateVerificationInput,
    @Ctx() { services, tenant }: GraphqlContext,
  ) {
    const result = await services.actions.update(tenant, {
      sessionId: input.sessionId,
      documentTypes: input.documentTypes ?? null,
      requireLiveCapture: input.requireLiveCapture ?? null,
      requireIdNumber: input.requireIdNumber ?? null,
      email: input.email ?? null,
      phone: input.phone ?? null,
      metadata: input.metadata ?? null,
    });
    return new UpdateVerificationPayload(result);
  }
}
