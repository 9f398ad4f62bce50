import type { FastifyRequest } from "fastify";
import type { WebSocket } from "ws";

/** The longest delay a timer takes. */
const longestTimer = 2 ** 31 - 1;

interface Running {
  requestId: string;
  /** Whether it has one answer only, which is worth waiting for. */
  single: boolean;
}

/** One client's socket, from the upgrade to its end. */
export class WebSocketConnection {
  /** Whether the last ping was answered. */
  alive = true;
  /** What the client said who it is with; undefined where it said nothing. */
  authorization: string | undefined;
  readonly #running = new Map<string, Running>();
  #begun = 0;
  #timer: NodeJS.Timeout | null = null;
  #whenIdle: (() => void) | null = null;

  constructor(
    readonly socket: WebSocket,
    readonly request: FastifyRequest,
  ) {
    this.authorization = request.headers.authorization;
    socket.on("pong", () => {
      this.alive = true;
    });
    socket.once("close", () => {
      if (this.#timer) clearTimeout(this.#timer);
    });
  }

  /** Gives an operation a request id of its own, under the connection's. */
  begin(operation: string): string {
    this.#begun += 1;
    const requestId = `${this.request.id}.${this.#begun}`;
    this.#running.set(operation, { requestId, single: false });
    return requestId;
  }

  /** Notes that an operation has one answer only. */
  single(operation: string): void {
    const running = this.#running.get(operation);
    if (running) running.single = true;
  }

  end(operation: string): void {
    this.#running.delete(operation);
    if (this.#isIdle()) this.#whenIdle?.();
  }

  requestId(operation: string): string {
    return this.#running.get(operation)?.requestId ?? this.request.id;
  }

  /** Closes at the given time. */
  closeAt(time: Date, code: number, reason: string): void {
    const delay = Math.min(Math.max(time.getTime() - Date.now(), 0), longestTimer);
    this.#timer = setTimeout(() => this.socket.close(code, reason), delay);
  }

  /** Closes after a delay, once no single answer is outstanding; subscriptions aren't waited for, they resume elsewhere. */
  closeIdle(delay: number, code: number, reason: string): void {
    const close = () => this.socket.close(code, reason);
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#isIdle()) close();
      else this.#whenIdle = close;
    }, delay);
  }

  #isIdle(): boolean {
    return [...this.#running.values()].every((running) => !running.single);
  }
}
