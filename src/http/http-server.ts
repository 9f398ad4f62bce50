import type { IncomingMessage, ServerResponse } from "node:http";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import { type FastifyInstance, fastify } from "fastify";
import { Admission } from "./admission.js";
import { Connections } from "./connection-tracker.js";
import type { Doors } from "./doors.js";
import { EventStreamDoor } from "./event-stream-routes.js";
import { openGraphqlDoor } from "./graphql-routes.js";
import { KeyWatch } from "./key-revocation-watcher.js";
import { OperationDocuments } from "./operation-documents.js";
import { OperationRunner } from "./operation-runner.js";
import { OriginPolicy } from "./origin-policy.js";
import { openProbes } from "./probe-routes.js";
import { Problem, pathOf, problemOf, sendProblem } from "./http-error.js";
import { requestIdHeader, requestIdOf } from "./request-id.js";
import { type Timings, usualTimings } from "./timings.js";
import { openWebhookDoor } from "./webhook-routes.js";
import { WebSocketDoor } from "./websocket-endpoint.js";
import { routeUpgrades } from "./websocket-upgrade.js";

const bodyLimit = 1024 * 1024;
const methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];

/** The doors, open. */
export interface App {
  /** Listens, and answers the port; rejects with the system's error, as where the port is taken. */
  listen(address: { host: string; port: number }): Promise<number>;
  /**
   * Shuts the doors: readiness goes first, streams are told to come back elsewhere, what is under way is finished. What isn't within
   * the deadline is cut off.
   */
  close(deadlineMilliseconds: number): Promise<void>;
}

/** Builds every door. Nothing listens yet. */
export async function createApp(doors: Doors, shortened: Partial<Timings> = {}): Promise<App> {
  const timings = { ...usualTimings, ...shortened };
  const app = fastify({
    bodyLimit,
    trustProxy: doors.trustedProxies.length > 0 && [...doors.trustedProxies],
    requestTimeout: timings.request,
    // Node takes the longer of the two for whole requests, and looks only so often.
    http: { headersTimeout: timings.request, connectionsCheckingInterval: timings.request },
    genReqId: requestIdOf,
    forceCloseConnections: "idle",
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, problemOf(error)),
  });
  const connections = new Connections(app.server);
  const origins = new OriginPolicy(doors.allowedOrigins, doors.publicUrl);
  let closing = false;

  // JSON is the only language of bodies here; text would be let through by a browser without asking.
  app.removeContentTypeParser("text/plain");
  noteRequests(app, doors);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: doors.publicUrl?.startsWith("https:") ?? false,
  });
  await app.register(cors, {
    origin: async (origin: string | undefined) => origins.allows(origin),
    methods,
    exposedHeaders: ["X-Request-Id", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"],
    maxAge: 600,
  });
  answerProblems(app, doors);
  app.addHook("onRequest", async ({ headers, url, host }) => {
    // RFC 9112, 3.2: such a request is answered with 400; what makes a URL of it later would throw.
    if (!URL.canParse(`http://${host}`))
      throw new Problem(400, "BAD_REQUEST", "The Host header is missing or not valid.");
    if (closing && (headers.upgrade || pathOf(url) === "/graphql/stream")) throw goingDown();
  });

  const admission = await Admission.open(doors, app);
  const documents = new OperationDocuments(doors);
  const runners = {
    webSocket: new OperationRunner("websocket", doors.telemetry, doors.cursorOf, "thrown"),
    eventStream: new OperationRunner("sse", doors.telemetry, doors.cursorOf, "told"),
  };
  const keyWatch = new KeyWatch({
    goodKeys: (ids) => doors.goodKeys(ids),
    everyMilliseconds: timings.keyCheck,
    log: doors.telemetry.log,
  });
  const webSockets = new WebSocketDoor(doors, {
    admission,
    keyWatch,
    documents,
    origins,
    timings,
    runner: runners.webSocket,
    upgradeOf: routeUpgrades(app.server, (message: IncomingMessage, response: ServerResponse) =>
      app.routing(message, response),
    ),
  });
  const eventStreams = new EventStreamDoor(doors, { documents, keyWatch, timings, runner: runners.eventStream });
  eventStreams.open(app, admission);
  const stopGraphql = await openGraphqlDoor(app, doors, { admission, documents, webSockets });
  await openWebhookDoor(app, doors);
  openProbes(app, doors, () => closing);

  return {
    async listen({ host, port }) {
      await app.listen({ host, port });
      const address = app.server.address();
      return typeof address === "object" && address ? address.port : port;
    },
    async close(deadlineMilliseconds) {
      closing = true;
      runners.webSocket.suspend();
      runners.eventStream.suspend();
      const deadline = setTimeout(() => {
        webSockets.terminate();
        eventStreams.terminate();
        app.server.closeAllConnections();
      }, deadlineMilliseconds);
      await Promise.all([webSockets.close(), eventStreams.close()]);
      keyWatch.close();
      connections.drain();
      await stopGraphql();
      await app.close();
      clearTimeout(deadline);
    },
  };
}

function goingDown(): Problem {
  return new Problem(503, "SERVICE_UNAVAILABLE", "This node is going down. Try again.");
}

function noteRequests(app: FastifyInstance, { telemetry: { log } }: Doors): void {
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

function answerProblems(app: FastifyInstance, { telemetry: { log } }: Doors): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.statusCode === 500) log.error({ err: error, request: request.id }, "a request failed");
    return sendProblem(request, reply, problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url);
    const allowed = methods.filter((method) => app.hasRoute({ url: path, method }));
    if (allowed.length === 0)
      return sendProblem(
        request,
        reply,
        new Problem(404, "NOT_FOUND", "Nothing is here. The GraphQL API is at /graphql."),
      );
    reply.header("allow", allowed.join(", "));
    const message = `${path} takes ${allowed.join(", ")}.`;
    return sendProblem(request, reply, new Problem(405, "METHOD_NOT_ALLOWED", message));
  });
}
