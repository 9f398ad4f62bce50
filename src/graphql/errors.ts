import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { FeedEndedError } from "../events/feed-ended-error.js";
import type { Logger } from "../telemetry/logger.js";
import { ProviderError } from "../verification/provider.js";
import { eventCursor } from "./cursor-text.js";
import { withoutValues } from "./error-wording.js";

/** Every value that `errors[].extensions.code` can have. */
export const ErrorCode = {
  /** No credential, or one that isn't good. */
  UNAUTHENTICATED: "UNAUTHENTICATED",
  /** The credential doesn't cover this field. Its value is null; the rest of the answer stands. */
  FORBIDDEN: "FORBIDDEN",
  /** An argument or variable that can't be meant. The message names it. */
  BAD_USER_INPUT: "BAD_USER_INPUT",
  NOT_FOUND: "NOT_FOUND",
  /** Stripe can't be reached. `retryAfter` says in how many seconds to try again. */
  STRIPE_UNAVAILABLE: "STRIPE_UNAVAILABLE",
  /** Stripe refused to hand this out, for example a sensitive result after 48 hours. */
  STRIPE_REJECTED: "STRIPE_REJECTED",
  /** The audit log can't be written, so nothing sensitive is read. */
  AUDIT_UNAVAILABLE: "AUDIT_UNAVAILABLE",
  /** More in a time than this tenant may ask. */
  RATE_LIMITED: "RATE_LIMITED",
  /** The operation is deeper, wider or more expensive than is taken. The message says which and how much may be. */
  LIMIT_EXCEEDED: "LIMIT_EXCEEDED",
  /** The operation took too long; what wasn't there in time is null. */
  TIMED_OUT: "TIMED_OUT",
  /** A viewer token may run only operations of the manifest here. */
  UNTRUSTED_DOCUMENT: "UNTRUSTED_DOCUMENT",
  /** The service can't do its work for the moment: its database is away, or it goes down. Repeat it, a mutation with the same input. */
  SERVICE_UNAVAILABLE: "SERVICE_UNAVAILABLE",
  /** Nobody planned this. `requestId` finds it in the service's log. */
  INTERNAL: "INTERNAL",
} as const;

/** Codes that Apollo Server and our feed give, which pass as they are. */
const passed = new Set<string>([
  ...Object.values(ErrorCode),
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
  "METHOD_NOT_ALLOWED",
  "NOT_ACCEPTABLE",
  "UNSUPPORTED_MEDIA_TYPE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

export function unauthenticated(): GraphQLError {
  return new GraphQLError("This needs a credential: send the header Authorization: Bearer <key or token>.", {
    extensions: { code: ErrorCode.UNAUTHENTICATED, http: { status: 401 } },
  });
}

export function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: ErrorCode.FORBIDDEN } });
}

export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: ErrorCode.BAD_USER_INPUT } });
}

/** A variable that doesn't fit its type, as graphql words it. */
export function unfitVariable({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: { code: ErrorCode.BAD_USER_INPUT, http: { status: 400 } },
  });
}

/** What it takes to tell errors. */
export interface FormatErrorParts {
  log: Logger;
  /** Whether a failure of the store passes by itself. */
  isPassing(error: unknown): boolean;
}

/**
 * Makes what was thrown fit to be told: planned errors keep their code, the provider's and the feed's get theirs, and of anything else only
 * the request's id is told.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  requestId: string,
  { log, isPassing }: FormatErrorParts,
): GraphQLFormattedError {
  const { path, locations } = formatted;
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  const error = originOf(thrown);
  if (error instanceof ProviderError) return { ...place, ...toldOfProvider(error) };
  if (error instanceof FeedEndedError) {
    const { reason, retryable, extent } = error;
    return { ...place, message: error.message, extensions: { code: reason, retryable, ...cursorsOf(extent) } };
  }
  if (error instanceof Error && error.name === "AuditUnavailableError") {
    const message = "The audit log can't be written; nothing sensitive is read until it can.";
    return { ...place, message, extensions: { code: ErrorCode.AUDIT_UNAVAILABLE, retryable: true } };
  }
  if (isPassing(error)) {
    log.warn({ reason: error instanceof Error ? error.message : null, request: requestId }, "the database is away");
    const message = "The service can't do this at the moment. Try again.";
    return { ...place, message, extensions: { code: ErrorCode.SERVICE_UNAVAILABLE, retryable: true, requestId } };
  }
  const code = formatted.extensions?.code;
  if (typeof code === "string" && passed.has(code)) {
    const { stacktrace: _stack, http: _http, ...extensions } = formatted.extensions ?? {};
    return { ...place, message: withoutValues(formatted.message), extensions };
  }
  // What graphql itself says of a variable or a document carries no code of ours and no secret of ours.
  if (thrown instanceof GraphQLError && !thrown.originalError && code === undefined) {
    return { ...place, message: withoutValues(formatted.message), extensions: { code: ErrorCode.BAD_USER_INPUT } };
  }
  log.error({ err: error, request: requestId }, "an operation failed in a way that nobody planned");
  const message = `Something went wrong. Tell the operator the request id ${requestId}.`;
  return { ...place, message, extensions: { code: ErrorCode.INTERNAL, requestId } };
}

/** Cursors that lead on: after `oldest` comes all that is held, after `newest` what is yet to happen. */
function cursorsOf(extent: FeedEndedError["extent"]): { oldest?: string; newest?: string } {
  if (!extent) return {};
  const { tenantId, beforeOldest, newest } = extent;
  return { oldest: eventCursor(tenantId, beforeOldest), newest: eventCursor(tenantId, newest) };
}

function toldOfProvider({ failure, details, message }: ProviderError) {
  if (failure === "UNAVAILABLE") {
    const retryAfter = details.retryAfter ?? 5;
    return {
      message: "Stripe can't be reached at the moment.",
      extensions: { code: ErrorCode.STRIPE_UNAVAILABLE, retryable: true, retryAfter },
    };
  }
  if (failure === "NOT_FOUND")
    return { message: "Stripe no longer has this.", extensions: { code: ErrorCode.NOT_FOUND } };
  const requestId = details.requestId ? { stripeRequestId: details.requestId } : {};
  return { message, extensions: { code: ErrorCode.STRIPE_REJECTED, retryable: false, ...requestId } };
}

function originOf(thrown: unknown): unknown {
  let error = thrown;
  while (error instanceof GraphQLError && error.originalError) error = error.originalError;
  return error;
}
