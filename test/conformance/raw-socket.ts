import { once } from "node:events";
import { WebSocket } from "ws";

type Message = Record<string, unknown>;

/** A WebSocket on which tests send and read single protocol messages, including those that no correct client sends. */
export class RawSocket {
  readonly #unread: Message[] = [];
  #wake: (() => void) | null = null;
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(readonly socket: WebSocket) {
    this.closed = once(socket, "close").then(([code, reason]) => ({ code, reason: String(reason) }));
    socket.on("message", (data) => {
      this.#unread.push(JSON.parse(String(data)));
      this.#wake?.();
    });
  }

  static async open(url: string, protocols: string | string[] = "graphql-transport-ws"): Promise<RawSocket> {
    const raw = new RawSocket(new WebSocket(url, protocols));
    await once(raw.socket, "open");
    return raw;
  }

  /** Opens a socket and waits for the acknowledgement of its connection_init. */
  static async ready(url: string): Promise<RawSocket> {
    const raw = await RawSocket.open(url);
    raw.send({ type: "connection_init", payload: { authorization: "Bearer partner" } });
    await raw.next();
    return raw;
  }

  send(message: Message | string): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** Resolves with the next message. */
  async next(): Promise<Message> {
    for (;;) {
      const message = this.#unread.shift();
      if (message) return message;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
