import type { Duplex } from "node:stream";
import { CloseCode, MessageType, type WebSocket as ProtocolSocket, parseMessage } from "graphql-ws";
import type { WebSocket } from "ws";
import type { Logger } from "../telemetry/logger.js";

/** Bytes that may wait in a socket before its operations have to wait too. */
const maxBufferedBytes = 256 * 1024;

/**
 * Stops reading from a client that does not read its responses, until it has read all of them; pongs and results of short operations would
 * pile up otherwise. A client that reads nothing at all does not answer pings either and is disconnected for that. For the pings of the
 * WebSocket protocol itself, `ws` has a limit of its own.
 */
export function applyBackpressure(socket: WebSocket, wire: Duplex): void {
  socket.on("message", () => {
    if (socket.bufferedAmount > maxBufferedBytes) socket.pause();
  });
  wire.on("drain", () => socket.resume());
}

/**
 * Returns a socket in the form that graphql-ws takes. The library awaits each `send` before it reads the next result of an operation, so a
 * `send` that waits for the wire makes the operation wait. Events then queue in the feed, which has a limit and reports when it is
 * reached.
 */
export function toProtocolSocket(socket: WebSocket, log: Logger): ProtocolSocket {
  return {
    protocol: socket.protocol,
    send: (data) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) return resolve();
        // After an error the socket ends, which `close` reports.
        socket.send(data, () => resolve());
        if (socket.bufferedAmount <= maxBufferedBytes) resolve();
      }),
    close: (code, reason) => socket.close(code, reason),
    onMessage: (handle) => {
      socket.on("message", (data) => {
        handle(String(data)).catch((error: unknown) => {
          if (isServerMessage(String(data))) return socket.close(CloseCode.BadRequest, "Invalid message received");
          log.error({ err: error }, "an operation on a socket failed outside its execution");
          socket.close(CloseCode.InternalServerError, "Internal server error");
        });
      });
    },
  };
}

const serverMessages: ReadonlySet<MessageType> = new Set([
  MessageType.ConnectionAck,
  MessageType.Next,
  MessageType.Error,
]);

/** Returns true for a message that only servers send. From a client it is as invalid as an unknown type, but graphql-ws throws at it. */
function isServerMessage(message: string): boolean {
  return serverMessages.has(parseMessage(message).type);
}
