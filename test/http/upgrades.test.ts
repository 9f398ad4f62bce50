import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { TinyService } from "./tiny-service.js";

describe("a request to upgrade the connection", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start();
  });
  afterAll(() => service.stop());

  it.each([
    ["/livez", 200],
    ["/nothing", 404],
    ["/graphql/stream", 400],
  ])("opens no WebSocket at %s", async (path, status) => {
    const socket = new WebSocket(`ws://127.0.0.1:${service.port}${path}`, "graphql-transport-ws", {
      headers: { authorization: "Bearer partner" },
    });
    socket.once("error", () => undefined);
    const [, response] = await once(socket, "unexpected-response");
    expect(response.statusCode).toBe(status);
    socket.terminate();
  });

  it("is rejected with 401 for a wrong credential in the header", async () => {
    const socket = new WebSocket(service.socketUrl, "graphql-transport-ws", {
      headers: { authorization: "Bearer wrong" },
    });
    socket.once("error", () => undefined);
    const [, response] = await once(socket, "unexpected-response");
    expect(response.statusCode).toBe(401);
    socket.terminate();
  });

  it("closes both directions of the connection after a rejection, even if the client keeps its half open", async () => {
    const socket = connect({ port: service.port, host: "127.0.0.1", allowHalfOpen: true });
    socket.write(
      "GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer wrong\r\n\r\n",
    );
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /);
    socket.resume();
    await once(socket, "end");
    // A write to a connection that the service has closed is answered with a reset.
    const reset = new Promise<void>((resolve) => socket.once("error", () => resolve()));
    const writing = setInterval(() => socket.write("x"), 10);
    await reset;
    clearInterval(writing);
  });

  it("to HTTP/2, as Java's client sends it, is answered over HTTP/1.1, even when the body arrives late", async () => {
    const body = JSON.stringify({ query: "{ hello }" });
    const socket = connect(service.port, "127.0.0.1");
    await once(socket, "connect");
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    setImmediate(() => socket.write(body.slice(5)));
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(String(answer)).toContain('{"data":{"hello":"hello you"}}');
    socket.write("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n");
    const [second] = await once(socket, "data");
    expect(String(second)).toMatch(/^HTTP\/1\.1 200 OK/);
    socket.destroy();
  });
});
