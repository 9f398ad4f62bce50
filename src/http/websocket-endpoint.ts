import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type ExecutionArgs, GraphQLError } from "graphql";
import { CloseCode, type Context, handleProtocols, makeServer, type SubscribePayload } from "graphql-ws";
import { WebSocketServer } from "ws";
import type { Admission } from "./admission.js";
import type { Doors } from "./doors.js";
import { asGraphqlError, ErrorTelling } from "./error-formatter.js";
import type { KeyWatch } from "./key-revocation-watcher.js";
import type { OperationDocuments } from "./operation-documents.js";
import type { OperationRunner } from "./operation-runner.js";
import type { OriginPolicy } from "./origin-policy.js";
import { Problem } from "./http-error.js";
import type { Timings } from "./timings.js";
import { WebSocketConnection } from "./websocket-connection.js";
import { holdBack, protocolSocket } from "./websocket-transport.js";
import type { Upgrade } from "./websocket-upgrade.js";

const maxPayload = 1024 * 1024;
/** Sockets are told to go within this time rather than at once, so that their clients don't all come back at once. */
const farewellMilliseconds = 500;
const goingAway = 1001;
const tryAgainLater = 1013;

type ConnectionContext = Context<Record<string, unknown>, WebSocketConnection>;

/** `/graphql` by WebSocket: the `graphql-transport-ws` protocol, for operations of any type. */
export class WebSocketDoor {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload, handleProtocols });
  readonly #connections = new Set<WebSocketConnection>();
  readonly #telling: ErrorTelling;
  readonly #protocol;
  readonly #keepAlive: NodeJS.Timeout;
  #closing = false;
  #allClosed: (() => void) | null = null;

  constructor(
    private readonly doors: Doors,
    private readonly deps: {
      admission: Admission;
      keyWatch: KeyWatch;
      documents: OperationDocuments;
      runner: OperationRunner;
      origins: OriginPolicy;
      upgradeOf(message: IncomingMessage): Upgrade | null;
      timings: Timings;
    },
  ) {
    this.#telling = new ErrorTelling(doors.formatError);
    this.#keepAlive = setInterval(() => this.#ping(), deps.timings.keepAlive).unref();
    this.#protocol = makeServer<Record<string, unknown>, WebSocketConnection>({
      connectionInitWaitTimeout: deps.timings.initWait,
      onConnect: (context) => this.#connect(context),
      onSubscribe: ({ extra }, id, payload) => this.#prepare(extra, id, payload),
      subscribe: (args) => deps.runner.subscribe(args),
      execute: (args) => deps.runner.execute(args),
      onNext: ({ extra }, id, _payload, _args, result) => this.#telling.result(result, extra.requestId(id)),
      onError: ({ extra }, id, _payload, errors) => {
        const told = errors.map((error) => this.#telling.error(error, extra.requestId(id)));
        extra.end(id);
        return told;
      },
      onComplete: ({ extra }, id) => extra.end(id),
    });
  }

  /** Whether a request asks to become a WebSocket. */
  isUpgrade(request: FastifyRequest): boolean {
    return this.deps.upgradeOf(request.raw) !== null;
  }

  /** Makes the request a WebSocket, or throws a {@link Problem}: 403 where its page may not call, 503 where the service goes down. */
  accept(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const upgrade = this.deps.upgradeOf(request.raw);
    if (!upgrade) throw new Problem(400, "BAD_REQUEST", "This is no WebSocket request.");
    if (this.#closing)
      throw new Problem(503, "SERVICE_UNAVAILABLE", "The service is going down. Come back in a moment.");
    if (!this.deps.origins.allows(request.headers.origin, request.host))
      throw new Problem(403, "FORBIDDEN", "Pages of this origin may not call here.");
    reply.hijack();
    upgrade.take();
    this.#server.handleUpgrade(upgrade.message, upgrade.socket, upgrade.head, (socket) => {
      const connection = new WebSocketConnection(socket, request);
      this.#connections.add(connection);
      // Broken frames and the like: `ws` closes with the right code by itself.
      socket.on("error", (error) =>
        this.doors.telemetry.log.debug({ err: error, request: request.id }, "socket error"),
      );
      holdBack(socket, upgrade.socket);
      const closed = this.#protocol.opened(protocolSocket(socket, this.doors.telemetry.log), connection);
      socket.once("close", (code, reason) => {
        this.#connections.delete(connection);
        if (this.#connections.size === 0) this.#allClosed?.();
        this.doors.telemetry.log.debug({ request: request.id, code }, "socket closed");
        closed(code, String(reason)).catch((error: unknown) =>
          this.doors.telemetry.log.error({ err: error }, "a closed socket's operations could not be ended"),
        );
      });
    });
    return reply;
  }

  /** Tells every client to go away, by and by, and resolves when all have gone. Single answers under way are given first. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#keepAlive);
    // A client that came back to this very node would keep it up.
    this.#closing = true;
    let index = 0;
    for (const connection of this.#connections) {
      connection.closeIdle((farewellMilliseconds * index) / this.#connections.size, goingAway, "Going away");
      index += 1;
    }
    if (this.#connections.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#allClosed = resolve;
    });
  }

  /** Ends at once whatever {@link close} still waits for. */
  terminate(): void {
    for (const { socket } of this.#connections) socket.terminate();
  }

  /**
   * Says who calls. Where no credential is given here, that of the upgrade request counts. A bad one closes with 4403, as the protocol
   * has it; so does a viewer token's expiry: the `graphql-ws` client tries again after 4403 (unlike after 4401) and asks its
   * `connectionParams` function for a new token on the way.
   */
  async #connect({ connectionParams, extra }: ConnectionContext): Promise<boolean> {
    const { request, socket } = extra;
    const authorization = connectionParams?.authorization ?? connectionParams?.Authorization;
    if (authorization !== undefined && authorization !== null) {
      if (typeof authorization !== "string") return false;
      try {
        request.caller = await this.deps.admission.authenticate(authorization, request);
        extra.authorization = authorization;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.statusCode !== 401) socket.close(tryAgainLater, "Try again later");
        return false;
      }
    }
    if (request.caller?.kind === "viewer")
      extra.closeAt(request.caller.expiresAt, CloseCode.Forbidden, "Viewer token expired");
    if (request.caller === null)
      extra.closeAt(new Date(Date.now() + this.deps.timings.anonymous), CloseCode.Forbidden, "Forbidden");
    const forget = this.deps.keyWatch.watch(request.caller, () => socket.close(CloseCode.Forbidden, "Forbidden"));
    if (socket.readyState === socket.OPEN) socket.once("close", forget);
    else forget();
    return true;
  }

  async #prepare(
    connection: WebSocketConnection,
    id: string,
    { query, operationName, variables }: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const requestId = connection.begin(id);
    const { request } = connection;
    const refused = (await this.deps.admission.count(request)) ?? (await this.#authenticateAgain(connection));
    if (refused) return [new GraphQLError(refused.message, { extensions: { code: refused.code } })];
    const operation = this.deps.documents.prepare(query, operationName);
    if (!("document" in operation)) return operation;
    if (operation.type !== "subscription") connection.single(id);
    // What a socket that is to go away is told last must be that, and not the end of a subscription.
    else if (this.#closing) connection.socket.close(goingAway, "Going away");
    try {
      const { document } = operation;
      const admissible = { document, operationName: operationName ?? null, variables: variables ?? {} };
      this.doors.admitOperation({ ...admissible, caller: request.caller });
      return {
        schema: this.doors.schema,
        document: operation.document,
        operationName: operationName ?? null,
        variableValues: variables ?? null,
        contextValue: this.doors.contextFor({ caller: request.caller, requestId, resumeAfter: null }),
      };
    } catch (error) {
      return [asGraphqlError(error)];
    }
  }

  /** A key may have ended since its socket was opened; that of a viewer token ends with the token. */
  async #authenticateAgain({ authorization, request, socket }: WebSocketConnection): Promise<Problem | null> {
    if (request.caller?.kind !== "partner") return null;
    try {
      request.caller = await this.deps.admission.authenticate(authorization, request);
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
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
