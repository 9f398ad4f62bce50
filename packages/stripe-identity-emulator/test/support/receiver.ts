import { createServer, type IncomingHttpHeaders, type Server } from "node:http";

/** One received webhook. */
export interface Received {
  headers: IncomingHttpHeaders;
  signature: string;
  body: string;
  type: string;
  id: string;
}

/** A webhook endpoint on a real socket. It answers 200 unless `answers` has another status, and records what it receives. */
export class Receiver {
  readonly received: Received[] = [];
  /** The statuses of the next answers; 200 when used up. `hang` never answers. */
  answers: (number | "hang")[] = [];
  private waiting: { enough: () => boolean; go: () => void }[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const receiver = new Receiver(server, `http://127.0.0.1:${port}/hooks`);
    server.on("request", (request, response) => {
      let body = "";
      request.setEncoding("utf8");
      request.on("data", (part: string) => {
        body += part;
      });
      request.on("end", () => {
        const { type, id } = JSON.parse(body);
        const signature = String(request.headers["stripe-signature"]);
        receiver.received.push({ headers: request.headers, signature, body, type, id });
        const answer = receiver.answers.shift() ?? 200;
        if (answer !== "hang") response.writeHead(answer, { location: "/elsewhere" }).end("{}");
        receiver.wake();
      });
    });
    return receiver;
  }

  /** Resolves once `enough` holds. */
  until(enough: (received: readonly Received[]) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ enough: () => enough(this.received), go: resolve });
      this.wake();
    });
  }

  /** Resolves once this many have arrived. */
  count(number: number): Promise<void> {
    return this.until((received) => received.length >= number);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private wake(): void {
    const ready = this.waiting.filter((waiter) => waiter.enough());
    this.waiting = this.waiting.filter((waiter) => !ready.includes(waiter));
    for (const waiter of ready) waiter.go();
  }
}
