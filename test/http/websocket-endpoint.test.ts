import { once } from "node:events";
import { type Client, createClient } from "graphql-ws";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { FeedEndedError } from "../../src/events/feed-ended-error.js";
import { TinyService } from "./tiny-service.js";

describe("the WebSocket endpoint", () => {
  let service: TinyService;
  let clients: Client[] = [];
  const client = (authorization: string | null = "Bearer partner", retryAttempts = 0) => {
    const created = createClient({
      url: service.socketUrl,
      webSocketImpl: WebSocket,
      retryAttempts,
      ...(authorization && { connectionParams: { authorization } }),
    });
    clients.push(created);
    return created;
  };
  beforeEach(async () => {
    service = await TinyService.start();
  });
  afterEach(async () => {
    await Promise.all(clients.map((each) => each.dispose()));
    clients = [];
    await service.stop();
  });

  it("pushes events, and stops at once when the client ends the subscription", async () => {
    const ticks = client("Bearer partner").iterate({ query: "subscription { ticks }" });
    const first = ticks.next();
    await service.waitForSubscribers(1);
    service.tick();
    expect((await first).value).toEqual({ data: { ticks: 1 } });
    expect(await (await fetch(`${service.url}/metrics`)).text()).toContain(
      'verification_graph_subscriptions{door="websocket"} 1',
    );
    await ticks.return?.();
    await service.waitForSubscribers(0);
    expect(await (await fetch(`${service.url}/metrics`)).text()).toContain(
      'verification_graph_subscriptions{door="websocket"} 0',
    );
  });

  it("executes queries and mutations with the same context and masking as over HTTP", async () => {
    const socket = client("Bearer partner:b");
    expect(await socket.iterate({ query: "{ caller }" }).next()).toMatchObject({ value: { data: { caller: "b" } } });
    expect(await socket.iterate({ query: "mutation { tick }" }).next()).toMatchObject({ value: { data: { tick: 1 } } });
    const broken = (await socket.iterate({ query: "{ broken }" }).next()).value;
    expect(broken.errors).toEqual([
      {
        message: "Something went wrong.",
        extensions: { code: "INTERNAL_SERVER_ERROR", requestId: expect.any(String) },
      },
    ]);
    expect(broken.errors[0].extensions.requestId).toBe(service.requests.at(-1)?.requestId);
  });

  it.each([
    ["{", "GRAPHQL_PARSE_FAILED"],
    ["{ nope }", "GRAPHQL_VALIDATION_FAILED"],
    ["{ forbidden }", "GRAPHQL_VALIDATION_FAILED"],
    ["query A { hello } query B { hello }", "OPERATION_RESOLUTION_FAILURE"],
  ])("rejects %s with %s", async (query, code) => {
    await expect(client().iterate({ query }).next()).rejects.toMatchObject([{ extensions: { code } }]);
  });

  it("reports an invalid variable with the same code as over HTTP", async () => {
    const query = "query($n: Int!) { number(of: $n) }";
    const { value } = await client()
      .iterate({ query, variables: { n: "x" } })
      .next();
    expect(value.errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  it("closes with 4403 on a wrong credential", async () => {
    await expect(client("Bearer wrong").iterate({ query: "{ hello }" }).next()).rejects.toMatchObject({ code: 4403 });
  });

  it("closes with 1013 (try again later) when a credential cannot be checked", async () => {
    await expect(client("Bearer database-away").iterate({ query: "{ hello }" }).next()).rejects.toMatchObject({
      code: 1013,
    });
  });

  it("ends a stream with the feed's reason", async () => {
    const ticks = client().iterate({ query: "subscription { ticks }" });
    const ended = ticks.next();
    await service.waitForSubscribers(1);
    service.failStreams(new FeedEndedError("SLOW_CONSUMER", "Too slow."));
    await expect(ended).rejects.toEqual([
      { message: "Too slow.", extensions: { code: "SLOW_CONSUMER", retryable: true } },
    ]);
    await service.waitForSubscribers(0);
  });

  it("reports why a stream cannot start", async () => {
    const { value } = await client().iterate({ query: "subscription { refused }" }).next();
    expect(value.errors[0]).toMatchObject({ extensions: { code: "CURSOR_EXPIRED", retryable: false } });
  });

  it("counts operations on sockets and over HTTP together", async () => {
    await service.stop();
    service = await TinyService.start({ rateLimitPerMinute: 3 });
    const authorization = "Bearer partner:a";
    await service.post({ query: "{ hello }" }, { authorization });
    const socket = client(authorization);
    for (const _ of [1, 2]) await socket.iterate({ query: "{ hello }" }).next();
    await expect(socket.iterate({ query: "{ hello }" }).next()).rejects.toMatchObject([
      { extensions: { code: "RATE_LIMITED" } },
    ]);
    expect((await service.post({ query: "{ hello }" }, { authorization })).status).toBe(429);
  });

  it("lets a viewer reconnect with a new token after the old one expired", async () => {
    const tokens = ["Bearer viewer:50", "Bearer viewer:60000"];
    const renewing = createClient({
      url: service.socketUrl,
      webSocketImpl: WebSocket,
      retryAttempts: 1,
      retryWait: async () => undefined,
      connectionParams: () => ({ authorization: tokens.shift() }),
    });
    clients.push(renewing);
    const closed = new Promise<unknown>((resolve) => renewing.on("closed", resolve));
    const ticks = renewing.iterate({ query: "subscription { ticks }" });
    const next = ticks.next();
    expect(await closed).toMatchObject({ code: 4403, reason: "Viewer token expired" });
    await service.waitForSubscribers(0);
    await service.waitForSubscribers(1);
    service.tick();
    expect((await next).value).toEqual({ data: { ticks: 1 } });
  });

  it("closes with 4403 once the key is revoked, even without a further request", async () => {
    await service.stop();
    service = await TinyService.start({}, { keyCheck: 20 });
    const socket = client("Bearer partner");
    const closed = new Promise<unknown>((resolve) => socket.on("closed", resolve));
    socket.subscribe({ query: "subscription { ticks }" }, { next() {}, error() {}, complete() {} });
    await service.waitForSubscribers(1);
    service.revoked.add("k1");
    expect(await closed).toMatchObject({ code: 4403, reason: "Forbidden" });
    await service.waitForSubscribers(0);
  });

  it("executes no further operation for a revoked key", async () => {
    const socket = client("Bearer partner");
    expect(await socket.iterate({ query: "{ caller }" }).next()).toMatchObject({ value: { data: { caller: "acme" } } });
    const following = socket.iterate({ query: "subscription { ticks }" }).next();
    await service.waitForSubscribers(1);
    service.revoked.add("k1");
    const requestsBefore = service.requests.length;
    await expect(socket.iterate({ query: "{ caller }" }).next()).rejects.toMatchObject({ code: 4403 });
    await expect(following).rejects.toMatchObject({ code: 4403 });
    expect(service.requests.length).toBe(requestsBefore);
  });

  it("keeps streams open while revoked keys cannot be looked up", async () => {
    await service.stop();
    service = await TinyService.start({}, { keyCheck: 20 });
    const next = client("Bearer partner").iterate({ query: "subscription { ticks }" }).next();
    await service.waitForSubscribers(1);
    service.keysFailure = new Error("connect ECONNREFUSED 10.0.0.1:5432");
    const failures = () => service.lines.filter((line) => line.includes("could not be checked")).length;
    await vi.waitFor(() => expect(failures()).toBeGreaterThan(1));
    service.tick();
    expect((await next).value).toEqual({ data: { ticks: 1 } });
  });

  it("closes with 4403 on a missing credential, and keeps authenticated connections", async () => {
    const authenticated = client().iterate({ query: "subscription { ticks }" }).next();
    await expect(client(null).iterate({ query: "subscription { ticks }" }).next()).rejects.toMatchObject({
      code: 4403,
    });
    await expect(client(null).iterate({ query: "{ __typename }" }).next()).rejects.toMatchObject({ code: 4403 });
    await service.waitForSubscribers(1);
    service.tick();
    expect((await authenticated).value).toEqual({ data: { ticks: 1 } });
  });

  it("rejects the upgrade for a page of a foreign origin", async () => {
    const foreign = new WebSocket(service.socketUrl, "graphql-transport-ws", { origin: "https://evil.example" });
    const [, response] = await once(foreign, "unexpected-response");
    expect(response.statusCode).toBe(403);
    foreign.once("error", () => undefined);
    foreign.terminate();
    const own = new WebSocket(service.socketUrl, "graphql-transport-ws", { origin: "http://localhost:5173" });
    await once(own, "open");
    own.terminate();
  });

  it("accepts its own pages at any host name, beside the listed origins", async () => {
    await service.stop();
    service = await TinyService.start({ allowedOrigins: ["https://app.example"] });
    const statusFor = async (origin: string, host: string) => {
      const socket = new WebSocket(service.socketUrl, "graphql-transport-ws", { origin, headers: { host } });
      socket.once("error", () => undefined);
      const status = await new Promise<number>((resolve) => {
        socket.once("open", () => resolve(101));
        socket.once("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
      });
      socket.terminate();
      return status;
    };
    expect(await statusFor(service.url, `127.0.0.1:${service.port}`)).toBe(101);
    expect(await statusFor("https://id.example.com", "id.example.com")).toBe(101);
    expect(await statusFor("https://id.example.com", "ID.example.com:443")).toBe(101);
    expect(await statusFor("https://app.example", "id.example.com")).toBe(101);
    expect(await statusFor("https://evil.example", "id.example.com")).toBe(403);
    expect(await statusFor("https://id.example.com:8443", "id.example.com")).toBe(403);
    expect(await statusFor("null", "null")).toBe(403);
  });

  it("closes sockets with 1001 within a second when the service shuts down", async () => {
    const socket = client();
    const closed = new Promise<unknown>((resolve) => socket.on("closed", resolve));
    const results: unknown[] = [];
    const finished = new Promise<void>((resolve) => {
      const error = (reason: unknown) => {
        results.push(reason);
        resolve();
      };
      const next = (result: unknown) => void results.push(result);
      socket.subscribe({ query: "subscription { ticks }" }, { next, error, complete: resolve });
    });
    await service.waitForSubscribers(1);
    const began = performance.now();
    const stopped = service.stop();
    // The feed ends in the same shutdown. Clients must see a lost connection, so that they reconnect, and not the end of their subscription.
    service.failStreams(new FeedEndedError("SHUTTING_DOWN", "The service is going down."));
    await Promise.all([stopped, finished]);
    expect(results).toMatchObject([{ code: 1001 }]);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(await closed).toMatchObject({ code: 1001 });
  });
});
