import { connect } from "node:net";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { TinyService } from "./tiny-service.js";

describe("a request that does not arrive completely", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start({}, { request: 100 });
  });
  afterAll(() => service.stop());

  /** Sends an incomplete request; returns the response once the service has closed the connection. */
  async function sendIncomplete(text: string): Promise<string> {
    const socket = connect(service.port, "127.0.0.1");
    socket.write(text);
    let response = "";
    for await (const chunk of socket) response += chunk;
    return response;
  }

  const body = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

  it.each([
    ["the body", body],
    ["the headers", "POST /graphql HTTP/1.1\r\nHost: x\r\n"],
  ])("is rejected with 408 when %s stalls", async (_case, text) => {
    expect(await sendIncomplete(text)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("is rejected while streams and sockets with complete requests continue", async () => {
    const authorization = "Bearer partner";
    const socket = createClient({
      url: service.socketUrl,
      webSocketImpl: WebSocket,
      connectionParams: { authorization },
      retryAttempts: 0,
    });
    const query = "subscription { ticks }";
    const overSocket = socket.iterate({ query }).next();
    const abort = new AbortController();
    const stream = await fetch(`${service.url}/graphql/stream`, {
      method: "POST",
      headers: { authorization, accept: "text/event-stream", "content-type": "application/json" },
      body: JSON.stringify({ query }),
      signal: abort.signal,
    });
    await service.waitForSubscribers(2);
    // Each of these requests begins after the streams did and is rejected before the streams end.
    for (let count = 0; count < 2; count += 1) await sendIncomplete(body);
    service.tick();
    expect((await overSocket).value).toEqual({ data: { ticks: 1 } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("event: next")) text += (await reader?.read())?.value ?? expect.fail("the stream ended");
    expect(text).toContain('{"data":{"ticks":1}}');
    abort.abort();
    await socket.dispose();
  });
});
