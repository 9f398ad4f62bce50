import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type ExecutionResult, GraphQLError } from "graphql";
import { createHandler, type Handler, type OperationResult, type RequestParams, type Response } from "graphql-sse";
import type { Admission } from "./admission.js";
import type { Doors } from "./doors.js";
import { asGraphqlError, ErrorTelling } from "./error-formatter.js";
import { EventStream } from "./event-stream.js";
import { type StreamContext, type StreamRequest, streamRequestOf, wantsEvents } from "./event-stream-request.js";
import type { KeyWatch } from "./key-revocation-watcher.js";
import type { OperationDocuments } from "./operation-documents.js";
import type { OperationRunner } from "./operation-runner.js";
import { graphqlProblem, Problem, type ProblemCode, sendProblem } from "./http-error.js";
import { cursorOfResult, ResultStream } from "./result-stream.js";
import type { Timings } from "./timings.js";

/** Streams end within this time rather than at once, so that their clients don't all come back at once. */
const farewellMilliseconds = 500;
/** How long a reservation waits for the request that opens its stream. */
const reservationMilliseconds = 30_000;

const problemCodes: Record<number, [ProblemCode, string]> = {
  404: ["NOT_FOUND", "No such stream is reserved. Ask for Accept: text/event-stream, or reserve one with PUT."],
  405: ["METHOD_NOT_ALLOWED", "This door takes GET, POST, PUT and DELETE."],
  406: ["NOT_ACCEPTABLE", "What is asked for in Accept can't be had here."],
  415: ["UNSUPPORTED_MEDIA_TYPE", "Send the body as Content-Type: application/json."],
};

/**
 * `/graphql/stream`: the graphql-sse protocol in both its modes. With a connection of its own, a subscription's events have their
 * cursor as `id`, and a client that comes back with `Last-Event-ID` goes on behind it.
 */
export class EventStreamDoor {
  readonly #telling: ErrorTelling;
  readonly #streams = new Set<EventStream>();
  /** Streams of single connection mode, by reservation. */
  readonly #reserved = new Map<string, EventStream>();
  readonly #handle: Handler<FastifyRequest, StreamContext>;
  #closing = false;
  #allEnded: (() => void) | null = null;

