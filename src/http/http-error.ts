import { errorCodes, type FastifyReply, type FastifyRequest } from "fastify";
import { preferredType } from "./accept.js";

/** Codes of requests that are refused before an operation runs. */
export type HttpErrorCode =
  | "BAD_REQUEST"
  | "FORBIDDEN"
  | "INTERNAL"
  | "LIMIT_EXCEEDED"
  | "METHOD_NOT_ALLOWED"
  | "NOT_ACCEPTABLE"
  | "NOT_FOUND"
  | "PAYLOAD_TOO_LARGE"
  | "PERSISTED_QUERY_NOT_SUPPORTED"
  | "RATE_LIMITED"
  | "SERVICE_UNAVAILABLE"
  | "UNAUTHENTICATED"
  | "UNSUPPORTED_MEDIA_TYPE";

/** A request that is refused before an operation runs. The message is shown to the caller. */
export class HttpError extends Error {
  override name = "HttpError";
  constructor(
    readonly statusCode: number,
    readonly code: HttpErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Returns the error that a caller may see for anything thrown by a hook or a handler; unexpected errors lose their message. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const status = statusOf(error);
  if (error instanceof errorCodes.FST_ERR_CTP_BODY_TOO_LARGE)
    return new HttpError(413, "PAYLOAD_TOO_LARGE", "The body is larger than this endpoint accepts.");
  if (error instanceof errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE)
    return new HttpError(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as Content-Type: application/json.");
  if (error instanceof errorCodes.FST_ERR_CTP_INVALID_JSON_BODY)
    return new HttpError(400, "BAD_REQUEST", "The body is not valid JSON.");
  if (error instanceof errorCodes.FST_ERR_CTP_EMPTY_JSON_BODY)
    return new HttpError(400, "BAD_REQUEST", "The body is empty; a JSON object is expected.");
  if (status !== null && status >= 400 && status < 500 && error instanceof Error)
    return new HttpError(status, "BAD_REQUEST", error.message);
  if (status === 503) return shuttingDown();
  return new HttpError(500, "INTERNAL", "Something went wrong on our side.");
}

export function shuttingDown(): HttpError {
  return new HttpError(503, "SERVICE_UNAVAILABLE", "The service is shutting down. Try again in a moment.");
}

/** Sends an error: in the form of a GraphQL result below `/graphql`, as a plain object elsewhere. */
export function sendHttpError(request: FastifyRequest, reply: FastifyReply, error: HttpError): FastifyReply {
  if (!isGraphqlPath(pathOf(request.url))) return sendPlainError(reply, error);
  const type = preferredType(request, ["application/json", "application/graphql-response+json"]) ?? "application/json";
  reply.code(error.statusCode).header("content-type", `${type}; charset=utf-8`);
  return reply.send(JSON.stringify(graphqlErrorBody(error)));
}

export function sendPlainError(reply: FastifyReply, { statusCode, message }: HttpError): FastifyReply {
  return reply.code(statusCode).send({ error: { message } });
}

export function graphqlErrorBody({ message, code }: HttpError) {
  return { errors: [{ message, extensions: { code } }] };
}

/** Returns the path of a URL. Logs get no more than that, since the query may hold personal data. */
export function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? "";
}

export function isGraphqlPath(path: string): boolean {
  return path === "/graphql" || path.startsWith("/graphql/");
}

function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("statusCode" in error)) return null;
  return typeof error.statusCode === "number" ? error.statusCode : null;
}
