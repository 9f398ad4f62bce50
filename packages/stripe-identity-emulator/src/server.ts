import Fastify, { type FastifyInstance } from "fastify";
import { plainRefusal, registerApi } from "./api/routes.js";
import { registerControl } from "./control/routes.js";
import { HostedBackend } from "./hosted/hosted-backend.js";
import { hostCheck } from "./hosts.js";
import { registerConsole } from "./page/console.js";
import { registerHostedPage } from "./page/routes.js";
import { ephemeralKeyEndpoints } from "./resources/ephemeral-keys.js";
import { eventDestinationEndpoints } from "./resources/event-destinations.js";
import { eventEndpoints } from "./resources/events.js";
import { fileLinkEndpoints } from "./resources/file-links.js";
import { fileEndpoints } from "./resources/files.js";
import { registerLinkDownloads } from "./resources/link-downloads.js";
import { thinEventEndpoints } from "./resources/thin-events.js";
import { verificationReportEndpoints } from "./resources/verification-reports.js";
import { verificationSessionEndpoints } from "./resources/verification-sessions.js";
import { webhookEndpointEndpoints } from "./resources/webhook-endpoints.js";
import type { World } from "./state/world.js";

/** All routes of Stripe's API in the emulator. */
const endpoints = [
  ...verificationSessionEndpoints,
  ...verificationReportEndpoints,
  ...eventEndpoints,
  ...webhookEndpointEndpoints,
  ...fileEndpoints,
  ...fileLinkEndpoints,
  ...ephemeralKeyEndpoints,
  ...thinEventEndpoints,
  ...eventDestinationEndpoints,
];

/** Builds the emulator's HTTP server, which does not listen yet. */
export async function buildServer(world: World): Promise<FastifyInstance> {
  const app = Fastify({
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, _request, reply) => {
      const { status, headers, body } = plainRefusal(world, error);
      reply.hijack();
      reply.raw.writeHead(status, { "Content-Type": "application/json", ...headers }).end(body);
    },
  });
  const isAllowed = hostCheck(world.settings);
  app.addHook("onRequest", async (request, reply) => {
    const { host } = request.headers;
    if (isAllowed(host)) return;
    const message = `The emulator does not answer as ${String(host).slice(0, 100)}. Add the host to EMULATOR_ALLOWED_HOSTS, or to the option allowedHosts.`;
    return reply.code(421).send({ error: { type: "invalid_request_error", message } });
  });
  app.addHook("onSend", async () => world.settle());
  await registerApi(app, world, endpoints);
  await registerControl(app, world);
  registerLinkDownloads(app, world);
  await registerHostedPage(app, new HostedBackend(world), {
    allowedFrameOrigins: world.settings.allowedFrameOrigins,
    publicUrl: world.settings.publicUrl,
  });
  await registerConsole(app);
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: { message: `there is nothing at ${request.method} ${request.url}` } }),
  );
  return app;
}
