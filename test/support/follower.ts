import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { VerificationEventFilter } from "../generated/graphql.js";

/** One event as a client received it. */
export interface SeenEvent {
  cursor: string;
  id: string;
  type: string;
  status: string;
}

const document = `subscription Follow($after: String, $filter: VerificationEventFilter) {
  verificationEvents(after: $after, filter: $filter) { cursor node { id type status } }
}`;

type Edge = { cursor: string; node: { id: string; type: string; status: string } };

/** A result of the subscription, in the form that both protocols share. */
interface FeedResult {
  data?: { verificationEvents?: Edge } | null | undefined;
  errors?: readonly { message: string; extensions?: unknown }[] | undefined;
}

/**
 * A client that follows the log until it is stopped.
 * Whenever its connection ends it connects again, possibly to another node, and resumes after the last cursor it received.
 */
export class Follower {
  readonly seen: SeenEvent[] = [];
  /** The number of ended connections, by reason. */
  readonly disconnects = new Map<string, number>();
  #cursor: string | null;
  #disconnect: () => void = () => undefined;
  #stopped = false;
  #run: Promise<void> | null = null;
  #connected: (() => void) | null = null;
  /** Resolves once the first connection is open. */
  readonly ready: Promise<void>;

  constructor(
    readonly transport: "websocket" | "sse",
    private readonly deps: {
      url(): string;
      key: string;
      filter: VerificationEventFilter | null;
      after: string;
    },
  ) {
    this.#cursor = deps.after;
    this.ready = new Promise((resolve) => {
      this.#connected = resolve;
    });
  }

  get filter(): VerificationEventFilter | null {
    return this.deps.filter;
  }

  start(): void {
    this.#run = this.#follow();
  }

  /** Breaks the connection without a closing handshake. */
  disconnect(): void {
    this.#disconnect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#disconnect();
    await this.#run;
  }

  async #follow(): Promise<void> {
    while (!this.#stopped) {
      const url = this.deps.url();
      const reason = await (this.transport === "websocket"
        ? this.#followByWebSocket(url)
        : this.#followByEventStream(url));
      this.disconnects.set(reason, (this.disconnects.get(reason) ?? 0) + 1);
      // A node that is down refuses at once: without a pause this loop would occupy a core.
      if (!this.#stopped) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Adds the event of a result to `seen`. Returns the reason to end the connection when the result is an error, otherwise null. */
  #handleResult({ data, errors }: FeedResult): string | null {
    if (errors) return JSON.stringify(errors.map(({ message, extensions }) => ({ message, extensions })));
    const edge = data?.verificationEvents;
    if (!edge) return null;
    this.#cursor = edge.cursor;
    this.seen.push({ cursor: edge.cursor, id: edge.node.id, type: edge.node.type, status: edge.node.status });
    return null;
  }

  #followByWebSocket(url: string): Promise<string> {
    return new Promise((resolve) => {
      const client = createClient({
        url: `${url.replace(/^http/, "ws")}/graphql`,
        webSocketImpl: QuietWebSocket,
        connectionParams: { authorization: `Bearer ${this.deps.key}` },
        retryAttempts: 0,
        lazyCloseTimeout: 0,
      });
      const end = (reason: string) => {
        client.terminate();
        resolve(reason);
      };
      this.#disconnect = () => end("disconnected by the test");
      client.on("connected", () => this.#connected?.());
      client.subscribe<{ verificationEvents?: Edge }>(
        { query: document, variables: { after: this.#cursor, filter: this.deps.filter } },
        {
          next: (result) => {
            const reason = this.#handleResult(result);
            if (reason) end(reason);
          },
          error: (error) => end(describe(error)),
          complete: () => end("complete"),
        },
      );
      if (this.#stopped) end("stopped");
    });
  }

  async #followByEventStream(url: string): Promise<string> {
    const controller = new AbortController();
    this.#disconnect = () => controller.abort();
    if (this.#stopped) return "stopped";
    try {
      const response = await fetch(`${url}/graphql/stream`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${this.deps.key}`,
          "content-type": "application/json",
          accept: "text/event-stream",
          ...(this.#cursor === null ? {} : { "last-event-id": this.#cursor }),
        },
        body: JSON.stringify({ query: document, variables: { after: this.deps.after, filter: this.deps.filter } }),
        signal: controller.signal,
      });
      if (!response.ok || !response.body) return `response status ${response.status}`;
      this.#connected?.();
      let text = "";
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        const messages = text.split("\n\n");
        text = messages.pop() ?? "";
        for (const message of messages) {
          const reason = this.#handleMessage(message);
          if (reason) {
            controller.abort();
            return reason;
          }
        }
      }
      return "complete";
    } catch (error) {
      return controller.signal.aborted ? "disconnected by the test" : describe(error);
    }
  }

  #handleMessage(message: string): string | null {
    const fields = new Map(
      message.split("\n").map((line): [string, string] => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      }),
    );
    const event = fields.get("event");
    if (event === "complete") return "complete";
    if (event !== "next") return null;
    const result: FeedResult = JSON.parse(fields.get("data") ?? "{}");
    const before = this.#cursor;
    const reason = this.#handleResult(result);
    if (reason === null && before !== this.#cursor && fields.get("id") !== this.#cursor)
      return "the event's id is not its cursor";
    return reason;
  }
}

/** A WebSocket that ignores `error` events: it emits one, with no listener left, when the test disconnects while it connects. */
class QuietWebSocket extends WebSocket {
  constructor(address: string, protocols: string[]) {
    super(address, protocols);
    this.on("error", () => undefined);
  }
}

function describe(error: unknown): string {
  if (error instanceof Error) {
    const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
    return `${error.message}${cause}`;
  }
  if (typeof error === "object" && error !== null && "code" in error) return `closed with ${String(error.code)}`;
  if (typeof error === "object" && error !== null && "message" in error) return String(error.message);
  return JSON.stringify(error);
}
