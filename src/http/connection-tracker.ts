import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Knows which of a server's connections have a request under way. Node counts a connection that never sent one as busy (it protects
 * itself so from those who connect and wait), and one that has been answered while the server closes stays open for its next request;
 * either would keep a service that goes down waiting for nothing.
 */
export class Connections {
  readonly #underWay = new Map<Socket, number>();
  #draining = false;

  constructor(server: Server) {
    server.on("connection", (socket: Socket) => {
      this.#underWay.set(socket, 0);
      socket.once("close", () => this.#underWay.delete(socket));
    });
    server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.#change(socket, 1);
      response.once("close", () => this.#change(socket, -1));
    });
  }

  /** Ends every connection, each as soon as what it asked for is answered. */
  drain(): void {
    this.#draining = true;
    for (const [socket, count] of this.#underWay) if (count === 0) socket.end();
  }

  #change(socket: Socket, by: number): void {
    const count = this.#underWay.get(socket);
    if (count === undefined) return;
    this.#underWay.set(socket, count + by);
    if (this.#draining && count + by === 0) socket.end();
  }
}
