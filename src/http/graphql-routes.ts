import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { GraphQLError } from "graphql";
import type { Admission } from "./admission.js";
import { startApollo } from "./apollo-server.js";
import type { Doors } from "./doors.js";
import { LandingPage, prefersHtml } from "./landing-page.js";
import type { OperationDocuments } from "./operation-documents.js";
import { Problem } from "./http-error.js";
import type { WebSocketDoor } from "./websocket-endpoint.js";

/**
 * `/graphql`: operations by POST, queries by GET, Sandbox for a browser, and the way in for WebSockets. Answers with what ends the
 * server behind it.
 */
export async function openGraphqlDoor(
  app: FastifyInstance,
  doors: Doors,
  deps: { admission: Admission; documents: OperationDocuments; webSockets: WebSocketDoor },
): Promise<() => Promise<void>> {
  const apollo = await startApollo(doors, app);
  const operate = fastifyApolloHandler(apollo, {
    context: async ({ id, caller }) => ({
      context: doors.contextFor({ caller, requestId: id, resumeAfter: null }),
      requestId: id,
      caller,
    }),
  });
  const screen = async (request: FastifyRequest) => {
    const text = textIn(request);
    const refusal = text === null ? null : deps.documents.screen(text);
    if (refusal) throw refusalOf(refusal);
  };
  const landingPage = new LandingPage(doors);

  app.get("/graphql", {
    onRequest: async (request, reply) => {
      if (!wantsPage(request)) await deps.admission.admit(request, reply);
    },
    preHandler: screen,
    async handler(request, reply) {
      if (deps.webSockets.isUpgrade(request)) return deps.webSockets.accept(request, reply);
      if (wantsPage(request)) return landingPage.send(request, reply);
      return operate.call(app, request, reply);
    },
  });
  app.post("/graphql", { onRequest: deps.admission.admit, preHandler: screen, handler: operate });
  return () => apollo.stop();
}

/**
 * The text that Apollo will parse, read as Apollo reads it: by GET from the URL and else from the body. Fastify's own `query` is decoded by
 * other rules, so that what is screened would not be what runs.
 */
function textIn({ method, url, body }: FastifyRequest): string | null {
  if (method === "GET") return new URL(url, "http://localhost/").searchParams.get("query");
  if (typeof body !== "object" || body === null || !("query" in body)) return null;
  return typeof body.query === "string" ? body.query : null;
}

function refusalOf({ message, extensions }: GraphQLError): Problem {
  return new Problem(400, extensions.code === "LIMIT_EXCEEDED" ? "LIMIT_EXCEEDED" : "BAD_REQUEST", message);
}

function wantsPage(request: FastifyRequest): boolean {
  return request.headers.upgrade === undefined && prefersHtml(request.headers.accept);
}
