import type { CheckKind } from "./check-kind.js";
import type { VerificationErrorCode } from "./error-codes.js";
import type { ListedReport } from "./report.js";
import type { ImageLink, ReportLeaf, ReportResults, SessionLeaf, SessionResults } from "./results.js";
import type {
  DocumentType,
  RedactionStatus,
  VerificationOptions,
  VerificationStatus,
  VerificationType,
} from "./session.js";

/** Describes a session as read from the provider, without personal data. */
export interface ProviderSession extends SessionAccess {
  id: string;
  type: VerificationType;
  status: VerificationStatus;
  checks: CheckKind[];
  options: VerificationOptions;
  lastErrorCode: VerificationErrorCode | null;
  lastReportId: string | null;
  redaction: RedactionStatus | null;
  livemode: boolean;
  flowId: string | null;
  clientReferenceId: string | null;
  relatedCustomer: string | null;
  /** Includes our reserved keys. */
  metadata: Record<string, string>;
  createdAt: Date;
}

/**
 * Holds the access to a session, while it requires input: passed on to the caller, never stored or logged.
 *
 * Source of the lifetimes: docs.stripe.com/api/identity/verification_sessions/object.
 */
export interface SessionAccess {
  /** Address of the hosted page. Works once, for 48 hours. */
  url: string | null;
  /** Secret for the modal. Works once, for 24 hours. */
  clientSecret: string | null;
}

/** Holds the part of a {@link ProviderSession} that may be stored: everything except the access to it. */
export type SessionData = Omit<ProviderSession, keyof SessionAccess>;

/** Describes an event of the provider about a session, reduced to the data that may be stored. */
export interface ProviderEvent {
  /** The provider's id of the event. Repeated deliveries carry the same id. */
  id: string;
  /** The provider's name of the type. Unknown types are stored and counted. */
  type: string;
  createdAt: Date;
  livemode: boolean;
  /** The account that the event names as its own, `acct_...`; null: none, as for events of the account that receives them. */
  account: string | null;
  sessionId: string | null;
  /** The session at the time of the event; null for an event that carries no session (a thin event, or one about another object). */
  session: SessionData | null;
}

/** Holds the parameters of a new session. */
export interface CreateSessionRequest {
  type: "DOCUMENT" | "ID_NUMBER" | "FLOW";
  flowId: string | null;
  options: VerificationOptions;
  clientReferenceId: string | null;
  relatedCustomer: string | null;
  returnUrl: string | null;
  email: string | null;
  phone: string | null;
  metadata: Record<string, string>;
}

/** Holds the changes of a session. Fields that are left out stay as they are. */
export interface UpdateSessionRequest {
  /** A key with an empty value is removed. */
  metadata?: Record<string, string>;
  documentTypes?: DocumentType[];
  requireLiveCapture?: boolean;
  requireIdNumber?: boolean;
  requireMatchingSelfie?: boolean;
  email?: string;
  phone?: string;
}

/** Holds a credential for the provider's mobile SDKs. */
export interface MobileCredential {
  /** Passed on to the device, never stored or logged. */
  secret: string;
  expiresAt: Date;
}

/** Names a session and the results to read. `createdAt` allows the provider to read many sessions with one list request. */
export interface SessionResultsRequest {
  id: string;
  createdAt: Date;
  leaves: ReadonlySet<SessionLeaf>;
}

/** Names a report and the results to read. */
export interface ReportResultsRequest {
  id: string;
  sessionId: string;
  createdAt: Date;
  leaves: ReadonlySet<ReportLeaf>;
}

/**
 * Gives the domain access to the provider of verifications. Implemented for Stripe in `src/stripe`.
 *
 * Every call has a deadline. Every method can reject with {@link ProviderError}, and with no other error.
 */
export interface IdentityProvider {
  /** Creates a session. For at least a day the same key returns the same session, even where earlier responses were lost. */
  createSession(request: CreateSessionRequest, idempotencyKey: string): Promise<ProviderSession>;
  readSession(id: string): Promise<ProviderSession>;
  /** Reads many sessions with few requests. Returns one result or error per session, in order. */
  readSessions(sessions: readonly Pick<ProviderSession, "id" | "createdAt">[]): Promise<(ProviderSession | Error)[]>;
  updateSession(id: string, change: UpdateSessionRequest, idempotencyKey: string): Promise<ProviderSession>;
  cancelSession(id: string, idempotencyKey: string): Promise<ProviderSession>;
  redactSession(id: string, idempotencyKey: string): Promise<ProviderSession>;
  /** Returns all reports of a session, oldest first, each with the outcomes of its checks only. */
  listReports(sessionId: string): Promise<ListedReport[]>;
  createMobileCredential(sessionId: string, apiVersion: string, idempotencyKey: string): Promise<MobileCredential>;

  /** Returns the events since a time (null for all), oldest first. The provider keeps events for 30 days. */
  events(since: Date | null): AsyncIterable<ProviderEvent>;
  /** Returns the sessions created since a time (null for all), newest first. */
  sessions(since: Date | null): AsyncIterable<ProviderSession>;
}

/**
 * Reads personal results. Each method returns one entry per request, in order: the results, or the error of that request.
 *
 * Sensitive leaves can be read with the `sensitive` credential only.
 */
export interface ResultsReader {
  sessionResults(
    requests: readonly SessionResultsRequest[],
    credential: Credential,
  ): Promise<(SessionResults | Error)[]>;
  reportResults(requests: readonly ReportResultsRequest[], credential: Credential): Promise<(ReportResults | Error)[]>;
  /** Creates a link to an image that works for 1 to 30 seconds; null where the image no longer exists. Always uses the restricted credential. */
  imageLink(fileId: string, expiresInSeconds: number): Promise<ImageLink | null>;
}

/** Names the credentials for the provider. Only the sensitive one can read sensitive leaves and images. */
export type Credential = "standard" | "sensitive";

/** Names the reasons why the provider did not carry out a request. */
export type ProviderFailure =
  /** The provider is unreachable, overloaded or too slow. The request may have taken effect; with the same key it is safe to repeat. */
  | "UNAVAILABLE"
  | "NOT_FOUND"
  /** The provider doesn't accept the request, or not in the session's current status. */
  | "REJECTED"
  /** The credential lacks the permission, or has it for recent sessions (48 hours) or other IP addresses only. */
  | "FORBIDDEN"
  /** The idempotency key was used with another request. */
  | "KEY_REUSED";

/** Reports a failed call to the provider. The message contains no personal data and no secret. */
export class ProviderError extends Error {
  override name = "ProviderError";
  constructor(
    readonly failure: ProviderFailure,
    message: string,
    readonly details: {
      /** The provider's id of the request, for its support team. */
      requestId?: string | undefined;
      /** The rejected parameter, by the provider's name. */
      param?: string | undefined;
      code?: string | undefined;
      /** Seconds to wait before a retry. */
      retryAfter?: number | undefined;
      /** Whether the provider repeated the stored result of an earlier call with the same idempotency key. */
      isRepeated?: boolean | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
  }
}
