import { createClient } from "graphql-sse";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FeedEndedError } from "../../src/events/feed-ended-error.js";
import { TinyService } from "../http/tiny-service.js";

const ticks = "subscription { ticks }";
const authorization = "Bearer partner";

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
      headers: { authorization, accept: "text/event-stream", "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });

  describe("with a connection for each operation", () => {
    it("sends the cursor as the id of each event, and resumes after Last-Event-ID", async () => {
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

    it("accepts GET for queries and rejects mutations by GET", async () => {
      const get = (query: string) =>
        fetch(`${service.url}/graphql/stream?query=${encodeURIComponent(query)}`, {
          headers: { authorization, accept: "text/event-stream" },
        });
      expect((await eventsOf(await get("{ hello }")).next()).value).toContain("hello you");
      const refused = await get("mutation { tick }");
      expect([refused.status, refused.headers.get("allow")]).toEqual([405, "POST"]);
    });

    it("sends invalid operations, masked errors and the end of the feed as results, and then completes", async () => {
      const firstError = async (query: string, meanwhile?: () => Promise<void>) => {
        const events = eventsOf(await stream(query));
        const next = events.next();
        await meanwhile?.();
        const { errors } = JSON.parse(String((await next).value).replace("event: next\ndata: ", ""));
        expect((await events.next()).value).toBe("event: complete\ndata:");
        expect((await events.next()).done).toBe(true);
        return errors[0];
      };
      expect(await firstError("{ nope }")).toMatchObject({ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });
      expect(await firstError("{")).toMatchObject({ extensions: { code: "GRAPHQL_PARSE_FAILED" } });
      expect(await firstError("{ broken }")).toMatchObject({ message: "Something went wrong." });
      expect(await firstError("subscription { refused }")).toMatchObject({ extensions: { code: "CURSOR_EXPIRED" } });
      const slow = await firstError(ticks, async () => {
        await service.waitForSubscribers(1);
        service.failStreams(new FeedEndedError("SLOW_CONSUMER", "Too slow."));
      });
      expect(slow).toEqual({ message: "Too slow.", extensions: { code: "SLOW_CONSUMER", retryable: true } });
    });

    it("rejects requests with a wrong credential, content type, Accept header, body or method", async () => {
      expect((await stream("{ hello }", { authorization: "Bearer wrong" })).status).toBe(401);
      expect((await stream("{ hello }", { "content-type": "text/plain" })).status).toBe(415);
      expect((await stream("{ hello }", { accept: "image/png" })).status).toBe(404);
      const url = `${service.url}/graphql/stream`;
      const headers = { authorization, accept: "text/event-stream", "content-type": "application/json" };
      expect((await fetch(url, { method: "POST", headers, body: "{}" })).status).toBe(400);
      expect((await fetch(url, { method: "PATCH", headers, body: "{}" })).status).toBe(405);
    });

    it("ends with UNAUTHENTICATED when a viewer token expires", async () => {
      const events = eventsOf(await stream(ticks, { authorization: "Bearer viewer:50" }));
      expect((await events.next()).value).toContain("UNAUTHENTICATED");
      expect((await events.next()).value).toBe("event: complete\ndata:");
      expect((await events.next()).done).toBe(true);
      await service.waitForSubscribers(0);
    });

    it("ends with UNAUTHENTICATED when the key is revoked", async () => {
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

    it("rejects a request without a credential with 401, and opens no stream", async () => {
      const response = await stream(ticks, { authorization: "" });
      expect(response.status).toBe(401);
      expect((await response.json()).errors[0].extensions.code).toBe("UNAUTHENTICATED");
      await service.waitForSubscribers(0);
    });

    it("completes within a second when the service shuts down", async () => {
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
    it("serves the graphql-sse client with several operations, which end one by one", async () => {
      const client = createClient({
        url: `${service.url}/graphql/stream`,
        headers: { authorization },
        singleConnection: true,
        lazy: true,
      });
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

    it("rejects reservations without a credential, and opens no stream for a token alone", async () => {
      const url = `${service.url}/graphql/stream`;
      expect((await fetch(url, { method: "PUT" })).status).toBe(401);
      const token = await (await fetch(url, { method: "PUT", headers: { authorization } })).text();
      const headers = { accept: "text/event-stream", "x-graphql-event-stream-token": token };
      expect((await fetch(url, { headers })).status).toBe(401);
    });

    it("accepts operations for a reservation from its own caller only", async () => {
      const url = `${service.url}/graphql/stream`;
      const owner = { authorization: "Bearer partner:a" };
      const reserved = await fetch(url, { method: "PUT", headers: owner });
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
      expect((await operate(owner)).status).toBe(202);

      const open = () =>
        fetch(url, { headers: { ...owner, accept: "text/event-stream", "x-graphql-event-stream-token": token } });
      const events = eventsOf(await open());
      expect((await events.next()).value).toContain('{"id":"1","payload":{"data":{"hello":"hello you"}}}');
      expect((await events.next()).value).toBe('event: complete\ndata: {"id":"1"}');
      expect((await open()).status).toBe(409);
      await events.return();
    });
  });
});

/** Yields the events of a stream without its comments. `return` closes the connection. */
async function* eventsOf(response: Response): AsyncGenerator<string, void> {
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) if (!block.startsWith(":")) yield block;
  }
}
