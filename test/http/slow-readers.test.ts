import { once } from "node:events";
import { request } from "node:http";
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RawSocket } from "../conformance/raw-socket.js";
import { TinyService } from "./tiny-service.js";

const events = 400;
const payload = "x".repeat(64 * 1024);

/** What a reader doesn't take must wait in the feed's queue, which has a bound, and not in ours. */
describe("a reader that doesn't read", () => {
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

  /** Long enough for a service that holds nothing back to have pulled everything. */
  async function meanwhile(): Promise<void> {
    await begun;
    await turns();
  }

  async function turns(): Promise<void> {
    for (let turn = 0; turn < 60; turn += 1) await (await service.post({ query: "{ hello }" })).text();
  }

  it("holds its operation back on a socket, and gets everything once it reads on", async () => {
    const reader = await RawSocket.ready(service.socketUrl);
    reader.send({ type: "subscribe", id: "1", payload: { query: "subscription { flood }" } });
    reader.socket.pause();
    await meanwhile();
    expect(pulled).toBeLessThan(events);
    reader.socket.resume();
    for (let count = 0; count < events; count += 1) expect((await reader.next()).type).toBe("next");
    expect(await reader.next()).toEqual({ type: "complete", id: "1" });
    reader.socket.close();
  });

  it("is read no further while its pings go unanswered, and then on", async () => {
    const reader = await RawSocket.ready(service.socketUrl);
    const { socket } = reader;
    socket.pause();
    for (let sent = 0; sent < events; sent += 1) socket.send(JSON.stringify({ type: "ping", payload: { payload } }));
    await turns();
    // What isn't read there waits here.
    expect(socket.bufferedAmount).toBeGreaterThan(0);
    socket.resume();
    for (let count = 0; count < events; count += 1) expect((await reader.next()).type).toBe("pong");
    socket.close();
  });

  it("holds its operation back on an event stream, and gets everything once it reads on", async () => {
    const headers = {
      authorization: "Bearer partner",
      accept: "text/event-stream",
      "content-type": "application/json",
    };
    const asking = request(`${service.url}/graphql/stream`, { method: "POST", headers });
    asking.end(JSON.stringify({ query: "subscription { flood }" }));
    const [response] = await once(asking, "response");
    await meanwhile();
    expect(pulled).toBeLessThan(events);
    let text = "";
    for await (const chunk of response) text += chunk;
    expect(text.split("event: next").length - 1).toBe(events);
    expect(text).toContain("event: complete");
  });
});
