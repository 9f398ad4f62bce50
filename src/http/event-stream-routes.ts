import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type ExecutionResult, GraphQLError } from "graphql";
import { createHandler, type Handler, type OperationResult, type RequestParams, type Response } from "graphql-sse";
import { type Admission, requireCaller } from "./admission.js";
import { asGraphqlError, ErrorFormatter } from "./error-formatter.js";
import { EventStream } from "./event-stream.js";
import {
  hasOnlyHash,
  type StreamContext,
  type StreamRequest,
  streamRequestOf,
  wantsEvents,
} from "./event-stream-request.js";
import { graphqlErrorBody, HttpError, type HttpErrorCode, sendHttpError, shuttingDown } from "./http-error.js";
import type { KeyRevocationWatcher } from "./key-revocation-watcher.js";
import type { OperationDocuments } from "./operation-documents.js";
import type { OperationOptions } from "./operation-options.js";
import type { OperationRunner } from "./operation-runner.js";
import { cursorOfResult, ResultStream } from "./result-stream.js";
import type { Timings } from "./timings.js";

/** Time that a reservation waits for the request that opens its stream. */
const reservationMilliseconds = 30_000;

/** Codes and messages for refusals of graphql-sse, which have no code and often no message. */
const refusals: ReadonlyMap<number, { code: HttpErrorCode; message: string }> = new Map([
  [400, { code: "BAD_REQUEST", message: "The request is not a GraphQL request." }],
  [
    404,
    {
      code: "NOT_FOUND",
      message: "No such stream is reserved. Ask for Accept: text/event-stream, or reserve a stream with PUT.",
    },
  ],
  [405, { code: "METHOD_NOT_ALLOWED", message: "This endpoint takes GET, POST, PUT and DELETE." }],
  [406, { code: "NOT_ACCEPTABLE", message: "The response is not available in a media type of the Accept header." }],
  [409, { code: "BAD_REQUEST", message: "The stream or the operation exists already." }],
  [415, { code: "UNSUPPORTED_MEDIA_TYPE", message: "Send the body as Content-Type: application/json." }],
]);

/**
 * `/graphql/stream`: the graphql-sse protocol in both its modes. In distinct connections mode the events of a subscription have their
 * cursor as `id`, and a client that reconnects with `Last-Event-ID` continues after it.
 */
export class EventStreamRoutes {
  readonly #errors: ErrorFormatter;
  readonly #streams = new Set<EventStream>();
  /** Streams of single connection mode, by reservation. */
  readonly #reserved = new Map<string, EventStream>();
  readonly #handle: Handler<FastifyRequest, StreamContext>;
  #closing = false;
  #allEnded: (() => void) | null = null;

