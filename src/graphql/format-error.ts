import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { AuditUnavailableError } from "../access/audit.js";
import { FeedEndedError } from "../events/feed-ended-error.js";
import type { Logger } from "../telemetry/logger.js";
import { ProviderError } from "../verification/provider.js";
import { eventCursor } from "./cursors.js";
import { withoutValues } from "./error-wording.js";
import { ErrorCode } from "./errors.js";

export interface FormatErrorDeps {
  log: Logger;
  /** Returns whether a failure of the store is expected to pass without intervention. */
  isTransientFailure(error: unknown): boolean;
}

/** Codes that pass unchanged: ours, and those of Apollo Server. */
const publicCodes = new Set<string>([
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

/** Stripe's default when it names no delay. */
const defaultRetryAfterSeconds = 5;

/**
 * Returns the public form of a thrown error. Expected errors keep their code, errors of the provider, of the feed and of the audit log get
 * one, and every other error is logged and reduced to the request id.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  requestId: string,
  { log, isTransientFailure }: FormatErrorDeps,
): GraphQLFormattedError {
  const { path, locations } = formatted;
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  const error = originalErrorOf(thrown);
  if (error instanceof ProviderError) return { ...place, ...formatProviderError(error) };
  if (error instanceof FeedEndedError) {
    const { reason, retryable, extent } = error;
    return { ...place, message: error.message, extensions: { code: reason, retryable, ...cursorsOf(extent) } };
  }
  if (error instanceof AuditUnavailableError) {
    const message = "The audit log can't be written, so sensitive fields can't be read. Try again later.";
    return { ...place, message, extensions: { code: ErrorCode.AUDIT_UNAVAILABLE, retryable: true } };
  }
  if (isTransientFailure(error)) {
    const reason = error instanceof Error ? error.message : null;
    log.warn({ reason, request: requestId }, "the database is unavailable: an operation was answered with an error");
    const message = "The service can't do this at the moment. Try again.";
    return { ...place, message, extensions: { code: ErrorCode.SERVICE_UNAVAILABLE, retryable: true, requestId } };
  }
  const code = formatted.extensions?.code;
  if (typeof code === "string" && publicCodes.has(code)) {
    const { stacktrace: _stack, http: _http, ...extensions } = formatted.extensions ?? {};
    return { ...place, message: withoutValues(formatted.message), extensions };
  }
  // Errors of graphql itself, about a document or a variable, have neither a code nor an original error.
  if (thrown instanceof GraphQLError && !thrown.originalError && code === undefined) {
    return { ...place, message: withoutValues(formatted.message), extensions: { code: ErrorCode.BAD_USER_INPUT } };
  }
  log.error({ err: error, request: requestId }, "an operation failed with an unexpected error");
  const message = `Something went wrong. Tell the operator the request id ${requestId}.`;
  return { ...place, message, extensions: { code: ErrorCode.INTERNAL, requestId } };
}

/** Returns cursors to continue with: after `oldest` come all events that are kept, after `newest` only future ones. */
function cursorsOf(extent: FeedEndedError["extent"]): { oldest?: string; newest?: string } {
  if (!extent) return {};
  const { tenantId, beforeOldest, newest } = extent;
  return { oldest: eventCursor(tenantId, beforeOldest), newest: eventCursor(tenantId, newest) };
}

function formatProviderError({ failure, details, message }: ProviderError) {
  if (failure === "UNAVAILABLE") {
    const retryAfter = details.retryAfter ?? defaultRetryAfterSeconds;
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

function originalErrorOf(thrown: unknown): unknown {
  let error = thrown;
  while (error instanceof GraphQLError && error.originalError) error = error.originalError;
  return error;
}
