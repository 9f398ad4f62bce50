import { EventEmitter, on } from "node:events";
import {
  GraphQLError,
  type GraphQLFormattedError,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  GraphQLSchema as Schema,
  type ValidationRule,
} from "graphql";
import { AuthenticationError } from "../../src/access/authentication.js";
import type { Caller } from "../../src/access/caller.js";
import { FeedEndedError } from "../../src/events/feed-ended-error.js";
import type { GraphqlRequest } from "../../src/graphql/request.js";
import { createHttpServer, type HttpServer, type HttpServerOptions } from "../../src/http/http-server.js";
import type { Readiness } from "../../src/http/probe-routes.js";
import type { Timings } from "../../src/http/timings.js";
import { createLogger } from "../../src/telemetry/logger.js";
import { Telemetry } from "../../src/telemetry/telemetry.js";
import type { ProviderEvent } from "../../src/verification/provider.js";

interface Tick {
  cursor: string;
  value: number;
}

/** A context with a prototype. Resolvers must get it, and not a plain copy, at each endpoint. */
class TinyContext {
  constructor(readonly request: GraphqlRequest) {}
  get caller(): Caller | null {
    return this.request.caller;
  }
  get requestId(): string {
    return this.request.requestId;
  }
}

/** The HTTP server on top of a minimal schema: its subscription counts calls of `tick`, with cursors `c<n>`. */
export class TinyService {
  readonly lines: string[] = [];
  readonly telemetry = new Telemetry(createLogger("debug", { write: (line) => void this.lines.push(line) }));
  readonly requests: GraphqlRequest[] = [];
  readonly received: ProviderEvent[] = [];
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  #count = 0;
  /** The number of subscriptions that wait for ticks. */
  subscribers = 0;
  #waiting: { count: number; resolve: () => void }[] = [];
  readiness: Readiness = { ready: true, reasons: [] };
  receiveFailure: Error | null = null;
  /** Ids of revoked keys. All partners have `k1`. */
  readonly revoked = new Set<string>();
  keysFailure: Error | null = null;
  #app: HttpServer | null = null;
  port = 0;

  static async start(changes: Partial<HttpServerOptions> = {}, timings?: Partial<Timings>): Promise<TinyService> {
    const service = new TinyService();
    service.#app = await createHttpServer({ ...service.options(), ...changes }, timings);
    service.port = await service.#app.listen({ host: "127.0.0.1", port: 0 });
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get socketUrl(): string {
    return `ws://127.0.0.1:${this.port}/graphql`;
  }

  stop(deadlineMilliseconds = 5_000): Promise<void> {
    return this.#app?.close(deadlineMilliseconds) ?? Promise.resolve();
  }

  post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  }

  tick(): void {
    this.#count += 1;
    this.#emitter.emit("tick", { cursor: `c${this.#count}`, value: this.#count } satisfies Tick);
  }

