import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { TinyService } from "../http/tiny-service.js";
import { RawSocket } from "./raw-socket.js";

/** Source: github.com/enisdenjo/graphql-ws, PROTOCOL.md. */
describe("graphql-transport-ws", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start({}, { initWait: 200, keepAlive: 12_000 });
  });
  afterAll(() => service.stop());

  it.each([
    ["not JSON", "hello"],
    ["not an object", "[]"],
    ["without a type", "{}"],
    ["of an unknown type", '{"type":"start","id":"1","payload":{"query":"{ hello }"}}'],
    ["reserved for servers", '{"type":"next","id":"1","payload":{}}'],
    ["a subscribe without an id", '{"type":"subscribe","payload":{"query":"{ hello }"}}'],
    ["a subscribe without a query", '{"type":"subscribe","id":"1","payload":{}}'],
  ])("closes with 4400 on a message that is %s", async (_case, message) => {
    const socket = await RawSocket.ready(service.socketUrl);
    socket.send(message);
    expect(await socket.closed).toMatchObject({ code: 4400 });
  });

  it("closes with 4401 on an operation before the connection is acknowledged", async () => {
    const socket = await RawSocket.open(service.socketUrl);
    socket.send({ type: "subscribe", id: "1", payload: { query: "{ hello }" } });
    expect(await socket.closed).toEqual({ code: 4401, reason: "Unauthorized" });
  });

  it("closes with 4403 on an invalid credential in either spelling of the parameter", async () => {
    for (const payload of [
      { authorization: "Bearer wrong" },
      { Authorization: "Bearer wrong" },
      { authorization: 1 },
    ]) {
      const socket = await RawSocket.open(service.socketUrl);
      socket.send({ type: "connection_init", payload });
      expect(await socket.closed).toEqual({ code: 4403, reason: "Forbidden" });
    }
  });

  it("closes with 4406 without the subprotocol", async () => {
    const socket = await RawSocket.open(service.socketUrl, []);
    expect(await socket.closed).toEqual({ code: 4406, reason: "Subprotocol not acceptable" });
  });

  it("does not accept the old subprotocol", async () => {
    const socket = new WebSocket(service.socketUrl, "graphql-ws");
    const [error] = await once(socket, "error");
    expect(error.message).toBe("Server sent no subprotocol");
  });

  it("closes with 4408 when no connection_init arrives in time", async () => {
    const socket = await RawSocket.open(service.socketUrl);
    expect(await socket.closed).toEqual({ code: 4408, reason: "Connection initialisation timeout" });
  });

  it("closes with 4409 on an id in use, and accepts the id again after its operation ended", async () => {
    const socket = await RawSocket.ready(service.socketUrl);
    socket.send({ type: "subscribe", id: "1", payload: { query: "{ hello }" } });
    expect(await socket.next()).toMatchObject({ type: "next", id: "1" });
    expect(await socket.next()).toEqual({ type: "complete", id: "1" });
    const ticks = { type: "subscribe", id: "1", payload: { query: "subscription { ticks }" } };
    socket.send(ticks);
    await service.waitForSubscribers(1);
    socket.send(ticks);
    expect(await socket.closed).toEqual({ code: 4409, reason: "Subscriber for 1 already exists" });
    await service.waitForSubscribers(0);
  });

  it("closes with 4429 on a second connection_init", async () => {
    const socket = await RawSocket.ready(service.socketUrl);
    socket.send({ type: "connection_init" });
    expect(await socket.closed).toEqual({ code: 4429, reason: "Too many initialisation requests" });
  });

  it("closes with 1009 on a message of more than 1 MiB", async () => {
    const socket = await RawSocket.ready(service.socketUrl);
    socket.send(JSON.stringify({ type: "ping", payload: { padding: "x".repeat(1024 * 1024) } }));
    expect(await socket.closed).toMatchObject({ code: 1009 });
  });

  it("answers ping with pong, before and after the connection is acknowledged", async () => {
    const socket = await RawSocket.open(service.socketUrl);
    socket.send({ type: "ping" });
    expect(await socket.next()).toEqual({ type: "pong" });
    socket.send({ type: "connection_init", payload: { authorization: "Bearer partner" } });
    expect(await socket.next()).toEqual({ type: "connection_ack" });
    socket.send({ type: "ping", payload: { a: 1 } });
    expect(await socket.next()).toEqual({ type: "pong", payload: { a: 1 } });
    socket.send({ type: "pong" });
    socket.send({ type: "ping" });
    expect(await socket.next()).toEqual({ type: "pong" });
    socket.socket.close();
  });

  it("ends an operation on `complete` from either side, and keeps the socket open", async () => {
    const socket = await RawSocket.ready(service.socketUrl);
    socket.send({ type: "subscribe", id: "1", payload: { query: "subscription { ticks }" } });
    await service.waitForSubscribers(1);
    socket.send({ type: "complete", id: "1" });
    await service.waitForSubscribers(0);
    socket.send({ type: "complete", id: "unknown" });
    socket.send({ type: "subscribe", id: "2", payload: { query: "{ hello }" } });
    expect(await socket.next()).toMatchObject({ type: "next", id: "2" });
    expect(await socket.next()).toEqual({ type: "complete", id: "2" });
    socket.socket.close();
  });

  it("ends an operation that cannot start with a single `error` message", async () => {
    const socket = await RawSocket.ready(service.socketUrl);
    socket.send({ type: "subscribe", id: "1", payload: { query: "{ nope }" } });
    expect(await socket.next()).toMatchObject({
      type: "error",
      id: "1",
      payload: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
    });
    socket.send({ type: "ping" });
    expect(await socket.next()).toEqual({ type: "pong" });
    socket.socket.close();
  });

  it("terminates a connection whose client answers no ping", async () => {
    const withShortKeepAlive = await TinyService.start({}, { initWait: 3_000, keepAlive: 50 });
    const silent = new WebSocket(withShortKeepAlive.socketUrl, "graphql-transport-ws", { autoPong: false });
    const [code] = await once(silent, "close");
    expect(code).toBe(1006);
    await withShortKeepAlive.stop();
  });
});