  constructor(
    options: Pick<OperationOptions, "formatError">,
    private readonly deps: {
      admission: Admission;
      documents: OperationDocuments;
      keyWatcher: KeyRevocationWatcher;
      runner: OperationRunner;
      timings: Timings;
    },
  ) {
    this.#errors = new ErrorFormatter(options.formatError);
    this.#handle = createHandler<FastifyRequest, StreamContext>({
      authenticate: ({ context }) => context.reservation,
      onSubscribe: (request, params) => this.#run(request, params),
      onNext: async (_context, { raw, context }, result) => {
        await context.stream?.enqueue(cursorOfResult(result));
        return this.#errors.formatStreamed(result, raw.id);
      },
      onComplete: (_context, { context: { stream, results } }) => {
        if (results) stream?.results.delete(results);
      },
    });
  }

  register(app: FastifyInstance): void {
    app.route({
      method: ["GET", "POST", "PUT", "DELETE"],
      url: "/graphql/stream",
      exposeHeadRoute: false,
      onRequest: async (request, reply) => {
        await this.deps.admission.admit(request, reply);
        // EventSource stops only at a status: it would retry for ever after a 200 with an error event.
        requireCaller(request);
      },
      handler: (request, reply) => this.#serve(request, reply),
    });
  }

  /** Completes all streams, spread over a short time. Resolves when they have ended. */
  async close(): Promise<void> {
    this.#closing = true;
    let index = 0;
    for (const stream of this.#streams) {
      setTimeout(() => stream.complete(), (this.deps.timings.disconnectSpread * index) / this.#streams.size);
      index += 1;
    }
    if (this.#streams.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#allEnded = resolve;
    });
  }

  /** Ends at once the streams that {@link close} still waits for. */
  terminate(): void {
    for (const stream of this.#streams) stream.end();
  }

  async #serve(raw: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (this.#closing) throw shuttingDown();
    if (hasOnlyHash(raw)) throw new HttpError(400, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
    const request = streamRequestOf(raw, requireCaller(raw));
    const { context } = request;
    const reserved = this.#reserved.get(context.reservation ?? "") ?? null;
    context.stream = reserved ?? (wantsEvents(request) ? this.#begin(true) : null);
    const [body, { status, headers }] = await this.#handle(request);
    if (body !== null && typeof body !== "string") return this.#send(request, reply, body);

    if (!reserved) context.stream?.end();
    // A DELETE arrived while the operation was being prepared; the library leaves the operation running.
    if (status === 204) void context.results?.return();
    if (status === 201) this.#reserve(request);
    const refusal = refusals.get(status);
    if (refusal) {
      if (headers?.allow) reply.header("allow", headers.allow);
      const message = status === 400 || status === 409 ? messageIn(body) : null;
      return sendHttpError(raw, reply, new HttpError(status, refusal.code, message ?? refusal.message));
    }
    reply.code(status);
    if (status === 201) return reply.type("text/plain; charset=utf-8").send(context.token);
    if (headers?.["content-type"]) reply.type(headers["content-type"]);
    return reply.send(body ?? undefined);
  }

  #send({ context }: StreamRequest, reply: FastifyReply, body: AsyncGenerator<string, void, undefined>): FastifyReply {
    const { caller } = context;
    const stream = context.stream ?? this.#begin(false);
    if (caller.kind === "viewer") stream.failAt(caller.expiresAt, unauthenticated("The viewer token has expired."));
    const revoked = unauthenticated("The API key has expired or was revoked.");
    stream.onceEnded(this.deps.keyWatcher.watch(caller, () => stream.fail(revoked)));
    reply.type("text/event-stream; charset=utf-8");
    // Some proxies buffer events without it.
    reply.header("x-accel-buffering", "no");
    return reply.send(Readable.from(stream.write(body), { objectMode: false, highWaterMark: 1 }));
  }

  /** Runs an operation. Errors in the document or its variables are results too, so that clients find all errors in one place. */
  async #run({ method, raw, context }: StreamRequest, params: RequestParams): Promise<Response | OperationResult> {
    const { runner } = this.deps;
    const operation = this.deps.documents.prepare(params);
    if (!("document" in operation)) return once({ errors: operation });
    if (operation.type === "mutation" && method === "GET") {
      const error = new HttpError(405, "METHOD_NOT_ALLOWED", "Send mutations by POST.");
      return [JSON.stringify(graphqlErrorBody(error)), { status: 405, statusText: "", headers: { allow: "POST" } }];
    }
    try {
      const lastEventId = context.stream?.withIds ? raw.headers["last-event-id"] : undefined;
      const resumeAfter = typeof lastEventId === "string" && lastEventId !== "" ? lastEventId : null;
      const { caller } = context;
      const args = runner.admit(operation, params.variables, { caller, requestId: raw.id, resumeAfter });
      if (operation.type !== "subscription") return once(await runner.execute(args));
      const results = await runner.subscribe(args);
      if (!(results instanceof ResultStream)) return once(results);
      context.results = results;
      context.stream?.results.add(results);
      return results;
    } catch (error) {
      return once({ errors: [asGraphqlError(error)] });
    }
  }

  /** Keeps a reservation for the request that opens its stream, and drops it where none arrives in time. */
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
      // The library forgets a reservation only when its stream ends, so the stream is opened to be ended.
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

/** Returns the message of the library's own refusal: `{"errors":[{"message":...}]}`. */
function messageIn(body: string | null): string | null {
  const message: unknown = body === null ? null : JSON.parse(body)?.errors?.[0]?.message;
  return typeof message === "string" ? `${message}.` : null;
}

async function* once(result: ExecutionResult): AsyncGenerator<ExecutionResult, void, undefined> {
  yield result;
}
