import type Stripe from "stripe";
import { type CreateSessionRequest, ProviderError, type UpdateSessionRequest } from "../verification/provider.js";
import { DocumentType } from "../verification/session.js";
import { documentTypeWord } from "./translate-enums.js";

type CreateParams = Stripe.Identity.VerificationSessionCreateParams;
type UpdateParams = Stripe.Identity.VerificationSessionUpdateParams;
type DocumentParams = Exclude<NonNullable<NonNullable<CreateParams["options"]>["document"]>, "">;

/**
 * Returns a request as Stripe's parameters. Contains only the fields that are set, so that Stripe's defaults apply to the others.
 *
 * Source: docs.stripe.com/api/identity/verification_sessions/create; stripe 23.1.0, `VerificationSessionCreateParams`, whose `options`
 * accept nothing but `document`.
 */
export function toCreateParams(request: CreateSessionRequest): CreateParams {
  const { documentTypes, requireLiveCapture, requireIdNumber, requireMatchingSelfie } = request.options;
  const document: DocumentParams = {
    ...(documentTypes.length > 0 && { allowed_types: toAllowedTypes(documentTypes) }),
    ...(requireLiveCapture && { require_live_capture: true }),
    ...(requireIdNumber && { require_id_number: true }),
    ...(requireMatchingSelfie && { require_matching_selfie: true }),
  };
  return {
    ...toTypeParams(request),
    ...optionsOf(document),
    ...(request.clientReferenceId !== null && { client_reference_id: request.clientReferenceId }),
    ...(request.relatedCustomer !== null && { related_customer: request.relatedCustomer }),
    ...(request.returnUrl !== null && { return_url: request.returnUrl }),
    ...providedDetails(request.email, request.phone),
    ...(Object.keys(request.metadata).length > 0 && { metadata: request.metadata }),
  };
}

/** Stands for "every type" in a change: the SDK omits an empty list, as Stripe's form encoding has no empty list. */
const everyType: DocumentType[] = [DocumentType.DRIVING_LICENSE, DocumentType.ID_CARD, DocumentType.PASSPORT];

/** Returns a change as Stripe's parameters. Contains only the fields that change. Source: docs.stripe.com/api/identity/verification_sessions/update. */
export function toUpdateParams(change: UpdateSessionRequest): UpdateParams {
  const { documentTypes, requireLiveCapture, requireIdNumber, requireMatchingSelfie } = change;
  const document: DocumentParams = {
    ...(documentTypes !== undefined && {
      allowed_types: toAllowedTypes(documentTypes.length > 0 ? documentTypes : everyType),
    }),
    ...(requireLiveCapture !== undefined && { require_live_capture: requireLiveCapture }),
    ...(requireIdNumber !== undefined && { require_id_number: requireIdNumber }),
    ...(requireMatchingSelfie !== undefined && { require_matching_selfie: requireMatchingSelfie }),
  };
  return {
    ...optionsOf(document),
    ...providedDetails(change.email ?? null, change.phone ?? null),
    ...(change.metadata !== undefined && { metadata: change.metadata }),
  };
}

/** Returns the type, or the flow in its place. Source: docs.stripe.com/identity/verification-flows. */
function toTypeParams({ type, flowId }: CreateSessionRequest): Pick<CreateParams, "type" | "verification_flow"> {
  switch (type) {
    case "DOCUMENT":
      return { type: "document" };
    case "ID_NUMBER":
      return { type: "id_number" };
    case "FLOW":
      if (flowId === null) throw rejected("verification_flow", "the id of the flow is missing");
      return { verification_flow: flowId };
  }
}

function optionsOf(document: DocumentParams): Pick<CreateParams, "options"> {
  return Object.keys(document).length > 0 ? { options: { document } } : {};
}

function providedDetails(email: string | null, phone: string | null): Pick<CreateParams, "provided_details"> {
  if (email === null && phone === null) return {};
  return { provided_details: { ...(email !== null && { email }), ...(phone !== null && { phone }) } };
}

function toAllowedTypes(types: readonly DocumentType[]): ("driving_license" | "id_card" | "passport")[] {
  return types.map((type) => {
    const word = documentTypeWord(type);
    if (word === null)
      throw rejected("options[document][allowed_types]", "an unknown document type can't be requested");
    return word;
  });
}

function rejected(param: string, reason: string): ProviderError {
  return new ProviderError("REJECTED", `Stripe: ${reason}`, { param });
}