  constructor(
    private readonly doors: Doors,
    private readonly deps: {
      documents: OperationDocuments;
      keyWatch: KeyWatch;
      runner: OperationRunner;
      timings: Timings;
    },
  ) {
    this.#telling = new ErrorTelling(doors.formatError);
    this.#handle = createHandler<FastifyRequest, StreamContext>({
      authenticate: ({ context }) => context.reservation,
      onSubscribe: (request, params) => this.#run(request, params),
      onNext: async (_context, { raw, context }, result) => {
        await context.stream?.admit(cursorOfResult(result));
        return this.#telling.streamed(result, raw.id);
      },
      onComplete: (_context, { context: { stream, results } }) => {
        if (results) stream?.results.delete(results);
      },
    });
  }

  open(app: FastifyInstance, admission: Admission): void {
    app.route({
      method: ["GET", "POST", "PUT", "DELETE"],
      url: "/graphql/stream",
      exposeHeadRoute: false,
      onRequest: admission.admit,
      handler: (request, reply) => this.#serve(streamRequestOf(request), reply),
    });
  }

  /** Completes every stream, by and by, and resolves when all have ended. */
  async close(): Promise<void> {
    this.#closing = true;
    let index = 0;
    for (const stream of this.#streams) {
      setTimeout(() => stream.complete(), (farewellMilliseconds * index) / this.#streams.size);
      index += 1;
    }
    if (this.#streams.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#allEnded = resolve;
    });
  }

  /** Ends at once whatever {@link close} still waits for. */
  terminate(): void {
    for (const stream of this.#streams) stream.end();
  }

  async #serve(request: StreamRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (this.#closing)
      throw new Problem(503, "SERVICE_UNAVAILABLE", "The service is going down. Come back in a moment.");
    const { context } = request;
    const reserved = this.#reserved.get(context.reservation ?? "") ?? null;
    context.stream = reserved ?? (wantsEvents(request) ? this.#begin(true) : null);
    const [body, { status, headers }] = await this.#handle(request);
    if (body !== null && typeof body !== "string") return this.#send(request, reply, body);

    if (!reserved) context.stream?.end();
    // Called off by DELETE while it was being prepared; the library leaves it running.
    if (status === 204) void context.results?.return();
    if (status === 201) this.#reserve(request);
    const problem = problemCodes[status];
    if (problem) {
      if (headers?.allow) reply.header("allow", headers.allow);
      return sendProblem(request.raw, reply, new Problem(status, ...problem));
    }
    reply.code(status);
    if (status === 201) return reply.type("text/plain; charset=utf-8").send(context.token);
    if (headers?.["content-type"]) reply.type(headers["content-type"]);
    return reply.send(body ?? undefined);
  }

  #send(
    { raw, context }: StreamRequest,
    reply: FastifyReply,
    body: AsyncGenerator<string, void, undefined>,
  ): FastifyReply {
    const stream = context.stream ?? this.#begin(false);
    if (raw.caller?.kind === "viewer")
      stream.failAt(raw.caller.expiresAt, unauthenticated("The viewer token has expired."));
    if (raw.caller === null)
      stream.failAt(new Date(Date.now() + this.deps.timings.anonymous), unauthenticated("Streams need a credential."));
    const ended = unauthenticated("The API key has expired or was revoked.");
    stream.onceEnded(this.deps.keyWatch.watch(raw.caller, () => stream.fail(ended)));
    reply.type("text/event-stream; charset=utf-8");
    // Else a proxy would keep events until it has enough of them.
    reply.header("x-accel-buffering", "no");
    return reply.send(Readable.from(stream.write(body), { objectMode: false, highWaterMark: 1 }));
  }

  /** Runs an operation. Errors of the request are told as results too, so that a client has one place to look at. */
  async #run({ method, raw, context }: StreamRequest, params: RequestParams): Promise<Response | OperationResult> {
    const operation = this.deps.documents.prepare(params.query, params.operationName);
    if (!("document" in operation)) return once({ errors: operation });
    if (operation.type === "mutation" && method === "GET") {
      const problem = new Problem(405, "METHOD_NOT_ALLOWED", "Mutations are made by POST.");
      return [JSON.stringify(graphqlProblem(problem)), { status: 405, statusText: "", headers: { allow: "POST" } }];
    }
    try {
      const { operationName, variables } = params;
      const admissible = { operationName: operationName ?? null, variables: variables ?? {}, caller: raw.caller };
      this.doors.admitOperation({ ...admissible, document: operation.document });
      const lastEventId = context.stream?.withIds ? raw.headers["last-event-id"] : undefined;
      const resumeAfter = typeof lastEventId === "string" && lastEventId !== "" ? lastEventId : null;
      const args = {
        schema: this.doors.schema,
        document: operation.document,
        operationName: params.operationName ?? null,
        variableValues: params.variables ?? null,
        contextValue: this.doors.contextFor({ caller: raw.caller, requestId: raw.id, resumeAfter }),
      };
      if (operation.type !== "subscription") return once(await this.deps.runner.execute(args));
      const results = await this.deps.runner.subscribe(args);
      if (!(results instanceof ResultStream)) return once(results);
      context.results = results;
      context.stream?.results.add(results);
      return results;
    } catch (error) {
      return once({ errors: [asGraphqlError(error)] });
    }
  }

  /** Keeps a reservation for the request that opens it, and gives it up where none comes. */
  #reserve(request: StreamRequest): void {
    const { reservation } = request.context;
    if (reservation === null) return;
    const stream = this.#begin(false, () => {
      clearTimeout(abandoned);
      this.#reserved.delete(reservation);
    });
    this.#reserved.set(reservation, stream);
    const abandoned = setTimeout(async () => {
      if (stream.isOpen) return;
      // The library lets go of a reservation only by way of its stream, so that is opened to be ended.
      const headers = { get: (name: string) => (name === "accept" ? "text/event-stream" : null) };
      const [body] = await this.#handle({ ...request, method: "GET", headers });
      if (body !== null && typeof body !== "string") void body.return();
      stream.end();
    }, reservationMilliseconds);
  }

  #begin(withIds: boolean, onEnd: () => void = () => undefined): EventStream {
    const stream = new EventStream(withIds, () => {
      this.#streams.delete(stream);
      onEnd();
      if (this.#streams.size === 0) this.#allEnded?.();
    });
    this.#streams.add(stream);
    return stream;
  }
}

function unauthenticated(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "UNAUTHENTICATED" } });
}

async function* once(result: ExecutionResult): AsyncGenerator<ExecutionResult, void, undefined> {
  yield result;
}