  /** Makes every open stream fail with this error, as the feed does when it ends a stream. */
  failStreams(error: Error): void {
    if (this.#emitter.listenerCount("error") === 0) return;
    this.#emitter.emit("error", error);
  }

  /** Resolves once exactly this number of subscriptions wait for ticks. */
  async waitForSubscribers(count: number): Promise<void> {
    if (this.subscribers === count) return;
    await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
  }

  /** Returns a stream of ticks that ends at once on `return`, even while it waits, like the streams of the feed. */
  ticks(after: number | null): AsyncIterableIterator<Tick> {
    const stopped = new AbortController();
    const ticks = this.#ticks(after, stopped.signal);
    return {
      next: () => ticks.next(),
      return: () => {
        stopped.abort();
        return ticks.return();
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  async *#ticks(after: number | null, signal: AbortSignal): AsyncGenerator<Tick, void> {
    const live = on(this.#emitter, "tick", { signal });
    this.#countSubscriber(1);
    try {
      for (let value = (after ?? this.#count) + 1; value <= this.#count; value += 1)
        yield { cursor: `c${value}`, value };
      for await (const [tick] of live) yield tick;
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#countSubscriber(-1);
    }
  }

  #countSubscriber(change: number): void {
    this.subscribers += change;
    const satisfied = this.#waiting.filter(({ count }) => count === this.subscribers);
    this.#waiting = this.#waiting.filter((waiting) => !satisfied.includes(waiting));
    for (const { resolve } of satisfied) resolve();
  }

  options(): HttpServerOptions {
    return {
      schema: tinySchema(this),
      validationRules: [noForbiddenField],
      parseOptions: { maxTokens: 1_000 },
      admitOperation: () => ({ requested: 1, limit: 100 }),
      contextFor: (request) => {
        this.requests.push(request);
        return new TinyContext(request);
      },
      formatError: mask,
      cursorOf: (event) =>
        typeof event === "object" && event && "cursor" in event && typeof event.cursor === "string"
          ? event.cursor
          : null,
      authenticate: async (authorization) => callerOf(authorization, this.revoked),
      validKeys: async (ids) => {
        if (this.keysFailure) throw this.keysFailure;
        return new Set(ids.filter((id) => !this.revoked.has(id)));
      },
      webhooks: new Map([
        [
          "default",
          {
            verify: () => ({
              id: "evt_1",
              type: "identity.verification_session.verified",
              createdAt: new Date(0),
              livemode: false,
              account: null,
              sessionId: "vs_1",
              session: null,
            }),
            receive: async (event: ProviderEvent) => {
              if (this.receiveFailure) throw this.receiveFailure;
              this.received.push(event);
            },
          },
        ],
      ]),
      ready: async () => this.readiness,
      telemetry: this.telemetry,
      allowedOrigins: ["https://studio.apollographql.com", "http://localhost:*", "http://127.0.0.1:*"],
      trustedProxies: [],
      allowsHost: null,
      publicUrl: null,
      sandbox: true,
      operations: [{ name: "Hello", document: "query Hello { hello }" }],
      demoKey: "vg_test_demo",
      rateLimitPerMinute: 10_000,
      maxSockets: { perTenant: 5_000, perViewer: 100 },
      rateLimitRedis: null,
    };
  }
}

/** Accepts `Bearer partner` and `Bearer partner:<tenant>`, and `Bearer viewer:<ms>` for a viewer whose token expires after that time. */
function callerOf(authorization: string | undefined, revoked: ReadonlySet<string>): Caller | null {
  if (!authorization) return null;
  const [kind, detail] = authorization.replace("Bearer ", "").split(":");
  if (kind === "partner" && !revoked.has("k1"))
    return { kind, tenantId: detail ?? "acme", keyId: "k1", livemode: false, scopes: new Set(["events:read"]) };
  if (kind === "viewer")
    return { kind, tenantId: "acme", sessionId: "vs_1", expiresAt: new Date(Date.now() + Number(detail)) };
  if (kind === "database-away") throw new Error("connect ECONNREFUSED 10.0.0.1:5432");
  throw new AuthenticationError("unknown_key");
}

/** A small version of the service's error formatter: expected errors pass, all others become one sentence. */
function mask(formatted: GraphQLFormattedError, error: unknown, requestId: string): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? error.originalError : null;
  if (original instanceof FeedEndedError)
    return { message: original.message, extensions: { code: original.reason, retryable: original.retryable } };
  if (original && !(original instanceof GraphQLError))
    return { message: "Something went wrong.", extensions: { code: "INTERNAL_SERVER_ERROR", requestId } };
  return formatted;
}

const noForbiddenField: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value === "forbidden") context.reportError(new GraphQLError("Not this one.", { nodes: node }));
  },
});

function tinySchema(service: TinyService): GraphQLSchema {
  const string = { type: GraphQLString };
  return new Schema({
    query: new GraphQLObjectType<unknown, TinyContext>({
      name: "Query",
      fields: {
        hello: {
          ...string,
          args: { to: { type: GraphQLString } },
          resolve: (_source, { to }) => `hello ${to ?? "you"}`,
        },
        caller: { ...string, resolve: (_source, _args, { caller }) => caller?.tenantId ?? null },
        number: {
          type: GraphQLInt,
          args: { of: { type: new GraphQLNonNull(GraphQLInt) } },
          resolve: (_s, { of }) => of,
        },
        broken: {
          ...string,
          resolve: () => {
            throw new Error("password=hunter2");
          },
        },
        forbidden: string,
      },
    }),
    mutation: new GraphQLObjectType({
      name: "Mutation",
      fields: {
        tick: {
          type: GraphQLInt,
          resolve: () => {
            service.tick();
            return 1;
          },
        },
      },
    }),
    subscription: new GraphQLObjectType<Tick, TinyContext>({
      name: "Subscription",
      fields: {
        ticks: {
          type: new GraphQLNonNull(GraphQLInt),
          args: { after: { type: GraphQLInt } },
          subscribe: (_source, { after }, { request }) =>
            service.ticks(request.resumeAfter ? Number(request.resumeAfter.slice(1)) : (after ?? null)),
          resolve: (tick) => tick.value,
        },
        refused: {
          type: GraphQLInt,
          subscribe: () => {
            throw new FeedEndedError("CURSOR_EXPIRED", "The cursor lies before the oldest event held.");
          },
        },
      },
    }),
  });
}
