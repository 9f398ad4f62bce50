import { connect } from "node:net";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { TinyService } from "./tiny-service.js";

describe("a request that doesn't arrive", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start({}, { request: 100 });
  });
  afterAll(() => service.stop());

  /** Sends what never becomes a whole request; resolves, with what was answered, once the service lets go. */
  async function stalled(text: string): Promise<string> {
    const socket = connect(service.port, "127.0.0.1");
    socket.write(text);
    let answer = "";
    for await (const chunk of socket) answer += chunk;
    return answer;
  }

  const body = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

  it.each([
    ["the body", body],
    ["the headers", "POST /graphql HTTP/1.1\r\nHost: x\r\n"],
  ])("is given up where %s stands still", async (_what, text) => {
    expect(await stalled(text)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("is given up while streams and sockets, whose requests came whole, go on", async () => {
    const socket = createClient({ url: service.socketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
    const query = "subscription { ticks }";
    const overSocket = socket.iterate({ query }).next();
    const abort = new AbortController();
    const stream = await fetch(`${service.url}/graphql/stream`, {
      method: "POST",
      headers: { accept: "text/event-stream", "content-type": "application/json" },
      body: JSON.stringify({ query }),
      signal: abort.signal,
    });
    await service.waitForSubscribers(2);
    // Each of these begins later than the streams did, and is outlived by them.
    for (let outlived = 0; outlived < 2; outlived += 1) await stalled(body);
    service.tick();
    expect((await overSocket).value).toEqual({ data: { ticks: 1 } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let told = "";
    while (!told.includes("event: next")) told += (await reader?.read())?.value ?? expect.fail("the stream ended");
    expect(told).toContain('{"data":{"ticks":1}}');
    abort.abort();
    await socket.dispose();
  });
});
