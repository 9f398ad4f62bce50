import { CheckKind } from "../verification/check-kind.js";
import type { ProviderSession, SessionData } from "../verification/provider.js";
import { checksOf, DocumentType, type VerificationOptions, VerificationType } from "../verification/session.js";
import { documentType, errorCode, redactionStatus, verificationStatus, verificationType } from "./translate-enums.js";
import { text } from "./translate-values.js";
import type { WireSession } from "./wire.js";

/**
 * Returns a session with the access to it.
 *
 * Source: docs.stripe.com/api/identity/verification_sessions/object; stripe 23.1.0, `VerificationSession`.
 */
export function toProviderSession(session: WireSession): ProviderSession {
  return { ...toSessionData(session), url: text(session.url), clientSecret: text(session.client_secret) };
}

/** Returns the part of a session that may be stored: without the access to it and without personal data. */
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
    metadata: toMetadata(session),
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
 * Returns the checks that follow from the type and the options. The API can't request phone and email checks, but a flow can contain
 * them; a flow has options for a document where it checks one.
 *
 * Source: docs.stripe.com/identity/verification-flows; stripe 23.1.0, `VerificationSession.Options`.
 */
function toChecks(session: WireSession): CheckKind[] {
  const type = verificationType(session.type);
  const checks = checksOf(type, toOptions(session));
  if (type === VerificationType.FLOW && session.options?.document) checks.unshift(CheckKind.DOCUMENT);
  if (session.options?.phone?.require_verification) checks.push(CheckKind.PHONE);
  if (session.options?.email?.require_verification) checks.push(CheckKind.EMAIL);
  return checks;
}

/** Returns the metadata; of a redacted session without placeholders. In any other session `[redacted]` is what its owner wrote. */
function toMetadata({ metadata, redaction }: WireSession): Record<string, string> {
  const entries = Object.entries(metadata ?? {});
  return Object.fromEntries(redaction ? entries.filter(([, value]) => text(value) !== null) : entries);
}
