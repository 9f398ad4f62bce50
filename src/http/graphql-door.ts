import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Admission } from "./admission.js";
import { startApollo } from "./apollo.js";
import type { Doors } from "./doors.js";
import { LandingPage, prefersHtml } from "./landing-page.js";
import type { WebSocketDoor } from "./websocket-door.js";

/**
 * `/graphql`: operations by POST, queries by GET, Sandbox for a browser, and the way in for WebSockets. Answers with what ends the
 * server behind it.
 */
export async function openGraphqlDoor(
  app: FastifyInstance,
  doors: Doors,
  parts: { admission: Admission; webSockets: WebSocketDoor },
): Promise<() => Promise<void>> {
  const apollo = await startApollo(doors, app);
  const operate = fastifyApolloHandler(apollo, {
    context: async ({ id, caller }) => ({
      context: doors.contextFor({ caller, requestId: id, resumeAfter: null }),
      requestId: id,
    }),
  });
  const landingPage = new LandingPage(doors);

  app.get("/graphql", {
    onRequest: async (request, reply) => {
      if (!wantsPage(request)) await parts.admission.admit(request, reply);
    },
    async handler(request, reply) {
      if (parts.webSockets.isUpgrade(request)) return parts.webSockets.accept(request, reply);
      if (wantsPage(request)) return landingPage.send(request, reply);
      return operate.call(app, request, reply);
    },
  });
  app.post("/graphql", { onRequest: parts.admission.admit, handler: operate });
  return () => apollo.stop();
}

function wantsPage(request: FastifyRequest): boolean {
  return request.headers.upgrade === undefined && prefersHtml(request.headers.accept);
}
