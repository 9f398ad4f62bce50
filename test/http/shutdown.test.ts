import { once } from "node:events";
import { connect } from "node:net";
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { createClient } from "graphql-ws";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { TinyService } from "./tiny-service.js";

describe("a shutdown", () => {
  let service: TinyService;
  let release: () => void;
  let entered: Promise<void>;

  beforeEach(async () => {
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let enter = () => undefined as undefined;
    entered = new Promise((resolve) => {
      enter = () => void resolve();
    });
    const slow = {
      type: GraphQLString,
      resolve: async () => {
        enter();
        await released;
        return "done";
      },
    };
    const schema = new GraphQLSchema({
      query: new GraphQLObjectType({ name: "Query", fields: { slow } }),
      mutation: new GraphQLObjectType({ name: "Mutation", fields: { slow } }),
    });
    service = await TinyService.start({ schema });
  });
  afterEach(() => release());

  it("finishes running HTTP requests, and closes idle connections at once", async () => {
    const idle = connect(service.port, "127.0.0.1");
    await once(idle, "connect");
    const idleClosed = once(idle, "close");
    const answer = service.post({ query: "mutation { slow }" });
    await entered;
    const began = performance.now();
    const stopped = service.stop();
    await idleClosed;
    release();
    expect(await (await answer).json()).toEqual({ data: { slow: "done" } });
    await stopped;
    expect(performance.now() - began).toBeLessThan(1_000);
    await expect(fetch(`${service.url}/livez`)).rejects.toThrow();
  });

  it("leaves the service alive but not ready, and rejects new streams, while sockets are closed", async () => {
    const client = createClient({
      url: service.socketUrl,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: "Bearer partner" },
      retryAttempts: 0,
    });
    const answer = client.iterate({ query: "mutation { slow }" }).next();
    await entered;
    const stopped = service.stop();
    const ready = await fetch(`${service.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, reasons: ["The service is shutting down."] },
    ]);
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
    expect((await fetch(`${service.url}/graphql/stream`)).status).toBe(503);
    release();
    await answer;
    await stopped;
  });

  it("sends the result of a running mutation on a socket before it closes the socket", async () => {
    const client = createClient({
      url: service.socketUrl,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: "Bearer partner" },
      retryAttempts: 0,
    });
    const answer = client.iterate({ query: "mutation { slow }" }).next();
    await entered;
    const stopped = service.stop();
    release();
    expect((await answer).value).toEqual({ data: { slow: "done" } });
    await stopped;
  });

  it("aborts requests that do not finish before the deadline", async () => {
    const client = createClient({
      url: service.socketUrl,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: "Bearer partner" },
      retryAttempts: 0,
    });
    const answers = [
      service.post({ query: "mutation { slow }" }),
      client.iterate({ query: "mutation { slow }" }).next(),
    ];
    const settled = Promise.allSettled(answers);
    await entered;
    await service.stop(200);
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
