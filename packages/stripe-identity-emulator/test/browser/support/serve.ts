import fastify, { type FastifyInstance } from "fastify";
import type { HostedPageBackend } from "../../../src/page/backend.js";
import { registerHostedPage } from "../../../src/page/routes.js";

/** Serves the hosted page alone, on a free port, in front of any backend. */
export async function servePage(backend: HostedPageBackend): Promise<{ app: FastifyInstance; origin: string }> {
  const app = fastify();
  await registerHostedPage(app, backend);
  return { app, origin: await app.listen({ host: "127.0.0.1", port: 0 }) };
}
