import { CloseCode, type WebSocket as ProtocolSocket } from "graphql-ws";
import type { WebSocket } from "ws";
import type { Logger } from "../telemetry.js";

/** Bytes that may wait in a socket before its operations are held back. */
export const sendBufferBytes = 256 * 1024;

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
          log.error({ err: error }, "an operation on a socket failed outside its execution");
          socket.close(CloseCode.InternalServerError, "Internal server error");
        });
      });
    },
  };
}
