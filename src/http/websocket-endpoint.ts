import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type ExecutionArgs, GraphQLError } from "graphql";
import { CloseCode, type Context, handleProtocols, makeServer, type SubscribePayload } from "graphql-ws";
import { WebSocketServer } from "ws";
import type { Caller } from "../access/caller.js";
import { Slots } from "../concurrency/slots.js";
import type { Admission } from "./admission.js";
import { asGraphqlError, ErrorFormatter } from "./error-formatter.js";
import { HttpError, shuttingDown } from "./http-error.js";
import type { KeyRevocationWatcher } from "./key-revocation-watcher.js";
import type { OperationDocuments } from "./operation-documents.js";
import type { OperationOptions } from "./operation-options.js";
import type { OperationRunner } from "./operation-runner.js";
import type { OriginPolicy } from "./origin-policy.js";
import type { Timings } from "./timings.js";
import { WebSocketConnection } from "./websocket-connection.js";
import { applyBackpressure, toProtocolSocket } from "./websocket-transport.js";
import type { Upgrade } from "./websocket-upgrade.js";

const maxPayload = 1024 * 1024;
/** Sockets of one address that have not sent their credential yet. They have seconds to do so. */
const maxUnauthenticatedPerAddress = 200;
const goingAway = 1001;
const tryAgainLater = 1013;

type ConnectionContext = Context<Record<string, unknown>, WebSocketConnection>;

export interface WebSocketOptions extends Pick<OperationOptions, "formatError" | "telemetry"> {
  /** Largest numbers of sockets on this node: of a tenant, and of the viewer tokens of one session. */
  maxSockets: { perTenant: number; perViewer: number };
}

