import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import accepts from "@fastify/accepts";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import { type FastifyInstance, fastify } from "fastify";
import type { Logger } from "../telemetry/logger.js";
import { withoutAbsentParameters } from "./absent-parameters.js";
import { Admission, type AdmissionOptions } from "./admission.js";
import { ConnectionTracker } from "./connection-tracker.js";
import { EventStreamRoutes } from "./event-stream-routes.js";
import { type GraphqlRoutesOptions, registerGraphqlRoutes } from "./graphql-routes.js";
import { HttpError, pathOf, sendHttpError, sendPlainError, shuttingDown, toHttpError } from "./http-error.js";
import { type KeyRevocationOptions, KeyRevocationWatcher } from "./key-revocation-watcher.js";
import { OperationDocuments } from "./operation-documents.js";
import { OperationRunner, type OperationRunnerOptions } from "./operation-runner.js";
import { OriginPolicy } from "./origin-policy.js";
import { type ProbeRoutesOptions, registerProbeRoutes } from "./probe-routes.js";
import { defaultTimings, type Timings } from "./timings.js";
import { registerWebhookRoutes, type WebhookRoutesOptions, webhookPath } from "./webhook-routes.js";
import { WebSocketEndpoint, type WebSocketOptions } from "./websocket-endpoint.js";
import { routeUpgrades } from "./websocket-upgrade.js";

export interface HttpServerOptions
  extends AdmissionOptions,
    GraphqlRoutesOptions,
    KeyRevocationOptions,
    OperationRunnerOptions,
    ProbeRoutesOptions,
    WebhookRoutesOptions,
    WebSocketOptions {
  /**
   * Whether a request may name this host, without its port; null: any. Guards a service without real secrets against pages that reach it
   * under a name of their own (DNS rebinding).
   */
  allowsHost: ((hostname: string) => boolean) | null;
  /** Origins whose pages may call: exact, or with `*` for any port. That of `publicUrl` always may. */
  allowedOrigins: readonly string[];
  /** Addresses and ranges of proxies whose `X-Forwarded-*` headers are trusted. */
  trustedProxies: readonly string[];
}

export interface HttpServer {
  /** Listens and returns the port. Rejects with the system's error, for example where the port is in use. */
  listen(address: { host: string; port: number }): Promise<number>;
  /**
   * Stops the server: reports "not ready", disconnects streaming clients so that they reconnect elsewhere, and finishes requests in
   * progress. Cuts off what is left at the deadline.
   */
  close(deadlineMilliseconds: number): Promise<void>;
}

const bodyLimit = 1024 * 1024;
const methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];
const requestIdHeader = "x-request-id";

/** Request ids that are accepted from callers: none that could garble a line of the log. */
const acceptableRequestId = /^[A-Za-z0-9._:-]{1,128}$/;

