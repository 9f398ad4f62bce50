import { type IncomingMessage, type Server, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A connection that asks to become a WebSocket. */
export interface Upgrade {
  message: IncomingMessage;
  socket: Duplex;
  head: Buffer;
  /** Detaches the connection from HTTP, for good. */
  detach(): void;
}

/**
 * Routes upgrade requests through the app, so that hooks (ids, origins, credentials, limits, the log) apply to sockets as they do to
 * requests. Returns a function that finds the upgrade behind a request.
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
      ignoreUpgrade(server, message, socket, head);
      return;
    }
    socket.on("error", () => socket.destroy());
    const response = new ServerResponse(message);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    // After a refusal the connection is of no use. Only ended, it would stay half open where the client keeps its side open.
    response.once("finish", () => socket.resume().destroySoon());
    upgrades.set(message, { message, socket, head, detach: () => response.detachSocket(socket) });
    route(message, response);
  });
  return (message) => upgrades.get(message) ?? null;
}

const upgradeHeaders = new Set(["connection", "upgrade", "http2-settings"]);

/**
 * Gives a request back to the server without its offer of another protocol, which a server may ignore (RFC 9110, 7.8). The HTTP client of
 * Java offers HTTP/2 with every first request; Node emits those as upgrades and sends no response.
 */
function ignoreUpgrade(
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