/** WebSockets at `/graphql`: the `graphql-transport-ws` protocol, for operations of any type. */
export class WebSocketEndpoint {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload, handleProtocols });
  readonly #connections = new Set<WebSocketConnection>();
  readonly #errors: ErrorFormatter;
  readonly #protocol;
  readonly #keepAlive: NodeJS.Timeout;
  readonly #slots = new Slots();
  #closing = false;
  #allClosed: (() => void) | null = null;

  constructor(
    private readonly options: WebSocketOptions,
    private readonly deps: {
      admission: Admission;
      keyWatcher: KeyRevocationWatcher;
      documents: OperationDocuments;
      runner: OperationRunner;
      origins: OriginPolicy;
      upgradeOf(message: IncomingMessage): Upgrade | null;
      timings: Timings;
    },
  ) {
    this.#errors = new ErrorFormatter(options.formatError);
    this.#keepAlive = setInterval(() => this.#ping(), deps.timings.keepAlive).unref();
    this.#protocol = makeServer<Record<string, unknown>, WebSocketConnection>({
      connectionInitWaitTimeout: deps.timings.initWait,
      onConnect: (context) => this.#connect(context),
      onSubscribe: ({ extra }, id, payload) => this.#prepare(extra, id, payload),
      subscribe: (args) => deps.runner.subscribe(args),
      execute: (args) => deps.runner.execute(args),
      onNext: ({ extra }, id, _payload, _args, result) => this.#errors.formatResult(result, extra.requestId(id)),
      onError: ({ extra }, id, _payload, errors) => {
        const formatted = errors.map((error) => this.#errors.format(error, extra.requestId(id)));
        extra.end(id);
        return formatted;
      },
      onComplete: ({ extra }, id) => extra.end(id),
    });
  }

  /** Returns true for a request that asks to become a WebSocket. */
  isUpgrade(request: FastifyRequest): boolean {
    return this.deps.upgradeOf(request.raw) !== null;
  }

  /** Makes the request a WebSocket. Throws an {@link HttpError}: 403 for a page of a foreign origin, 503 during a shutdown. */
  accept(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const upgrade = this.deps.upgradeOf(request.raw);
    if (!upgrade) throw new HttpError(400, "BAD_REQUEST", "This request does not ask for a WebSocket.");
    if (this.#closing) throw shuttingDown();
    if (!this.deps.origins.allows(request.headers.origin, request.host))
      throw new HttpError(
        403,
        "FORBIDDEN",
        "Pages of this origin may not call here. Its operator can list it in ALLOWED_ORIGINS.",
      );
    const { slot } = this.#slots.acquire([{ key: `address ${request.ip}`, max: maxUnauthenticatedPerAddress }]);
    if (!slot)
      throw new HttpError(429, "RATE_LIMITED", "Too many sockets of this address wait for a credential. Try again.");
    reply.hijack();
    upgrade.detach();
    const { log } = this.options.telemetry;
    this.#server.handleUpgrade(upgrade.message, upgrade.socket, upgrade.head, (socket) => {
      const connection = new WebSocketConnection(socket, request, slot);
      this.#connections.add(connection);
      // After an error, as of a broken frame, `ws` closes the socket with the right code by itself.
      socket.on("error", (error) => log.debug({ err: error, request: request.id }, "socket error"));
      applyBackpressure(socket, upgrade.socket);
      const closed = this.#protocol.opened(toProtocolSocket(socket, log), connection);
      socket.once("close", (code, reason) => {
        this.#connections.delete(connection);
        connection.slot.release();
        if (this.#connections.size === 0) this.#allClosed?.();
        log.debug({ request: request.id, code }, "socket closed");
        closed(code, String(reason)).catch((error: unknown) =>
          log.error({ err: error }, "the operations of a closed socket could not be ended"),
        );
      });
    });
    return reply;
  }

  /** Closes all sockets, spread over a short time, each after its single results were sent. Resolves when all are closed. */
  async close(): Promise<void> {
    // Also refuses clients that reconnect to this node.
    this.#closing = true;
    clearInterval(this.#keepAlive);
    const { disconnectSpread } = this.deps.timings;
    let index = 0;
    for (const connection of this.#connections) {
      connection.closeIdle((disconnectSpread * index) / this.#connections.size, goingAway, "Going away");
      index += 1;
    }
    if (this.#connections.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#allClosed = resolve;
    });
  }

  /** Ends at once the sockets that {@link close} still waits for. */
  terminate(): void {
    for (const { socket } of this.#connections) socket.terminate();
  }

  /**
   * Authenticates the client by its `connection_init`, or else by the upgrade request. Returns false, which closes the socket with 4403,
   * without a valid credential. An expired viewer token closes with 4403 too: unlike after 4401, the `graphql-ws` client reconnects and
   * calls its `connectionParams` function, which can return a new token.
   */
  async #connect({ connectionParams, extra }: ConnectionContext): Promise<boolean> {
    const { request, socket } = extra;
    const authorization = authorizationIn(connectionParams);
    if (authorization !== undefined) {
      if (typeof authorization !== "string") return false;
      try {
        request.caller = await this.deps.admission.authenticate(authorization, request);
        extra.authorization = authorization;
      } catch (error) {
        if (!(error instanceof HttpError)) throw error;
        if (error.statusCode !== 401) socket.close(tryAgainLater, "Try again later");
        return false;
      }
    }
    const { caller } = request;
    if (caller === null) return false;
    if (!this.#claimSocket(extra, caller)) {
      socket.close(tryAgainLater, "Too many sockets");
      return false;
    }
    if (caller.kind === "viewer") extra.closeAt(caller.expiresAt, CloseCode.Forbidden, "Viewer token expired");
    const stopWatching = this.deps.keyWatcher.watch(caller, () => socket.close(CloseCode.Forbidden, "Forbidden"));
    if (socket.readyState === socket.OPEN) socket.once("close", stopWatching);
    else stopWatching();
    return true;
  }

  /** Counts an authenticated socket against its caller in place of its address. Returns false where the caller has as many as it may. */
  #claimSocket(connection: WebSocketConnection, caller: Caller): boolean {
    const { perTenant, perViewer } = this.options.maxSockets;
    const limits = [{ key: `tenant ${caller.tenantId}`, max: perTenant }];
    if (caller.kind === "viewer") limits.push({ key: `viewer ${caller.tenantId} ${caller.sessionId}`, max: perViewer });
    const { slot } = this.#slots.acquire(limits);
    connection.slot.release();
    if (!slot) return false;
    connection.slot = slot;
    // A socket that closed during authentication has released its first slot only.
    if (connection.socket.readyState !== connection.socket.OPEN) slot.release();
    return true;
  }

  async #prepare(
    connection: WebSocketConnection,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const requestId = connection.begin(id);
    const { request } = connection;
    const refusal = (await this.deps.admission.count(request)) ?? (await this.#authenticateAgain(connection));
    if (refusal) return [new GraphQLError(refusal.message, { extensions: { code: refusal.code } })];
    const operation = this.deps.documents.prepare(payload);
    if (!("document" in operation)) return operation;
    if (operation.type !== "subscription") connection.markSingle(id);
    // The client must see the socket close rather than its subscription complete, or it would not resume it.
    else if (this.#closing) connection.socket.close(goingAway, "Going away");
    try {
      const { caller } = request;
      return this.deps.runner.admit(operation, payload.variables, { caller, requestId, resumeAfter: null });
    } catch (error) {
      return [asGraphqlError(error)];
    }
  }

  /** Checks that the socket's API key is still valid. A viewer token needs no check: its socket closes when it expires. */
  async #authenticateAgain({ authorization, request, socket }: WebSocketConnection): Promise<HttpError | null> {
    if (request.caller?.kind !== "partner") return null;
    try {
      request.caller = await this.deps.admission.authenticate(authorization, request);
      return null;
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      if (error.statusCode === 401) socket.close(CloseCode.Forbidden, "Forbidden");
      return error;
    }
  }

  #ping(): void {
    for (const connection of this.#connections) {
      if (!connection.alive) connection.socket.terminate();
      connection.alive = false;
      connection.socket.ping();
    }
  }
}

/** Returns the credential in the payload of `connection_init`, under the names that clients use for it; undefined where none is given. */
function authorizationIn(params: Readonly<Record<string, unknown>> | undefined): unknown {
  const headers: unknown = params?.headers;
  const given = [params, headers].flatMap((source) =>
    typeof source === "object" && source !== null
      ? [Reflect.get(source, "authorization"), Reflect.get(source, "Authorization")]
      : [],
  );
  return given.find((value) => value !== undefined && value !== null && value !== "");
}
