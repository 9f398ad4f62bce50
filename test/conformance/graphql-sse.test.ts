import { createClient } from "graphql-sse";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FeedEndedError } from "../../src/events/feed-ended-error.js";
import { TinyService } from "../http/tiny-service.js";

const ticks = "subscription { ticks }";

/** Source: github.com/enisdenjo/graphql-sse, PROTOCOL.md. */
describe("graphql-sse", () => {
  let service: TinyService;
  beforeEach(async () => {
    service = await TinyService.start();
  });
  afterEach(() => service.stop());

  const stream = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/graphql/stream`, {
      method: "POST",
      headers: { accept: "text/event-stream", "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });

  describe("with a connection for each operation", () => {
    it("gives each event the cursor as its id, and resumes behind Last-Event-ID", async () => {
      const first = await stream(ticks);
      expect(first.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
      expect(first.headers.get("cache-control")).toBe("no-store");
      const events = eventsOf(first);
      await service.waitForSubscribers(1);
      service.tick();
      expect((await events.next()).value).toBe('id: c1\nevent: next\ndata: {"data":{"ticks":1}}');
      await events.return();
      await service.waitForSubscribers(0);
      service.tick();
      service.tick();

      const resumed = eventsOf(await stream(ticks, { "last-event-id": "c1" }));
      expect((await resumed.next()).value).toBe('id: c2\nevent: next\ndata: {"data":{"ticks":2}}');
      expect((await resumed.next()).value).toBe('id: c3\nevent: next\ndata: {"data":{"ticks":3}}');
      service.tick();
      expect((await resumed.next()).value).toContain("id: c4\n");
      await resumed.return();
      await service.waitForSubscribers(0);
    });

    it("completes and ends after a single result", async () => {
      const events = [];
      for await (const event of eventsOf(await stream("mutation { tick }"))) events.push(event);
      expect(events).toEqual(['event: next\ndata: {"data":{"tick":1}}', "event: complete\ndata:"]);
    });

    it("takes GET, for all but mutations", async () => {
      const get = (query: string) =>
        fetch(`${service.url}/graphql/stream?query=${encodeURIComponent(query)}`, {
          headers: { accept: "text/event-stream" },
        });
      expect((await eventsOf(await get("{ hello }")).next()).value).toContain("hello you");
      const refused = await get("mutation { tick }");
      expect([refused.status, refused.headers.get("allow")]).toEqual([405, "POST"]);
    });

    it("tells mistakes, masked errors and the feed's end as results, and then completes", async () => {
      const told = async (query: string, meanwhile?: () => Promise<void>) => {
        const events = eventsOf(await stream(query));
        const next = events.next();
        await meanwhile?.();
        const { errors } = JSON.parse(String((await next).value).replace("event: next\ndata: ", ""));
        expect((await events.next()).value).toBe("event: complete\ndata:");
        expect((await events.next()).done).toBe(true);
        return errors[0];
      };
      expect(await told("{ nope }")).toMatchObject({ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });
      expect(await told("{")).toMatchObject({ extensions: { code: "GRAPHQL_PARSE_FAILED" } });
      expect(await told("{ broken }")).toMatchObject({ message: "Something went wrong." });
      expect(await told("subscription { refused }")).toMatchObject({ extensions: { code: "CURSOR_EXPIRED" } });
      const slow = await told(ticks, async () => {
        await service.waitForSubscribers(1);
        service.failStreams(new FeedEndedError("SLOW_CONSUMER", "Too slow."));
      });
      expect(slow).toEqual({ message: "Too slow.", extensions: { code: "SLOW_CONSUMER", retryable: true } });
    });

    it("refuses what isn't a request", async () => {
      expect((await stream("{ hello }", { authorization: "Bearer wrong" })).status).toBe(401);
      expect((await stream("{ hello }", { "content-type": "text/plain" })).status).toBe(415);
      expect((await stream("{ hello }", { accept: "image/png" })).status).toBe(404);
      const url = `${service.url}/graphql/stream`;
      const headers = { accept: "text/event-stream", "content-type": "application/json" };
      expect((await fetch(url, { method: "POST", headers, body: "{}" })).status).toBe(400);
      expect((await fetch(url, { method: "PATCH", headers, body: "{}" })).status).toBe(405);
    });

    it("tells a viewer whose token expires, and ends", async () => {
      const events = eventsOf(await stream(ticks, { authorization: "Bearer viewer:50" }));
      expect((await events.next()).value).toContain("UNAUTHENTICATED");
      expect((await events.next()).value).toBe("event: complete\ndata:");
      expect((await events.next()).done).toBe(true);
      await service.waitForSubscribers(0);
    });

    it("tells a partner whose key has ended, and ends", async () => {
      await service.stop();
      service = await TinyService.start({}, { keyCheck: 20 });
      const events = eventsOf(await stream(ticks, { authorization: "Bearer partner" }));
      const first = events.next();
      await service.waitForSubscribers(1);
      service.revoked.add("k1");
      expect((await first).value).toContain("UNAUTHENTICATED");
      expect((await events.next()).value).toBe("event: complete\ndata:");
      expect((await events.next()).done).toBe(true);
      await service.waitForSubscribers(0);
    });

    it("lets go of who says nothing of who they are", async () => {
      await service.stop();
      service = await TinyService.start({}, { anonymous: 50 });
      const events = eventsOf(await stream(ticks));
      expect((await events.next()).value).toContain("UNAUTHENTICATED");
      expect((await events.next()).value).toBe("event: complete\ndata:");
      expect((await events.next()).done).toBe(true);
      await service.waitForSubscribers(0);
    });

    it("completes when the service goes, within a second", async () => {
      const events = eventsOf(await stream(ticks));
      await service.waitForSubscribers(1);
      const began = performance.now();
      const stopped = service.stop();
      service.failStreams(new FeedEndedError("SHUTTING_DOWN", "The service is going down."));
      expect((await events.next()).value).toBe("event: complete\ndata:");
      expect((await events.next()).done).toBe(true);
      await stopped;
      expect(performance.now() - began).toBeLessThan(1_000);
    });

    it("serves the graphql-sse client", async () => {
      const client = createClient({
        url: `${service.url}/graphql/stream`,
        headers: { authorization: "Bearer partner" },
      });
      const results = client.iterate({ query: ticks });
      const next = results.next();
      await service.waitForSubscribers(1);
      service.tick();
      expect((await next).value).toEqual({ data: { ticks: 1 } });
      client.dispose();
      await service.waitForSubscribers(0);
    });
  });

  describe("with a single connection", () => {
    it("serves the graphql-sse client: many operations, ended one by one", async () => {
      const client = createClient({ url: `${service.url}/graphql/stream`, singleConnection: true, lazy: true });
      const first = client.iterate({ query: ticks });
      const second = client.iterate({ query: "subscription { ticks(after: 0) }" });
      const both = Promise.all([first.next(), second.next()]);
      await service.waitForSubscribers(2);
      service.tick();
      expect((await both).map(({ value }) => value)).toEqual([{ data: { ticks: 1 } }, { data: { ticks: 1 } }]);
      await first.return?.();
      await service.waitForSubscribers(1);
      client.dispose();
      await service.waitForSubscribers(0);
    });

    it("lets go of a reservation's stream where nobody said who they are", async () => {
      await service.stop();
      service = await TinyService.start({}, { anonymous: 50 });
      const url = `${service.url}/graphql/stream`;
      const token = await (await fetch(url, { method: "PUT" })).text();
      const headers = { accept: "text/event-stream", "x-graphql-event-stream-token": token };
      expect((await eventsOf(await fetch(url, { headers })).next()).done).toBe(true);
    });

    it("keeps a reservation to who made it", async () => {
      const url = `${service.url}/graphql/stream`;
      const mine = { authorization: "Bearer partner:a" };
      const reserved = await fetch(url, { method: "PUT", headers: mine });
      expect(reserved.status).toBe(201);
      const token = await reserved.text();
      expect(token).toMatch(/^[0-9a-f-]{36}$/);
      const operate = (headers: Record<string, string>) =>
        fetch(url, {
          method: "POST",
          headers: { "x-graphql-event-stream-token": token, "content-type": "application/json", ...headers },
          body: JSON.stringify({ query: "{ hello }", extensions: { operationId: "1" } }),
        });
      expect((await operate({ authorization: "Bearer partner:b" })).status).toBe(404);
      expect((await operate(mine)).status).toBe(202);

      const open = () =>
        fetch(url, { headers: { ...mine, accept: "text/event-stream", "x-graphql-event-stream-token": token } });
      const events = eventsOf(await open());
      expect((await events.next()).value).toContain('{"id":"1","payload":{"data":{"hello":"hello you"}}}');
      expect((await events.next()).value).toBe('event: complete\ndata: {"id":"1"}');
      expect((await open()).status).toBe(409);
      await events.return();
    });
  });
});

/** The events of a stream, without comments. Ending it closes the connection. */
async function* eventsOf(response: Response): AsyncGenerator<string, void> {
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) if (!block.startsWith(":")) yield block;
  }
}
