import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Tracks which connections of a server have a request in progress, so that a shutdown waits for those alone. Node itself counts a
 * connection that never sent a request as busy, and keeps one open whose response ended while the server was closing.
 */
export class ConnectionTracker {
  readonly #requests = new Map<Socket, number>();
  #draining = false;

  constructor(server: Server) {
    server.on("connection", (socket: Socket) => {
      this.#requests.set(socket, 0);
      socket.once("close", () => this.#requests.delete(socket));
    });
    server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.#change(socket, 1);
      response.once("close", () => this.#change(socket, -1));
    });
  }

  /** Ends every connection as soon as it has no request in progress. */
  drain(): void {
    this.#draining = true;
    for (const [socket, count] of this.#requests) if (count === 0) socket.end();
  }

  #change(socket: Socket, by: number): void {
    const count = this.#requests.get(socket);
    if (count === undefined) return;
    this.#requests.set(socket, count + by);
    if (this.#draining && count + by === 0) socket.end();
  }
}
