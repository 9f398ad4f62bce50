import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Describes what the server does with one request. */
export type Behaviour =
  | { status: number; body: unknown; headers?: Record<string, string> }
  /** Closes the connection without a response. */
  | "reset"
  /** Sends the headers and half of the body, then closes. */
  | "cut"
  /** Never responds. */
  | "stall"
  /** Sends single bytes and never ends. */
  | "dribble"
  /** Responds with a page that isn't JSON. */
  | "page"
  /** Responds when {@link MisbehavingServer.release} is called. */
  | "hold";

export interface ReceivedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  body: URLSearchParams;
  authorization: string | undefined;
  idempotencyKey: string | undefined;
  userAgent: string | undefined;
  apiVersion: string | undefined;
}

/** Serves HTTP on a real socket, with the behaviour that the test sets for each request. */
export class MisbehavingServer {
  readonly requests: ReceivedRequest[] = [];
  readonly #held: (() => void)[] = [];
  readonly #arrivals: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    /** The behaviour for the next requests; after them `otherwise` applies. */
    readonly next: Behaviour[],
    public otherwise: (request: ReceivedRequest) => Behaviour,
  ) {}

  static async start(otherwise: (request: ReceivedRequest) => Behaviour): Promise<MisbehavingServer> {
    const server = createServer();
    const self = new MisbehavingServer(server, [], otherwise);
    server.on("request", (request, response) => void self.#serve(request, response));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return self;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Resolves once this many requests have arrived. */
  async arrived(count: number): Promise<void> {
    while (this.requests.length < count) await new Promise<void>((resolve) => this.#arrivals.push(resolve));
  }

  get holding(): number {
    return this.#held.length;
  }

  /** Responds to the request that was held first. */
  release(): void {
    this.#held.shift()?.();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? "/", "http://server");
    const received: ReceivedRequest = {
      method: request.method ?? "",
      path: url.pathname,
      query: url.searchParams,
      body: new URLSearchParams(Buffer.concat(chunks).toString("utf8")),
      authorization: request.headers.authorization,
      idempotencyKey: request.headers["idempotency-key"]?.toString(),
      userAgent: request.headers["user-agent"],
      apiVersion: request.headers["stripe-version"]?.toString(),
    };
    this.requests.push(received);
    this.#behave(this.next.shift() ?? this.otherwise(received), received, response);
    for (const resolve of this.#arrivals.splice(0)) resolve();
  }

  #behave(behaviour: Behaviour, received: ReceivedRequest, response: ServerResponse): void {
    switch (behaviour) {
      case "reset":
        response.destroy();
        return;
      case "cut":
        response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
        response.write('{"id":', () => response.destroy());
        return;
      case "stall":
        return;
      case "dribble": {
        response.writeHead(200, { "content-type": "application/json" });
        const drops = setInterval(() => response.write(" "), 10);
        response.on("close", () => clearInterval(drops));
        return;
      }
      case "page":
        response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad gateway</html>");
        return;
      case "hold":
        this.#held.push(() => this.#behave(this.otherwise(received), received, response));
        return;
      default: {
        const headers = { "content-type": "application/json", "request-id": "req_test", ...behaviour.headers };
        response.writeHead(behaviour.status, headers).end(JSON.stringify(behaviour.body));
      }
    }
  }
}

/** Returns an error as Stripe sends it. */
export function failure(
  status: number,
  error: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Behaviour {
  return { status, body: { error: { type: "api_error", message: "Jenny Rosen, +15550001111", ...error } }, headers };
}
