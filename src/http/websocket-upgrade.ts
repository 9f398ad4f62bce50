import { type IncomingMessage, type Server, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A connection that asks to become a WebSocket. */
export interface Upgrade {
  message: IncomingMessage;
  socket: Duplex;
  head: Buffer;
  /** Takes the connection from HTTP, for good. */
  take(): void;
}

/**
 * Leads upgrade requests through the app's own routes, so that what holds for requests (ids, origins, credentials, limits, the log)
 * holds for sockets by the same code. Answers how a route finds the upgrade behind its request.
 */
export function routeUpgrades(
  server: Server,
  route: (message: IncomingMessage, response: ServerResponse) => void,
): (message: IncomingMessage) => Upgrade | null {
  const upgrades = new WeakMap<IncomingMessage, Upgrade>();
  server.on("upgrade", (message, socket, head) => {
    if (!(socket instanceof Socket)) {
      socket.destroy();
      return;
    }
    if (message.headers.upgrade?.toLowerCase() !== "websocket") {
      stayWithHttp(server, message, socket, head);
      return;
    }
    socket.on("error", () => socket.destroy());
    const response = new ServerResponse(message);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    // Refused: the answer has gone out, and the connection speaks nothing any more. Ended only, it would stay half open for who wants it.
    response.once("finish", () => socket.resume().destroySoon());
    upgrades.set(message, { message, socket, head, take: () => response.detachSocket(socket) });
    route(message, response);
  });
  return (message) => upgrades.get(message) ?? null;
}

const upgradeHeaders = new Set(["connection", "upgrade", "http2-settings"]);

/**
 * Gives a request back to the server without its offer of another protocol, which a server is free to ignore (RFC 9110, 7.8). Java's own
 * client offers HTTP/2 with every first request; Node hands it to whoever listens for upgrades and would answer nothing.
 */
function stayWithHttp(
  server: Server,
  { method, url, rawHeaders }: IncomingMessage,
  socket: Socket,
  head: Buffer,
): void {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    if (!upgradeHeaders.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  server.emit("connection", socket);
}
