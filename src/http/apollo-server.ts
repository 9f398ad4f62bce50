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
import type { Caller } from "../access/caller.js";
import type { OperationCost } from "../graphql/operation-gate.js";
import type { Logger, Telemetry } from "../telemetry/telemetry.js";
import type { Doors } from "./doors.js";

/**
 * An operation's context on its way through Apollo, which hands a copy of what it was given to the resolvers. A copy of an object with
 * private fields is none of its kind, so the copy is made of this wrapper.
 */
export interface CarriedContext {
  context: object;
  requestId: string;
  caller: Caller | null;
}

/** Whoever sends this is told what the operation costs. */
const costHeader = "x-query-cost";

/**
 * A page of another origin can send none of these before we were asked. The first two are Apollo's own; of a credential the browser adds
 * by itself, which is of another scheme than `Bearer`, nothing is let in.
 */
const preflightedHeaders = ["x-apollo-operation-name", "apollo-require-preflight", "authorization"];

/** Starts the server behind the HTTP door. */
export async function startApollo(doors: Doors, app: FastifyInstance): Promise<ApolloServer<CarriedContext>> {
  const originals = new WeakMap<object, unknown>();
  const server = new ApolloServer<CarriedContext>({
    schema: doors.schema,
    parseOptions: doors.parseOptions,
    introspection: true,
    csrfPrevention: { requestHeaders: preflightedHeaders },
    allowBatchedHttpRequests: false,
    // A cache of texts that anybody may fill; clients that offer hashes are told to send the text.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: loggerFor(doors.telemetry.log),
    formatError: (formatted, error) => {
      originals.set(formatted, error);
      return formatted;
    },
    plugins: [
      // Costs 1.2 x on a single read and 1.8 x on a page of 50, for headers that no answer of ours may carry.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      fastifyApolloDrainPlugin(app),
      leading(doors, originals),
      counting(doors.telemetry),
    ],
  });
  await server.start();
  return server;
}

/**
 * Unwraps the context, asks whether the operation may run, and masks errors: here rather than in Apollo's `formatError`, which isn't told
 * whose error it formats. What never reaches this hook are requests that are no operation at all; those errors are Apollo's own and tell
 * nothing of ours.
 */
function leading(doors: Doors, originals: WeakMap<object, unknown>): ApolloServerPlugin<CarriedContext> {
  return {
    requestDidStart: async (operation) => {
      const { context, requestId, caller } = operation.contextValue;
      Object.defineProperty(operation, "contextValue", { value: context });
      const tell = (formatted: GraphQLFormattedError) =>
        doors.formatError(formatted, originals.get(formatted) ?? formatted, requestId);
      let cost: OperationCost | null = null;
      return {
        didResolveOperation: async ({ document, operation, operationName, request: { variables } }) => {
          if (operation?.operation === "subscription") throw notHere();
          cost = doors.admitOperation({ document, operationName, variables: variables ?? {}, caller });
        },
        willSendResponse: async ({ request, response: { body } }) => {
          if (body.kind !== "single") return;
          const result = body.singleResult;
          if (result.errors) result.errors = result.errors.map(tell);
          if (cost && request.http?.headers.get(costHeader)) result.extensions = { ...result.extensions, cost };
        },
      };
    },
  };
}

/** Apollo would execute it as if it were a query. */
function notHere(): GraphQLError {
  const message = "Subscriptions are followed by WebSocket at /graphql, or as server-sent events at /graphql/stream.";
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST", http: { status: 400 } } });
}

function counting(telemetry: Telemetry): ApolloServerPlugin<CarriedContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ operation, errors }) => {
        telemetry.operations.inc({ type: operation?.operation ?? "none", outcome: errors ? "error" : "ok" });
      },
    }),
  };
}

function loggerFor(log: Logger) {
  return {
    debug: (message?: string) => log.debug(message ?? ""),
    info: (message?: string) => log.debug(message ?? ""),
    warn: (message?: string) => log.warn(message ?? ""),
    error: (message?: string) => log.error(message ?? ""),
  };
}
