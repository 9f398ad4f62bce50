import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Logger } from "../telemetry/logger.js";
import { pathOf } from "./http-error.js";

const requestIdHeader = "x-request-id";

/** Request ids that are accepted from callers: none that could garble a line of the log. */
const acceptableRequestId = /^[A-Za-z0-9._:-]{1,128}$/;

/** Returns the request's own `X-Request-Id` where it is acceptable, else a new id. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[requestIdHeader];
  return typeof given === "string" && acceptableRequestId.test(given) ? given : randomUUID();
}

/** Logs one line for each response, and sends the request's id with it. */
export function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({ [requestIdHeader]: request.id, "cache-control": "no-store" });
  });
  app.addHook("onResponse", async (request, reply) => {
    log.debug(
      {
        request: request.id,
        method: request.method,
        path: pathOf(request.url),
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      "request",
    );
  });
}
