import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { GraphQLError } from "graphql";
import { withoutEmptyOperationName } from "./absent-parameters.js";
import type { Admission } from "./admission.js";
import { startApolloServer } from "./apollo-server.js";
import { HttpError } from "./http-error.js";
import { LandingPage, type LandingPageOptions, prefersHtml } from "./landing-page.js";
import type { OperationDocuments } from "./operation-documents.js";
import type { OperationOptions } from "./operation-options.js";
import type { WebSocketEndpoint } from "./websocket-endpoint.js";

export interface GraphqlRoutesOptions extends OperationOptions, LandingPageOptions {}

/**
 * Registers `/graphql`: operations by POST, queries by GET, Sandbox for browsers, and the upgrade to WebSockets. Returns a function that
 * stops the Apollo Server behind it.
 */
export async function registerGraphqlRoutes(
  app: FastifyInstance,
  options: GraphqlRoutesOptions,
  deps: { admission: Admission; documents: OperationDocuments; webSockets: WebSocketEndpoint },
): Promise<() => Promise<void>> {
  const apollo = await startApolloServer(app, options);
  const execute = fastifyApolloHandler(apollo, {
    context: async ({ id, caller }) => options.contextFor({ caller, requestId: id, resumeAfter: null }),
  });
  const screen = async (request: FastifyRequest) => {
    const text = documentOf(request);
    const refusal = text === null ? null : deps.documents.screen(text);
    if (refusal) throw toLimitError(refusal);
  };
  const landingPage = new LandingPage(options);

  app.get("/graphql", {
    onRequest: async (request, reply) => {
      if (!wantsPage(request)) await deps.admission.admit(request, reply);
    },
    preHandler: screen,
    async handler(request, reply) {
      if (deps.webSockets.isUpgrade(request)) return deps.webSockets.accept(request, reply);
      if (wantsPage(request)) return landingPage.send(request, reply);
      return execute.call(app, request, reply);
    },
  });
  app.post("/graphql", {
    onRequest: deps.admission.admit,
    preHandler: async (request) => {
      request.body = withoutEmptyOperationName(request.body);
      await screen(request);
    },
    handler: execute,
  });
  return () => apollo.stop();
}

/**
 * Returns the document that Apollo Server will parse, read the way it reads it: from the URL for GET, else from the body. Fastify's own
 * `query` follows other decoding rules, so that the document screened would not be the one executed.
 */
function documentOf({ method, url, body }: FastifyRequest): string | null {
  if (method === "GET") return new URL(url, "http://localhost/").searchParams.get("query");
  if (typeof body !== "object" || body === null || !("query" in body)) return null;
  return typeof body.query === "string" ? body.query : null;
}

function toLimitError({ message, extensions }: GraphQLError): HttpError {
  return new HttpError(400, extensions.code === "LIMIT_EXCEEDED" ? "LIMIT_EXCEEDED" : "BAD_REQUEST", message);
}

function wantsPage(request: FastifyRequest): boolean {
  return request.headers.upgrade === undefined && prefersHtml(request);
}
