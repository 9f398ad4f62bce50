import type { FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import type { Slot } from "../concurrency/slots.js";

/** The longest delay that a timer accepts. */
const maxTimerMilliseconds = 2 ** 31 - 1;

interface RunningOperation {
  requestId: string;
  /** True for a query or a mutation: a shutdown waits for its only result. */
  single: boolean;
}

/** The socket of one client, from the upgrade to its end. */
export class WebSocketConnection {
  /** Whether the last ping was answered. */
  alive = true;
  /** The credential of the socket; undefined where none was sent. */
  authorization: string | undefined;
  /** Counts the socket: against its address, and once it is authenticated against its caller. */
  slot: Slot;
  readonly #operations = new Map<string, RunningOperation>();
  #operationCount = 0;
  #timer: NodeJS.Timeout | null = null;
  #whenIdle: (() => void) | null = null;

  constructor(
    readonly socket: WebSocket,
    readonly request: FastifyRequest,
    slot: Slot,
  ) {
    this.slot = slot;
    this.authorization = request.headers.authorization;
    socket.on("pong", () => {
      this.alive = true;
    });
    socket.once("close", () => {
      if (this.#timer) clearTimeout(this.#timer);
    });
  }

  /** Adds an operation. Returns its request id, which begins with that of the connection. */
  begin(operation: string): string {
    this.#operationCount += 1;
    const requestId = `${this.request.id}.${this.#operationCount}`;
    this.#operations.set(operation, { requestId, single: false });
    return requestId;
  }

  /** Marks an operation as one with a single result. */
  markSingle(operation: string): void {
    const running = this.#operations.get(operation);
    if (running) running.single = true;
  }

  end(operation: string): void {
    this.#operations.delete(operation);
    if (this.#isIdle()) this.#whenIdle?.();
  }

  requestId(operation: string): string {
    return this.#operations.get(operation)?.requestId ?? this.request.id;
  }

  /** Closes the socket at the given time. */
  closeAt(time: Date, code: number, reason: string): void {
    const delay = Math.min(Math.max(time.getTime() - Date.now(), 0), maxTimerMilliseconds);
    this.#timer = setTimeout(() => this.socket.close(code, reason), delay);
  }

  /** Closes the socket after a delay, once all single results were sent. Subscriptions resume on another node and are not waited for. */
  closeIdle(delay: number, code: number, reason: string): void {
    const close = () => this.socket.close(code, reason);
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#isIdle()) close();
      else this.#whenIdle = close;
    }, delay);
  }

  #isIdle(): boolean {
    return [...this.#operations.values()].every((running) => !running.single);
  }
}
