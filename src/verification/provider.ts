import type { VerificationErrorCode } from "./failures.js";
import type { ListedReport } from "./report.js";
import type { ImageLink, ReportLeaf, ReportResults, SessionLeaf, SessionResults } from "./results.js";
import type {
  CheckKind,
  DocumentType,
  RedactionStatus,
  VerificationOptions,
  VerificationStatus,
  VerificationType,
} from "./session.js";

/** A session as the provider tells it, without anything personal. */
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
  /** With our reserved keys still in it. */
  metadata: Record<string, string>;
  createdAt: Date;
}

/** The two ways into a session, while it requires input. Passed on to the caller, never kept or logged. */
export interface SessionAccess {
  /** Hosted page. Single use, 48 hours. */
  url: string | null;
  /** For the modal. Single use, 24 hours. */
  clientSecret: string | null;
}

/** What the store may keep of a {@link ProviderSession}: everything but the two ways in. */
export type SessionData = Omit<ProviderSession, keyof SessionAccess>;

/** One event of the provider about a session, distilled to what may be kept. */
export interface ProviderEvent {
  /** The provider's id, by which it is told apart from its repeats. */
  id: string;
  /** The provider's name of the type; unknown ones are kept and counted. */
  type: string;
  createdAt: Date;
  livemode: boolean;
  sessionId: string | null;
  /** The session as it was then; null for an event that carries no session (a thin event, or another kind of object). */
  session: SessionData | null;
}

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

export interface UpdateSessionRequest {
  /** A key with an empty value is unset. */
  metadata?: Record<string, string>;
  documentTypes?: DocumentType[];
  requireLiveCapture?: boolean;
  requireIdNumber?: boolean;
  requireMatchingSelfie?: boolean;
  email?: string;
  phone?: string;
}

export interface MobileCredential {
  /** Passed on to the device, never kept or logged. */
  secret: string;
  expiresAt: Date;
}

/** Which session, and which of its results. `createdAt` lets the provider read many in one list. */
export interface SessionResultsRequest {
  id: string;
  createdAt: Date;
  leaves: ReadonlySet<SessionLeaf>;
}

export interface ReportResultsRequest {
  id: string;
  sessionId: string;
  createdAt: Date;
  leaves: ReadonlySet<ReportLeaf>;
}

/**
 * What the domain asks of whoever verifies people. Stripe fulfils it (`src/stripe`). Every call has a deadline. Every method may
 * throw {@link ProviderError}; nothing else is expected.
 */
export interface IdentityProvider {
  /** The same key gives the same session for at least a day, whatever was lost on the way. */
  createSession(request: CreateSessionRequest, idempotencyKey: string): Promise<ProviderSession>;
  readSession(id: string): Promise<ProviderSession>;
  /** Many in few calls; each with its own answer or error, in order. */
  readSessions(sessions: readonly Pick<ProviderSession, "id" | "createdAt">[]): Promise<(ProviderSession | Error)[]>;
  updateSession(id: string, change: UpdateSessionRequest, idempotencyKey: string): Promise<ProviderSession>;
  cancelSession(id: string, idempotencyKey: string): Promise<ProviderSession>;
  redactSession(id: string, idempotencyKey: string): Promise<ProviderSession>;
  /** All reports of a session, oldest first; from each only its checks' outcomes. */
  listReports(sessionId: string): Promise<ListedReport[]>;
  createMobileCredential(sessionId: string, apiVersion: string, idempotencyKey: string): Promise<MobileCredential>;

  /** Events of the last 30 days that are newer than `since`, oldest first. */
  events(since: Date | null): AsyncIterable<ProviderEvent>;
  /** Sessions asked for since `since` (null: all), newest first. */
  sessions(since: Date | null): AsyncIterable<ProviderSession>;
}

/**
 * Personal results. Each answer has one entry per need, in order: the results, or the error of that one. With `sensitive` the
 * restricted credential is used, which alone may read sensitive leaves; without it, only standard leaves may be named.
 */
export interface ResultsReader {
  sessionResults(needs: readonly SessionResultsRequest[], credential: Credential): Promise<(SessionResults | Error)[]>;
  reportResults(needs: readonly ReportResultsRequest[], credential: Credential): Promise<(ReportResults | Error)[]>;
  /** A new link that works for the given number of seconds, 1 to 30. Always by the restricted credential. */
  imageLink(fileId: string, expiresInSeconds: number): Promise<ImageLink>;
}

export type Credential = "standard" | "sensitive";

/** Why the provider did not do what it was asked. */
export type ProviderFailure =
  /** Away, overloaded or too slow. What was asked may or may not have been done; the same key makes it safe to ask again. */
  | "UNAVAILABLE"
  | "NOT_FOUND"
  /** The request makes no sense to the provider, or not in the session's present status. */
  | "REJECTED"
  /** The credential may not do this, or no longer (48-hour rule), or not from here. */
  | "FORBIDDEN"
  /** The idempotency key was used with another request. */
  | "KEY_REUSED";

/** A failed call to the provider, in the domain's words. Its message never carries personal data or a secret. */
export class ProviderError extends Error {
  override name = "ProviderError";
  constructor(
    readonly failure: ProviderFailure,
    message: string,
    readonly details: {
      /** The provider's id of the request, for its support. */
      requestId?: string | undefined;
      /** The parameter that it refused, in the provider's spelling. */
      param?: string | undefined;
      code?: string | undefined;
      /** Seconds after which another try makes sense. */
      retryAfter?: number | undefined;
      /** It told what an earlier call under the same idempotency key had led to. */
      isRepeated?: boolean | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
  }
}
