import { CheckKind, DocumentType, type VerificationOptions } from "./session.js";
import { reservedMetadataPrefix } from "./session-recorder.js";
import { invalid } from "./user-error.js";

/** Which of the ways of verification is asked for. */
export type StartKind = "SELFIE" | "DOCUMENT" | "ID_NUMBER" | "FLOW";

/** A verification to be started, as its caller asks for it. What is null isn't given. */
export interface StartInput {
  kind: StartKind;
  idempotencyKey: string | null;
  clientReferenceId: string | null;
  country: string | null;
  documentTypes: readonly DocumentType[];
  requireLiveCapture: boolean;
  requireIdNumber: boolean;
  flowId: string | null;
  flowChecks: readonly CheckKind[];
  relatedCustomer: string | null;
  returnUrl: string | null;
  email: string | null;
  phone: string | null;
  metadata: readonly { key: string; value: string }[];
  reverify: boolean;
}

/** Stripe allows 50 keys; some are ours. Keys of at most 40 characters, values of at most 500. Source: Stripe docs, metadata. */
export const metadataLimits = { keys: 40, key: 40, value: 500 };
export const idempotencyKeyLimit = 255;
/** Stripe takes longer ones; a reference is an id, not a text. */
export const referenceLimit = 500;

/** Refuses an input that can't be meant, naming the field. */
export function checkStartInput(input: StartInput): void {
  checkLength(["input", "idempotencyKey"], input.idempotencyKey, idempotencyKeyLimit);
  checkLength(["input", "clientReferenceId"], input.clientReferenceId, referenceLimit);
  checkLength(["input", "relatedCustomer"], input.relatedCustomer, 255);
  checkMetadata(input.metadata, { allowEmptyValues: false });
  checkDocumentTypes(input.documentTypes);
  checkReturnUrl(input.returnUrl);
  if (input.kind === "FLOW") {
    if (!input.flowId?.trim())
      throw invalid(["input", "flowId"], "must name a verification flow of your Stripe account.");
    checkLength(["input", "flowId"], input.flowId, 255);
  }
}

export function checkMetadata(
  entries: readonly { key: string; value: string }[],
  { allowEmptyValues }: { allowEmptyValues: boolean },
): void {
  if (entries.length > metadataLimits.keys)
    throw invalid(["input", "metadata"], `at most ${metadataLimits.keys} entries.`);
  const seen = new Set<string>();
  for (const [index, { key, value }] of entries.entries()) {
    const at = (field: string) => ["input", "metadata", String(index), field];
    if (key.length === 0 || key.length > metadataLimits.key)
      throw invalid(at("key"), `1 to ${metadataLimits.key} characters.`);
    if (/[[\]]/.test(key)) throw invalid(at("key"), "square brackets are not allowed.");
    if (key.startsWith(reservedMetadataPrefix))
      throw invalid(at("key"), `keys that begin with ${reservedMetadataPrefix} are reserved.`);
    if (seen.has(key)) throw invalid(at("key"), "the same key comes twice.");
    if (value.length > metadataLimits.value) throw invalid(at("value"), `at most ${metadataLimits.value} characters.`);
    if (value.length === 0 && !allowEmptyValues) throw invalid(at("value"), "must not be empty.");
    seen.add(key);
  }
}

export function checkDocumentTypes(types: readonly DocumentType[]): void {
  const unknown = types.indexOf(DocumentType.UNKNOWN);
  if (unknown >= 0) throw invalid(["input", "documentTypes", String(unknown)], "UNKNOWN can't be asked for.");
}

function checkLength(path: readonly string[], value: string | null, limit: number): void {
  if (value === null) return;
  if (value.length === 0 || value.length > limit) throw invalid(path, `1 to ${limit} characters.`);
}

const forbiddenSchemes = new Set(["javascript:", "data:", "vbscript:", "file:", "blob:"]);

/** A web page or an app's own scheme; nothing that a browser would run. */
export function checkReturnUrl(returnUrl: string | null): void {
  if (returnUrl === null) return;
  const path = ["input", "returnUrl"];
  if (!URL.canParse(returnUrl)) throw invalid(path, "must be an absolute URL.");
  if (forbiddenSchemes.has(new URL(returnUrl).protocol))
    throw invalid(path, "must be a web page, or a scheme of your app.");
}

/** What the session will ask of the user's document. */
export function optionsOf(input: StartInput): VerificationOptions {
  const withDocument = input.kind === "SELFIE" || input.kind === "DOCUMENT";
  return {
    documentTypes: withDocument ? [...new Set(input.documentTypes)] : [],
    requireLiveCapture: withDocument && input.requireLiveCapture,
    requireIdNumber: withDocument && input.requireIdNumber,
    requireMatchingSelfie: input.kind === "SELFIE",
  };
}

/** The checks that will run; of a flow, those that the caller names. */
export function checksAskedFor(input: StartInput): CheckKind[] {
  switch (input.kind) {
    case "SELFIE":
      return [CheckKind.DOCUMENT, CheckKind.SELFIE, ...(input.requireIdNumber ? [CheckKind.ID_NUMBER] : [])];
    case "DOCUMENT":
      return [CheckKind.DOCUMENT, ...(input.requireIdNumber ? [CheckKind.ID_NUMBER] : [])];
    case "ID_NUMBER":
      return [CheckKind.ID_NUMBER];
    case "FLOW":
      return [...new Set(input.flowChecks)];
  }
}
