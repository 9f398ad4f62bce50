import type { Duplex } from "node:stream";
import { CloseCode, MessageType, type WebSocket as ProtocolSocket, parseMessage } from "graphql-ws";
import type { WebSocket } from "ws";
import type { Logger } from "../telemetry/logger.js";

/** Bytes that may wait in a socket before its operations are held back. */
export const sendBufferBytes = 256 * 1024;

/**
 * Reads no further from a client that doesn't take its answers, until it has taken all of them: pongs, and answers of short operations,
 * would pile up here otherwise. One that takes nothing answers no ping either, and is let go of for that. Pings of WebSocket's own `ws`
 * bounds by itself.
 */
export function holdBack(socket: WebSocket, wire: Duplex): void {
  socket.on("message", () => {
    if (socket.bufferedAmount > sendBufferBytes) socket.pause();
  });
  wire.on("drain", () => socket.resume());
}

/**
 * What the protocol sees of a socket. It awaits each `send` before it takes an operation's next result, so a `send` that waits for the
 * wire holds the operation back: what piles up then does so in the feed's queue, which has a bound and says when it is reached.
 */
export function protocolSocket(socket: WebSocket, log: Logger): ProtocolSocket {
  return {
    protocol: socket.protocol,
    send: (data) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) return resolve();
        // An error here is the end of the socket, of which `close` tells.
        socket.send(data, () => resolve());
        if (socket.bufferedAmount <= sendBufferBytes) resolve();
      }),
    close: (code, reason) => socket.close(code, reason),
    onMessage: (take) => {
      socket.on("message", (data) => {
        take(String(data)).catch((error: unknown) => {
          if (isServersOwn(String(data))) return socket.close(CloseCode.BadRequest, "Invalid message received");
          log.error({ err: error }, "an operation on a socket failed outside its execution");
          socket.close(CloseCode.InternalServerError, "Internal server error");
        });
      });
    },
  };
}

const serversOwn: ReadonlySet<MessageType> = new Set([MessageType.ConnectionAck, MessageType.Next, MessageType.Error]);

/** A message that only a server sends is as invalid from a client as one of no known type; graphql-ws throws at it. */
function isServersOwn(message: string): boolean {
  return serversOwn.has(parseMessage(message).type);
}
