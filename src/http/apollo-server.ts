import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { OperationCost } from "../graphql/operation-gate.js";
import type { Logger } from "../telemetry/logger.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import type { HttpErrorCode } from "./http-error.js";
import type { OperationContext, OperationOptions } from "./operation-options.js";

/** Request header that asks for the cost of the operation in `extensions`. */
const costHeader = "x-query-cost";

/**
 * Headers of which a request must have one, unless its content type already makes a browser send a preflight. The first two are Apollo's
 * own; `authorization` is safe too, since no credential that a browser adds by itself is of the scheme `Bearer`.
 */
const preflightedHeaders = ["x-apollo-operation-name", "apollo-require-preflight", "authorization"];

/** Codes for refusals that Apollo Server distinguishes only by their status. */
const codesByStatus: ReadonlyMap<unknown, HttpErrorCode> = new Map([
  [405, "METHOD_NOT_ALLOWED"],
  [406, "NOT_ACCEPTABLE"],
  [415, "UNSUPPORTED_MEDIA_TYPE"],
]);

/** Starts the Apollo Server that executes operations over HTTP. */
export async function startApolloServer(
  app: FastifyInstance,
  options: OperationOptions,
): Promise<ApolloServer<OperationContext>> {
  const originals = new WeakMap<GraphQLFormattedError, unknown>();
  const server = new ApolloServer<OperationContext>({
    schema: options.schema,
    parseOptions: options.parseOptions,
    introspection: true,
    csrfPrevention: { requestHeaders: preflightedHeaders },
    allowBatchedHttpRequests: false,
    // The cache of persisted queries could be filled by anyone. Clients that send a hash learn to send the document.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: loggerFor(options.telemetry.log),
    formatError: (formatted, error) => {
      const coded = withCodeOfStatus(formatted, error);
      originals.set(coded, error);
      return coded;
    },
    plugins: [
      // Cache control makes a single read 1.2 times and a page of 50 1.8 times as slow, for headers that no response of ours may have.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      fastifyApolloDrainPlugin(app),
      operationPlugin(options, originals),
      metricsPlugin(options.telemetry),
    ],
  });
  await server.start();
  return server;
}

/**
 * Admits operations and masks their errors. Errors are masked here rather than in Apollo's `formatError`, which does not know the request
 * that an error belongs to. Requests that hold no operation never get here; their errors are Apollo's own and hold no secrets.
 */
function operationPlugin(
  options: OperationOptions,
  originals: WeakMap<GraphQLFormattedError, unknown>,
): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async ({ contextValue: { caller, requestId } }) => {
      const format = (formatted: GraphQLFormattedError) =>
        options.formatError(formatted, originals.get(formatted) ?? formatted, requestId);
      let cost: OperationCost | null = null;
      return {
        didResolveOperation: async ({ document, operation, operationName, request: { variables } }) => {
          if (operation?.operation === "subscription") throw subscriptionOverHttp();
          cost = options.admitOperation({ document, operationName, variables: variables ?? {}, caller });
        },
        willSendResponse: async ({ request, response: { body } }) => {
          if (body.kind !== "single") return;
          const result = body.singleResult;
          if (result.errors) result.errors = result.errors.map(format);
          if (cost && request.http?.headers.get(costHeader)) result.extensions = { ...result.extensions, cost };
        },
      };
    },
  };
}

function metricsPlugin(telemetry: Telemetry): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ operation, errors }) => {
        telemetry.metrics.operations.inc({ type: operation?.operation ?? "none", outcome: errors ? "error" : "ok" });
      },
    }),
  };
}

/** Apollo Server would execute a subscription as if it were a query. */
function subscriptionOverHttp(): GraphQLError {
  const message = "Subscriptions need a WebSocket at /graphql, or server-sent events at /graphql/stream.";
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST", http: { status: 400 } } });
}

function withCodeOfStatus(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const http = error instanceof GraphQLError ? error.extensions.http : null;
  const code = codesByStatus.get(typeof http === "object" && http && "status" in http ? http.status : null);
  return code ? { ...formatted, extensions: { ...formatted.extensions, code } } : formatted;
}

function loggerFor(log: Logger) {
  return {
    debug: (message?: string) => log.debug(message ?? ""),
    info: (message?: string) => log.debug(message ?? ""),
    warn: (message?: string) => log.warn(message ?? ""),
    error: (message?: string) => log.error(message ?? ""),
  };
}
