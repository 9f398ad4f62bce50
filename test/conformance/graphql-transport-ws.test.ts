import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { TinyService } from "../http/tiny-service.js";
import { RawSocket } from "./raw-socket.js";

/** Source: github.com/enisdenjo/graphql-ws, PROTOCOL.md. */
describe("graphql-transport-ws, case by case", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start({}, { initWait: 200, keepAlive: 12_000 });
  });
  afterAll(() => service.stop());

  it.each([
    ["no JSON", "hello"],
    ["no object", "[]"],
    ["no type", "{}"],
    ["an unknown type", '{"type":"start","id":"1","payload":{"query":"{ hello }"}}'],
    ["a server's", '{"type":"next","id":"1","payload":{}}'],
    ["a subscribe without id", '{"type":"subscribe","payload":{"query":"{ hello }"}}'],
    ["a subscribe without query", '{"type":"subscribe","id":"1","payload":{}}'],
  ])("4400 on a message that is %s", async (_what, message) => {
    const socket = await RawSocket.ready(service.socketUrl);
    socket.send(message);
    expect(await socket.closed).toMatchObject({ code: 4400 });
  });

  it("4401 on an operation before the connection is acknowledged", async () => {
    const socket = await RawSocket.open(service.socketUrl);
    socket.send({ type: "subscribe", id: "1", payload: { query: "{ hello }" } });
    expect(await socket.closed).toEqual({ code: 4401, reason: "Unauthorized" });
  });

  it("4403 on a credential that is no good, under either spelling", async () => {
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

  it("4406 without the subprotocol", async () => {
    const socket = await RawSocket.open(service.socketUrl, []);
    expect(await socket.closed).toEqual({ code: 4406, reason: "Subprotocol not acceptable" });
  });

  it("never agrees to the old subprotocol", async () => {
    const socket = new WebSocket(service.socketUrl, "graphql-ws");
    const [error] = await once(socket, "error");
    expect(error.message).toBe("Server sent no subprotocol");
  });

  it("4408 where nobody says who calls", async () => {
    const socket = await RawSocket.open(service.socketUrl);
    expect(await socket.closed).toEqual({ code: 4408, reason: "Connection initialisation timeout" });
  });

  it("4409 on an id that is taken, and the id is free again after the operation's end", async () => {
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

  it("4429 on a second connection_init", async () => {
    const socket = await RawSocket.ready(service.socketUrl);
    socket.send({ type: "connection_init" });
    expect(await socket.closed).toEqual({ code: 4429, reason: "Too many initialisation requests" });
  });

  it("1009 on a message beyond 1 MiB", async () => {
    const socket = await RawSocket.ready(service.socketUrl);
    socket.send(JSON.stringify({ type: "ping", payload: { much: "x".repeat(1024 * 1024) } }));
    expect(await socket.closed).toMatchObject({ code: 1009 });
  });

  it("answers ping with pong, before and after the connection is acknowledged", async () => {
    const socket = await RawSocket.open(service.socketUrl);
    socket.send({ type: "ping" });
    expect(await socket.next()).toEqual({ type: "pong" });
    socket.send({ type: "connection_init" });
    expect(await socket.next()).toEqual({ type: "connection_ack" });
    socket.send({ type: "ping", payload: { a: 1 } });
    expect(await socket.next()).toEqual({ type: "pong", payload: { a: 1 } });
    socket.send({ type: "pong" });
    socket.send({ type: "ping" });
    expect(await socket.next()).toEqual({ type: "pong" });
    socket.socket.close();
  });

  it("ends an operation with `complete`, from either side, and goes on with the socket", async () => {
    const socket = await RawSocket.ready(service.socketUrl);
    socket.send({ type: "subscribe", id: "1", payload: { query: "subscription { ticks }" } });
    await service.waitForSubscribers(1);
    socket.send({ type: "complete", id: "1" });
    await service.waitForSubscribers(0);
    socket.send({ type: "complete", id: "never begun" });
    socket.send({ type: "subscribe", id: "2", payload: { query: "{ hello }" } });
    expect(await socket.next()).toMatchObject({ type: "next", id: "2" });
    expect(await socket.next()).toEqual({ type: "complete", id: "2" });
    socket.socket.close();
  });

  it("ends an operation with `error` alone where it can't begin", async () => {
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

  it("lets go of a client that answers no ping", async () => {
    const impatient = await TinyService.start({}, { initWait: 3_000, keepAlive: 50 });
    const silent = new WebSocket(impatient.socketUrl, "graphql-transport-ws", { autoPong: false });
    const [code] = await once(silent, "close");
    expect(code).toBe(1006);
    await impatient.stop();
  });
});
