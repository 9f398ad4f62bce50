import { once } from "node:events";
import { request } from "node:http";
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RawSocket } from "../conformance/raw-socket.js";
import { TinyService } from "./tiny-service.js";

const events = 400;
const payload = "x".repeat(64 * 1024);

/** Unread events must wait in the feed's bounded queue and not in a buffer of the HTTP layer. */
describe("a client that does not read", () => {
  let service: TinyService;
  let pulled = 0;
  let begun: Promise<void>;

  beforeEach(async () => {
    let begin: () => void;
    begun = new Promise((resolve) => {
      begin = resolve;
    });
    pulled = 0;
    async function* flood() {
      begin();
      while (pulled < events) {
        pulled += 1;
        yield payload;
      }
    }
    const text = { type: GraphQLString };
    const schema = new GraphQLSchema({
      query: new GraphQLObjectType({ name: "Query", fields: { hello: { ...text, resolve: () => "hello" } } }),
      subscription: new GraphQLObjectType({
        name: "Subscription",
        fields: { flood: { ...text, subscribe: flood, resolve: (chunk: string) => chunk } },
      }),
    });
    service = await TinyService.start({ schema });
  });
  afterEach(() => service.stop());

  /** Waits long enough for a service without backpressure to have pulled every event. */
  async function letServicePull(): Promise<void> {
    await begun;
    await makeRequests();
  }

  /** Makes 60 requests in sequence, during which the service handles its other connections. */
  async function makeRequests(): Promise<void> {
    for (let count = 0; count < 60; count += 1) await (await service.post({ query: "{ hello }" })).text();
  }

  it("pauses its operation on a socket, and receives everything once it reads again", async () => {
    const reader = await RawSocket.ready(service.socketUrl);
    reader.send({ type: "subscribe", id: "1", payload: { query: "subscription { flood }" } });
    reader.socket.pause();
    await letServicePull();
    expect(pulled).toBeLessThan(events);
    reader.socket.resume();
    for (let count = 0; count < events; count += 1) expect((await reader.next()).type).toBe("next");
    expect(await reader.next()).toEqual({ type: "complete", id: "1" });
    reader.socket.close();
  });

  it("is not read from while its pongs are unread, and is read again afterwards", async () => {
    const reader = await RawSocket.ready(service.socketUrl);
    const { socket } = reader;
    socket.pause();
    for (let sent = 0; sent < events; sent += 1) socket.send(JSON.stringify({ type: "ping", payload: { payload } }));
    await makeRequests();
    // The service stopped reading, so the rest waits in the client's buffer.
    expect(socket.bufferedAmount).toBeGreaterThan(0);
    socket.resume();
    for (let count = 0; count < events; count += 1) expect((await reader.next()).type).toBe("pong");
    socket.close();
  });

  it("pauses its operation on an event stream, and receives everything once it reads again", async () => {
    const headers = {
      authorization: "Bearer partner",
      accept: "text/event-stream",
      "content-type": "application/json",
    };
    const streamRequest = request(`${service.url}/graphql/stream`, { method: "POST", headers });
    streamRequest.end(JSON.stringify({ query: "subscription { flood }" }));
    const [response] = await once(streamRequest, "response");
    await letServicePull();
    expect(pulled).toBeLessThan(events);
    let text = "";
    for await (const chunk of response) text += chunk;
    expect(text.split("event: next").length - 1).toBe(events);
    expect(text).toContain("event: complete");
  });
});
