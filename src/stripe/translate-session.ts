import type { ProviderSession, SessionData } from "../verification/provider.js";
import {
  CheckKind,
  checksOf,
  DocumentType,
  type VerificationOptions,
  VerificationType,
} from "../verification/session.js";
import { text } from "./placeholders.js";
import { documentType, errorCode, redactionStatus, verificationStatus, verificationType } from "./translate-enums.js";
import type { WireSession } from "./wire.js";

/** A session in the domain's words, with the two ways in. Source: SDK, `Identity.VerificationSession`. */
export function toProvidedSession(session: WireSession): ProviderSession {
  return { ...toSessionData(session), url: text(session.url), clientSecret: text(session.client_secret) };
}

/** What may be kept of a session: no way in, nothing personal. */
export function toSessionData(session: WireSession): SessionData {
  const report = session.last_verification_report ?? null;
  return {
    id: session.id,
    type: verificationType(session.type),
    status: verificationStatus(session.status),
    checks: toChecks(session),
    options: toOptions(session),
    lastErrorCode: errorCode(session.last_error?.code),
    lastReportId: typeof report === "string" ? report : (report?.id ?? null),
    redaction: session.redaction ? redactionStatus(session.redaction.status) : null,
    livemode: session.livemode,
    flowId: text(session.verification_flow),
    clientReferenceId: text(session.client_reference_id),
    relatedCustomer: text(session.related_customer),
    metadata: toMetadata(session.metadata ?? {}),
    createdAt: session.created,
  };
}

function toOptions(session: WireSession): VerificationOptions {
  const document = session.options?.document;
  return {
    documentTypes: (document?.allowed_types ?? []).map((word) => documentType(word) ?? DocumentType.UNKNOWN),
    requireLiveCapture: document?.require_live_capture ?? false,
    requireIdNumber: document?.require_id_number ?? false,
    requireMatchingSelfie: document?.require_matching_selfie ?? false,
  };
}

/**
 * The checks that can be told from type and options. Phone and email can't be asked for by the API; a flow may bring them, and has
 * options for a document where it checks one.
 */
function toChecks(session: WireSession): CheckKind[] {
  const type = verificationType(session.type);
  const checks = checksOf(type, toOptions(session));
  if (type === VerificationType.FLOW && session.options?.document) checks.unshift(CheckKind.DOCUMENT);
  if (session.options?.phone?.require_verification) checks.push(CheckKind.PHONE);
  if (session.options?.email?.require_verification) checks.push(CheckKind.EMAIL);
  return checks;
}

function toMetadata(metadata: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => text(value) !== null));
}
