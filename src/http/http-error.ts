import { errorCodes, type FastifyReply, type FastifyRequest } from "fastify";

/** Why a door turned a request away, as told to the caller. */
export type ProblemCode =
  | "BAD_REQUEST"
  | "FORBIDDEN"
  | "INTERNAL"
  | "LIMIT_EXCEEDED"
  | "METHOD_NOT_ALLOWED"
  | "NOT_ACCEPTABLE"
  | "NOT_FOUND"
  | "PAYLOAD_TOO_LARGE"
  | "RATE_LIMITED"
  | "SERVICE_UNAVAILABLE"
  | "UNAUTHENTICATED"
  | "UNSUPPORTED_MEDIA_TYPE";

/** A request turned away at a door, before any operation of it ran. The message is for the caller. */
export class Problem extends Error {
  override name = "Problem";
  constructor(
    readonly statusCode: number,
    readonly code: ProblemCode,
    message: string,
  ) {
    super(message);
  }
}

/** What may be told of anything thrown on the way to a handler; what isn't the caller's doing is told as one sentence. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = statusOf(error);
  if (error instanceof errorCodes.FST_ERR_CTP_BODY_TOO_LARGE)
    return new Problem(413, "PAYLOAD_TOO_LARGE", "The body is larger than this door takes.");
  if (error instanceof errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE)
    return new Problem(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as Content-Type: application/json.");
  if (error instanceof errorCodes.FST_ERR_CTP_INVALID_JSON_BODY)
    return new Problem(400, "BAD_REQUEST", "The body is not valid JSON.");
  if (error instanceof errorCodes.FST_ERR_CTP_EMPTY_JSON_BODY)
    return new Problem(400, "BAD_REQUEST", "The body is empty; a JSON object is expected.");
  if (status !== null && status >= 400 && status < 500 && error instanceof Error)
    return new Problem(status, "BAD_REQUEST", error.message);
  if (status === 503) return new Problem(503, "SERVICE_UNAVAILABLE", "The service is shutting down. Try again.");
  return new Problem(500, "INTERNAL", "Something went wrong on our side.");
}

/** Tells a problem: as GraphQL tells errors on the GraphQL doors, as a plain object elsewhere. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  reply.code(problem.statusCode);
  if (!isGraphqlPath(pathOf(request.url))) return reply.send({ error: { message: problem.message } });
  reply.header("content-type", graphqlContentType(request.headers.accept));
  return reply.send(JSON.stringify(graphqlProblem(problem)));
}

export function graphqlProblem({ message, code }: Problem) {
  return { errors: [{ message, extensions: { code } }] };
}

/** A request's path without the query, which may hold what isn't for the logs. */
export function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? "";
}

function isGraphqlPath(path: string): boolean {
  return path === "/graphql" || path.startsWith("/graphql/");
}

function graphqlContentType(accept: string | undefined): string {
  const type = accept?.includes("application/graphql-response+json")
    ? "application/graphql-response+json"
    : "application/json";
  return `${type}; charset=utf-8`;
}

function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("statusCode" in error)) return null;
  return typeof error.statusCode === "number" ? error.statusCode : null;
}
