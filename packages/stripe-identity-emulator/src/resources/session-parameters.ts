import type { Call } from "../api/endpoint.js";
import { boolean, emptyable, fields, list, oneOf, optional, text } from "../api/parameters.js";
import { badRequest, noSuch } from "../api/stripe-error.js";
import { checksFor } from "../identity/session-checks.js";
import type { NewSession } from "../identity/session-lifecycle.js";
import { type DocumentOptions, documentTypes, type SessionOptions } from "../state/records.js";

const documentOptions = fields({
  allowed_types: optional(list(oneOf(documentTypes))),
  require_id_number: optional(boolean),
  require_live_capture: optional(boolean),
  require_matching_selfie: optional(boolean),
});

/** Reads `options`, which accepts only `document`; the other options come from flows (Stripe SDK changelog 15.4.0). */
export const options = optional(fields({ document: optional(emptyable(documentOptions)) }));
/** Reads the contact details of the user that are known before the session. */
export const providedDetails = optional(fields({ email: optional(text()), phone: optional(text()) }));
/** Reads `type`. Callers cannot request the type `verification_flow`. */
export const type = optional(oneOf(["document", "id_number"]));

type DocumentInput = ReturnType<typeof documentOptions.read>;

/** Returns only the options that were sent. */
function onlySet(input: DocumentInput): DocumentOptions {
  return {
    ...(input.allowed_types === undefined ? {} : { allowed_types: input.allowed_types }),
    ...(input.require_id_number === undefined ? {} : { require_id_number: input.require_id_number }),
    ...(input.require_live_capture === undefined ? {} : { require_live_capture: input.require_live_capture }),
    ...(input.require_matching_selfie === undefined ? {} : { require_matching_selfie: input.require_matching_selfie }),
  };
}

/** Returns only the details that were sent. */
export function details(input: { email: string | undefined; phone: string | undefined }): {
  email?: string;
  phone?: string;
} {
  return {
    ...(input.email === undefined ? {} : { email: input.email }),
    ...(input.phone === undefined ? {} : { phone: input.phone }),
  };
}

interface KindInput {
  type: "document" | "id_number" | undefined;
  verification_flow: string | undefined;
  options: { document: DocumentInput | null | undefined } | undefined;
}

/** Returns type, checks and options of a session: from the flow if one is named, otherwise from `type` and `options`. */
export function kindOf(
  call: Call<unknown>,
  input: KindInput,
): Pick<NewSession, "type" | "checks" | "options" | "verification_flow"> {
  const flowId = input.verification_flow;
  if (flowId !== undefined) {
    if (input.type !== undefined) {
      throw badRequest("You may only specify one of these parameters: type, verification_flow.", "verification_flow");
    }
    // Stripe does not document options together with a flow: an error is better than ignoring them.
    if (input.options?.document !== undefined) {
      throw badRequest("You cannot pass options for a verification flow: they are part of the flow.", "options");
    }
    const flow = call.world.flows.get(flowId);
    if (flow === undefined) throw noSuch("verification flow", flowId, "verification_flow", 400);
    return { type: "verification_flow", checks: flow.checks, options: flow.options, verification_flow: flow.id };
  }
  if (input.type === undefined) throw badRequest("Missing required param: type.", "type", "parameter_missing");
  const chosen = withDocument({}, input.options);
  return { type: input.type, checks: checksFor(input.type, chosen), options: chosen, verification_flow: null };
}

/** Returns the options after a change of `options.document`, which an empty text clears. */
export function withDocument(current: SessionOptions, input: KindInput["options"]): SessionOptions {
  if (input?.document === undefined) return current;
  const { document: _, ...others } = current;
  return input.document === null ? others : { ...others, document: onlySet(input.document) };
}
