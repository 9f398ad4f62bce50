import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/**
 * Stands between the emulator and the service and says one word for another: in the answers of the API, and in webhooks, which it signs
 * anew. So Stripe says what no version of the emulator knows.
 */
export interface RewritingProxy {
  url: string;
  /** Where the emulator is to send webhooks to. */
  webhookUrl: string;
  close(): Promise<void>;
}

export async function startRewritingProxy(deps: {
  apiUrl: string;
  /** Asked for with each webhook: the service starts after the proxy. */
  serviceUrl(): string;
  webhookSecret: string;
  words: ReadonlyMap<string, string>;
}): Promise<RewritingProxy> {
  const rewrite = (text: string) => [...deps.words].reduce((told, [from, to]) => told.replaceAll(from, to), text);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const answer =
      request.url === "/webhook"
        ? await deliver(rewrite(body))
        : await fetch(`${deps.apiUrl}${request.url ?? ""}`, {
            method: request.method ?? "GET",
            headers: headersOf(request),
            ...(body === "" ? {} : { body }),
          });
    const text = await answer.text();
    const type = answer.headers.get("content-type") ?? "application/json";
    response.writeHead(answer.status, { "content-type": type });
    response.end(request.url === "/webhook" ? text : rewrite(text));
  }

  function deliver(body: string): Promise<Response> {
    const at = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", deps.webhookSecret).update(`${at}.${body}`).digest("hex");
    return fetch(`${deps.serviceUrl()}/webhooks/stripe`, {
      method: "POST",
      headers: { "content-type": "application/json", "stripe-signature": `t=${at},v1=${signature}` },
      body,
    });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url,
    webhookUrl: `${url}/webhook`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

const passedOn = ["authorization", "content-type", "idempotency-key", "stripe-version"];

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = request.headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}
