import { once } from "node:events";
import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { RawSocket } from "../conformance/raw-socket.js";
import { TinyService } from "./tiny-service.js";

const authorization = "Bearer partner:b";

describe("subscription endpoints need a credential", () => {
  let service: TinyService;
  beforeAll(async () => {
    service = await TinyService.start();
  });
  afterAll(() => service.stop());

  describe("WS /graphql", () => {
    it.each([
      ["no payload", undefined],
      ["an empty payload", {}],
      ["authorization null", { authorization: null }],
      ["an empty authorization", { authorization: "" }],
      ["an unknown key", { authorization: "Bearer wrong" }],
      ["an authorization that is no text", { authorization: 1 }],
      ["headers without an authorization", { headers: {} }],
      ["headers that are no object", { headers: "Bearer partner" }],
      ["headers with an unknown key", { headers: { authorization: "Bearer wrong" } }],
    ])("closes with 4403 at connection_init with %s", async (_title, payload) => {
      const socket = await RawSocket.open(service.socketUrl);
      socket.send({ type: "connection_init", ...(payload && { payload }) });
      expect(await socket.closed).toEqual({ code: 4403, reason: "Forbidden" });
    });

    it.each([
      ["authorization", { authorization }],
      ["Authorization", { Authorization: authorization }],
      ["headers.authorization", { headers: { authorization } }],
      ["headers.Authorization", { headers: { Authorization: authorization } }],
    ])("accepts connectionParams.%s", async (_title, payload) => {
      const socket = await RawSocket.open(service.socketUrl);
      socket.send({ type: "connection_init", payload });
      expect(await socket.next()).toEqual({ type: "connection_ack" });
      socket.send({ type: "subscribe", id: "1", payload: { query: "{ caller }" } });
      expect(await socket.next()).toEqual({ type: "next", id: "1", payload: { data: { caller: "b" } } });
      socket.socket.close();
    });

    it("accepts the Authorization header of the upgrade request", async () => {
      const socket = new WebSocket(service.socketUrl, "graphql-transport-ws", { headers: { authorization } });
      await once(socket, "open");
      socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: "" } }));
      const [data] = await once(socket, "message");
      expect(JSON.parse(String(data))).toEqual({ type: "connection_ack" });
      socket.close();
    });
  });

  describe("/graphql/stream", () => {
    const url = () => `${service.url}/graphql/stream`;
    const search = `?query=${encodeURIComponent("subscription { ticks }")}`;

    it.each([
      ["GET, as EventSource sends it", search, { headers: { accept: "text/event-stream" } }],
      [
        "POST",
        "",
        {
          method: "POST",
          headers: { accept: "text/event-stream", "content-type": "application/json" },
          body: JSON.stringify({ query: "{ hello }" }),
        },
      ],
      ["PUT", "", { method: "PUT" }],
      ["DELETE", "?operationId=1", { method: "DELETE", headers: { "x-graphql-event-stream-token": "t" } }],
      ["GET with an unknown key", search, { headers: { authorization: "Bearer wrong", accept: "text/event-stream" } }],
    ])("answers %s with 401", async (_title, query, init) => {
      const response = await fetch(`${url()}${query}`, init);
      expect(response.status).toBe(401);
      expect(response.headers.get("content-type")).toMatch(/^application\/json/);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    });

    it("still answers a preflight, which carries no credential", async () => {
      const response = await fetch(url(), {
        method: "OPTIONS",
        headers: {
          origin: "http://localhost:5173",
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization",
        },
      });
      expect(response.status).toBe(204);
    });
  });

  it("still answers introspection without a credential at POST /graphql", async () => {
    const response = await service.post({ query: getIntrospectionQuery() });
    expect(response.status).toBe(200);
    expect((await response.json()).data.__schema.queryType.name).toBe("Query");
  });
});
