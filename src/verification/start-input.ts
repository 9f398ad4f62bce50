import { CheckKind } from "./check-kind.js";
import { fingerprint } from "./fingerprint.js";
import { DocumentType, type VerificationOptions } from "./session.js";
import { reservedMetadataPrefix } from "./session-origin.js";
import { invalid } from "./user-error.js";

/** Holds one entry of a session's metadata. */
export interface MetadataEntry {
  key: string;
  value: string;
}

interface StartFields {
  idempotencyKey: string | null;
  clientReferenceId: string | null;
  relatedCustomer: string | null;
  returnUrl: string | null;
  email: string | null;
  phone: string | null;
  metadata: readonly MetadataEntry[];
  /** Whether a reference that is already verified is verified again. */
  reverify: boolean;
}

interface DocumentFields {
  /** Country of the document, ISO 3166-1 alpha-2. */
  country: string | null;
  /** Empty for every type that Stripe supports. */
  documentTypes: readonly DocumentType[];
  requireLiveCapture: boolean;
  requireIdNumber: boolean;
}

/** Requests a check of a document and a selfie. */
export interface SelfieStart extends StartFields, DocumentFields {
  kind: "SELFIE";
}

/** Requests a check of a document without a selfie. */
export interface DocumentStart extends StartFields, DocumentFields {
  kind: "DOCUMENT";
}

/** Requests a check of a national ID number. */
export interface IdNumberStart extends StartFields {
  kind: "ID_NUMBER";
}

/** Requests a verification flow of the Stripe Dashboard. */
export interface FlowStart extends StartFields {
  kind: "FLOW";
  flowId: string;
  /** The checks that the flow runs, as named by the caller. Empty where they are unknown. */
  flowChecks: readonly CheckKind[];
  /** Country of the user's document, ISO 3166-1 alpha-2. */
  country: string | null;
}

/** Requests a verification. A field that is null is not set. */
export type StartInput = SelfieStart | DocumentStart | IdNumberStart | FlowStart;

/** Stripe allows 50 metadata keys, of which some are ours. Source: docs.stripe.com/api/metadata. */
export const metadataLimits = { keys: 40, key: 40, value: 500 };
/** Source: docs.stripe.com/api/idempotent_requests. */
export const idempotencyKeyLimit = 255;
/** Stripe allows more, but a reference is an id and no text. */
export const referenceLimit = 500;
const idLimit = 255;

/** Throws an `InvalidInput` user error that names the field where an input can't be accepted. */
export function checkStartInput(input: StartInput): void {
  checkLength(["input", "idempotencyKey"], input.idempotencyKey, idempotencyKeyLimit);
  checkLength(["input", "clientReferenceId"], input.clientReferenceId, referenceLimit);
  checkNotBlank(["input", "clientReferenceId"], input.clientReferenceId);
  checkLength(["input", "relatedCustomer"], input.relatedCustomer, idLimit);
  checkMetadata(input.metadata, { allowEmptyValues: false });
  if (input.kind === "SELFIE" || input.kind === "DOCUMENT") checkDocumentTypes(input.documentTypes);
  checkReturnUrl(input.returnUrl);
  if (input.kind === "FLOW") {
    if (!input.flowId.trim())
      throw invalid(["input", "flowId"], "must name a verification flow of your Stripe account.");
    checkLength(["input", "flowId"], input.flowId, idLimit);
  }
}

/** Throws an `InvalidInput` user error where Stripe would not accept the metadata, or a key is reserved. */
export function checkMetadata(
  entries: readonly MetadataEntry[],
  { allowEmptyValues }: { allowEmptyValues: boolean },
): void {
  const { keys, key: maxKeyLength, value: maxValueLength } = metadataLimits;
  if (entries.length > keys) throw invalid(["input", "metadata"], `must have at most ${keys} entries.`);
  const earlierKeys = new Set<string>();
  for (const [index, { key, value }] of entries.entries()) {
    const keyPath = ["input", "metadata", String(index), "key"];
    const valuePath = ["input", "metadata", String(index), "value"];
    checkLength(keyPath, key, maxKeyLength);
    // The parser of Stripe's responses drops this key.
    if (key === "__proto__") throw invalid(keyPath, "must not be __proto__, which can't be stored.");
    if (/[[\]]/.test(key)) throw invalid(keyPath, "must not contain square brackets.");
    if (key.startsWith(reservedMetadataPrefix)) {
      throw invalid(keyPath, `must not begin with ${reservedMetadataPrefix}, which is reserved.`);
    }
    if (earlierKeys.has(key)) throw invalid(keyPath, "must be unique, but an earlier entry has the same key.");
    checkText(valuePath, value);
    if (charactersIn(value) > maxValueLength)
      throw invalid(valuePath, `must have at most ${maxValueLength} characters.`);
    if (value.length === 0 && !allowEmptyValues) throw invalid(valuePath, "must not be empty.");
    earlierKeys.add(key);
  }
}

