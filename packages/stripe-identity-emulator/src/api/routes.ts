import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { World } from "../state/world.js";
import type { Endpoint } from "./endpoint.js";
import { handleRequest, type Incoming, type Outgoing } from "./handle-request.js";
import { RateLimiter } from "./rate-limiter.js";
import { StripeError } from "./stripe-error.js";

/** Stripe accepts files of up to 32 MB; the rest is for the form around them. */
const largestBody = 33 * 1024 * 1024;

/** Serves Stripe's routes. All answers under `/v1` and `/v2` have Stripe's format, also those for unknown routes and bad bodies. */
export async function registerApi(app: FastifyInstance, world: World, endpoints: readonly Endpoint[]): Promise<void> {
  const limiter = new RateLimiter(world.settings.rateLimits);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: largestBody }, (_request, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler((error, _request, reply) => send(reply, plainRefusal(world, error)));
    for (const endpoint of endpoints) {
      scope.route({
        method: endpoint.method,
        url: endpoint.path,
        bodyLimit: largestBody,
        handler: async (request, reply) => {
          send(reply, await handleRequest(world, limiter, endpoint, incoming(request)));
          return reply;
        },
      });
    }
    for (const version of ["/v1", "/v2"]) {
      scope.all(`${version}/*`, async (request, reply) => {
        send(reply, unknownRoute(world, request));
        return reply;
      });
    }
  });
}

function incoming(request: FastifyRequest): Incoming {
  const [path = "", query = ""] = splitOnce(request.raw.url ?? "", "?");
  const ids: Record<string, string> = {};
  if (typeof request.params === "object" && request.params !== null) {
    for (const [name, value] of Object.entries(request.params)) if (typeof value === "string") ids[name] = value;
  }
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    method: request.method,
    version: path.startsWith("/v2") ? "v2" : "v1",
    path,
    query,
    ids,
    ip: request.ip,
    contentType: request.headers["content-type"],
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    headers: {
      authorization: request.headers.authorization,
      "stripe-version": header("stripe-version"),
      "idempotency-key": header("idempotency-key"),
      "stripe-account": header("stripe-account"),
    },
  };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Sends an answer, or interrupts it if a fault requires that. */
function send(reply: FastifyReply, outgoing: Outgoing): void {
  if (outgoing.breaks === null) {
    reply.code(outgoing.status).headers({ "Content-Type": "application/json", ...outgoing.headers });
    reply.send(outgoing.body);
    return;
  }
  reply.hijack();
  if (outgoing.breaks === "reset") {
    reply.raw.socket?.resetAndDestroy();
    return;
  }
  if (outgoing.breaks === "timeout") return;
  const body = Buffer.from(outgoing.body);
  reply.raw.writeHead(outgoing.status, {
    "Content-Type": "application/json",
    ...outgoing.headers,
    "Content-Length": String(body.length),
  });
  reply.raw.write(body.subarray(0, body.length >> 1), () => reply.raw.socket?.destroy());
}

function plain(world: World, error: StripeError): Outgoing {
  return {
    status: error.status,
    headers: { "Request-Id": `req_${world.ids.token(14)}` },
    body: JSON.stringify(error.body(), null, 2),
    breaks: null,
  };
}

function unknownRoute(world: World, request: FastifyRequest): Outgoing {
  const [path] = splitOnce(request.raw.url ?? "", "?");
  const message = `Unrecognized request URL (${request.method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
  return plain(world, new StripeError(404, message));
}

/** Returns an error of Fastify, such as a body that is too large, in Stripe's format. */
export function plainRefusal(world: World, error: unknown): Outgoing {
  const status = statusOf(error);
  if (status >= 500) {
    world.settings.log(`emulator bug: ${error instanceof Error ? error.stack : String(error)}`);
    return plain(world, new StripeError(500, "An unexpected error happened in the emulator.", { type: "api_error" }));
  }
  return plain(world, new StripeError(status, error instanceof Error ? error.message : "Invalid request."));
}

function statusOf(error: unknown): number {
  if (typeof error === "object" && error !== null && "statusCode" in error && typeof error.statusCode === "number") {
    return error.statusCode;
  }
  return 500;
}
