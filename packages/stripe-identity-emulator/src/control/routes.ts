import type { FastifyInstance } from "fastify";
import type { World } from "../state/world.js";
import { ControlError } from "./control-error.js";
import { registerSessionControl } from "./session-routes.js";
import { registerWebhookControl } from "./webhook-routes.js";
import { registerWorldControl } from "./world-routes.js";

/** Registers the control API, which is not part of Stripe's. Bodies and answers are JSON; refused calls are 4xx `{error: {message}}`. */
export async function registerControl(app: FastifyInstance, world: World): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Bodies are JSON whatever their content type says: curl sends them as forms.
    scope.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
      const text = body.toString().trim();
      if (text === "") return done(null, undefined);
      try {
        done(null, JSON.parse(text));
      } catch {
        done(new ControlError(400, "the body is not JSON"));
      }
    });
    scope.setErrorHandler((error, _request, reply) => {
      if (error instanceof ControlError) return reply.code(error.status).send({ error: { message: error.message } });
      const status = statusOf(error);
      if (status < 500) return reply.code(status).send({ error: { message: message(error) } });
      world.settings.log(`emulator bug: ${error instanceof Error ? error.stack : String(error)}`);
      return reply.code(500).send({ error: { message: "an unexpected error happened in the emulator" } });
    });
    // A page of another site in the developer's browser must not control the emulator.
    scope.addHook("onRequest", async (request) => {
      if (request.headers["sec-fetch-site"] === "cross-site") throw new ControlError(403, "not from another site");
    });
    registerSessionControl(scope, world);
    registerWebhookControl(scope, world);
    registerWorldControl(scope, world);
    scope.all("/_emulator/*", async (request, reply) =>
      reply.code(404).send({ error: { message: `there is no control ${request.method} ${request.url}` } }),
    );
  });
}

function statusOf(error: unknown): number {
  if (typeof error === "object" && error !== null && "statusCode" in error && typeof error.statusCode === "number") {
    return error.statusCode;
  }
  return 500;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : "invalid request";
}
