import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/**
 * A proxy between the emulator and the service that replaces words in API responses and in webhooks, and signs the webhooks again.
 * Tests use it to send values that the emulator does not know.
 */
export interface RewritingProxy {
  url: string;
  /** The address to register at the emulator as the webhook endpoint. */
  webhookUrl: string;
  close(): Promise<void>;
}

export async function startRewritingProxy(deps: {
  apiUrl: string;
  /** Read for each webhook, because the service starts after the proxy. */
  serviceUrl(): string;
  webhookSecret: string;
  replacements: ReadonlyMap<string, string>;
}): Promise<RewritingProxy> {
  const rewrite = (text: string) =>
    [...deps.replacements].reduce((rewritten, [from, to]) => rewritten.replaceAll(from, to), text);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const upstream =
      request.url === "/webhook"
        ? await deliver(rewrite(body))
        : await fetch(`${deps.apiUrl}${request.url ?? ""}`, {
            method: request.method ?? "GET",
            headers: headersOf(request),
            ...(body === "" ? {} : { body }),
          });
    const text = await upstream.text();
    const type = upstream.headers.get("content-type") ?? "application/json";
    response.writeHead(upstream.status, { "content-type": type });
    response.end(request.url === "/webhook" ? text : rewrite(text));
  }

  function deliver(body: string): Promise<Response> {
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", deps.webhookSecret).update(`${timestamp}.${body}`).digest("hex");
    return fetch(`${deps.serviceUrl()}/webhooks/stripe`, {
      method: "POST",
      headers: { "content-type": "application/json", "stripe-signature": `t=${timestamp},v1=${signature}` },
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

const forwardedHeaders = ["authorization", "content-type", "idempotency-key", "stripe-version"];

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    forwardedHeaders.flatMap((name) => {
      const value = request.headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}