/** Throws an `InvalidInput` user error for a document type that can't be requested. */
export function checkDocumentTypes(types: readonly DocumentType[]): void {
  const unknown = types.indexOf(DocumentType.UNKNOWN);
  if (unknown >= 0) throw invalid(["input", "documentTypes", String(unknown)], "must not be UNKNOWN.");
}

function checkLength(path: readonly string[], value: string | null, limit: number): void {
  if (value === null) return;
  checkText(path, value);
  if (value.length === 0 || charactersIn(value) > limit) throw invalid(path, `must have 1 to ${limit} characters.`);
}

/** Throws for a text that can't be sent to Stripe, or not stored, as it is. */
function checkText(path: readonly string[], value: string): void {
  if (/\p{Surrogate}/u.test(value))
    throw invalid(path, "must be valid Unicode, but half of a surrogate pair is missing.");
}

/** Throws for a text without visible characters: all who send one by mistake would share it. */
function checkNotBlank(path: readonly string[], value: string | null): void {
  if (value !== null && value.trim() === "") throw invalid(path, "must not be blank. Leave it out when there is none.");
}

/** Returns the number of code points, since an emoji is one character for Stripe and for people, but two for JavaScript. */
function charactersIn(value: string): number {
  return [...value].length;
}

const forbiddenSchemes = new Set(["javascript:", "data:", "vbscript:", "file:", "blob:"]);

/** Throws an `InvalidInput` user error for a URL that is neither a web page nor of an app's own scheme. */
export function checkReturnUrl(returnUrl: string | null): void {
  if (returnUrl === null) return;
  const path = ["input", "returnUrl"];
  checkText(path, returnUrl);
  if (!URL.canParse(returnUrl)) throw invalid(path, "must be an absolute URL.");
  if (forbiddenSchemes.has(new URL(returnUrl).protocol)) {
    throw invalid(path, "must be the URL of a web page, or have a scheme of your app.");
  }
}

/** Returns the requirements on the user's document. */
export function optionsOf(input: StartInput): VerificationOptions {
  const document = input.kind === "SELFIE" || input.kind === "DOCUMENT" ? input : null;
  return {
    documentTypes: [...new Set(document?.documentTypes)],
    requireLiveCapture: document?.requireLiveCapture ?? false,
    requireIdNumber: document?.requireIdNumber ?? false,
    requireMatchingSelfie: input.kind === "SELFIE",
  };
}

/** Returns the country of the user's document; null where it is not set or no document is checked. */
export function countryOf(input: StartInput): string | null {
  return input.kind === "ID_NUMBER" ? null : input.country;
}

/** Returns the checks that are requested; for a flow, the ones that the caller names. */
export function requestedChecks(input: StartInput): CheckKind[] {
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

/** Holds the fields that only some kinds have, with the value that stands for "not set" in a hash. */
const unsetFields = {
  country: null,
  documentTypes: [],
  requireLiveCapture: false,
  requireIdNumber: false,
  flowId: null,
  flowChecks: [],
};

/**
 * Returns a hash that is equal for repeats of a request. The idempotency key is not part of it.
 *
 * Hashes are stored without expiry, so every kind is hashed with the fields of all kinds: a new field must be left out where it is not
 * set, or repeats of earlier requests would be conflicts.
 */
export function hashOfStart({ idempotencyKey: _key, ...fields }: StartInput): string {
  return fingerprint({ ...unsetFields, ...fields });
}