/** Builds the HTTP server with all its routes. It does not listen yet. */
export async function createHttpServer(
  options: HttpServerOptions,
  changedTimings: Partial<Timings> = {},
): Promise<HttpServer> {
  const timings = { ...defaultTimings, ...changedTimings };
  const { log } = options.telemetry;
  const app = fastify({
    bodyLimit,
    trustProxy: options.trustedProxies.length > 0 && [...options.trustedProxies],
    requestTimeout: timings.request,
    // Node applies the longer of both timeouts to whole requests, and checks them only at this interval.
    http: { headersTimeout: timings.request, connectionsCheckingInterval: timings.request },
    genReqId: requestIdOf,
    rewriteUrl: ({ url = "/" }) => withoutAbsentParameters(url),
    forceCloseConnections: "idle",
    // A URL that cannot be decoded belongs to no endpoint, so the plain form fits. The decorators of plugins do not exist here.
    frameworkErrors: (error, _request, reply) => void sendPlainError(reply, toHttpError(error)),
  });
  const connections = new ConnectionTracker(app.server);
  const origins = new OriginPolicy(options.allowedOrigins, options.publicUrl);
  let closing = false;

  // Browsers send text/plain across origins without a preflight.
  app.removeContentTypeParser("text/plain");
  logRequests(app, log);
  await app.register(accepts);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: options.publicUrl?.startsWith("https:") ?? false,
  });
  await app.register(cors, {
    origin: async (origin: string | undefined) => origins.allows(origin),
    methods,
    exposedHeaders: ["X-Request-Id", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"],
    maxAge: 600,
  });
  handleErrors(app, log);
  app.addHook("onRequest", async ({ headers, url, host }) => {
    // RFC 9112, 3.2 requires 400 here. Code that builds a URL of the host would throw later.
    if (!URL.canParse(`http://${host}`))
      throw new HttpError(400, "BAD_REQUEST", "The Host header is missing or not valid.");
    const { hostname } = new URL(`http://${headers.host ?? host}`);
    if (options.allowsHost && !options.allowsHost(hostname)) throw misdirected(hostname);
    if (closing && (headers.upgrade || pathOf(url) === "/graphql/stream")) throw shuttingDown();
  });

  const admission = await Admission.create(app, options);
  const documents = new OperationDocuments(options);
  const runners = {
    webSocket: new OperationRunner("websocket", "thrown", options),
    eventStream: new OperationRunner("sse", "result", options),
  };
  const keyWatcher = new KeyRevocationWatcher({
    validKeys: (ids) => options.validKeys(ids),
    intervalMilliseconds: timings.keyCheck,
    log,
  });
  const shared = { admission, documents, keyWatcher, timings };
  const webSockets = new WebSocketEndpoint(options, {
    ...shared,
    origins,
    runner: runners.webSocket,
    upgradeOf: routeUpgrades(app.server, (message: IncomingMessage, response: ServerResponse) =>
      app.routing(message, response),
    ),
  });
  const eventStreams = new EventStreamRoutes(options, { ...shared, runner: runners.eventStream });
  eventStreams.register(app);
  const stopApollo = await registerGraphqlRoutes(app, options, { admission, documents, webSockets });
  await registerWebhookRoutes(app, options);
  registerProbeRoutes(app, options, () => closing);

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
      keyWatcher.close();
      connections.drain();
      await stopApollo();
      await app.close();
      clearTimeout(deadline);
    },
  };
}

/** Returns the request's own `X-Request-Id` where it is acceptable, else a new id. */
function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[requestIdHeader];
  return typeof given === "string" && acceptableRequestId.test(given) ? given : randomUUID();
}

function logRequests(app: FastifyInstance, log: Logger): void {
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

function handleErrors(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((thrown, request, reply) => {
    const error = toHttpError(thrown);
    if (error.statusCode === 500) log.error({ err: thrown, request: request.id }, "a request failed");
    return sendHttpError(request, reply, error);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url);
    const allowed = methods.filter((method) => app.hasRoute({ url: path, method }));
    if (allowed.length === 0) return sendHttpError(request, reply, notFound(path));
    reply.header("allow", allowed.join(", "));
    const message = `${path} takes ${allowed.join(", ")}.`;
    return sendHttpError(request, reply, new HttpError(405, "METHOD_NOT_ALLOWED", message));
  });
}

function notFound(path: string): HttpError {
  const isWebhook = path === "/webhooks" || path.startsWith("/webhooks/");
  const message = isWebhook
    ? `There is no webhook endpoint at this path. Stripe sends its events to ${webhookPath}.`
    : "Nothing is here. The GraphQL API is at /graphql.";
  return new HttpError(404, "NOT_FOUND", message);
}

function misdirected(hostname: string): HttpError {
  const shown = hostname.slice(0, 100);
  return new HttpError(
    421,
    "FORBIDDEN",
    `With the emulator this service answers at loopback addresses only, not at ${shown}. List its address in PUBLIC_URL or ALLOWED_ORIGINS.`,
  );
}
