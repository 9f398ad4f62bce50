import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { committed } from "../graphql/support/access-directives.js";
import { type AccessWorld, openAccessWorld } from "../graphql/support/access-world.js";
import { randomFrom } from "../support/random.js";
import { type GeneratedRequest, plantedValues, RequestGenerator } from "./request-generator.js";

/** CI runs the full number, with FUZZ=full. */
const count = process.env.FUZZ === "full" ? 2_000 : 400;
const seed = Number(process.env.FUZZ_SEED ?? 20_261_123);

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

let world: AccessWorld;
beforeAll(async () => {
  world = await openAccessWorld({ VIEWER_TOKEN_SECRET: "planted-signing-secret-of-32-characters" });
});
afterAll(() => world?.close());

function heapMegabytes(): number {
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** Sends the request and returns its response: the whole body, or the first chunk of an event stream. */
async function send(
  url: string,
  { endpoint, method, path, headers, body }: GeneratedRequest,
): Promise<{ status: number; text: string }> {
  if (endpoint === "socket") return overSocket(url, headers.authorization ?? "", body ?? "");
  const abort = new AbortController();
  const response = await fetch(`${url}${path}`, { method, headers, body, signal: abort.signal });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  if (!isStream) return { status: response.status, text: await response.text() };
  // A subscription that was accepted never ends, so the first chunk has to do.
  const reader = response.body?.getReader();
  const first = await reader?.read();
  abort.abort();
  return { status: response.status, text: new TextDecoder().decode(first?.value) };
}

/** Opens a socket, initializes it, sends the frame and then a ping, and returns all messages up to the reply. */
function overSocket(url: string, authorization: string, frame: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws");
    let text = "";
    socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init", payload: { authorization } })));
    socket.on("message", (data) => {
      const message = String(data);
      text += message;
      if (message.includes("connection_ack")) {
        socket.send(frame);
        socket.send(JSON.stringify({ type: "ping" }));
      } else if (message.includes("pong") || message.includes("next")) {
        socket.close(4_999);
      }
    });
    socket.on("error", () => undefined);
    socket.on("close", (code, reason) =>
      resolve({ status: code === 1011 || code === 4500 ? 500 : 200, text: `${text}${reason}` }),
    );
  });
}

it(`answers ${count} generated requests without a server error, a stack trace or a leak`, async () => {
  const { service } = world;
  const random = randomFrom(seed);
  const [first = "", second = ""] = world.sessionIds;
  // The callers are another tenant and callers without the needed scopes; the ids belong to the first tenant.
  const credentials = [
    world.other,
    ...world.lacking.values(),
    world.viewers.get(second) ?? "",
    "vg_test_unknown0000000000",
  ] as const;
  const generator = new RequestGenerator(random, committed, credentials, [first, world.eventId, ...world.reportIds]);
  const secrets = ["planted-signing-secret", "_secret_", "rk_test_emulator", "sk_test_emulator", world.full];
  const requests = Array.from({ length: count }, () => generator.next());

  // The first requests fill the caches and pools that the service keeps on purpose.
  for (const request of requests.slice(0, 100)) await send(service.url, request);
  const before = heapMegabytes();
  const statuses = new Map<string, number>();
  for (const [index, request] of requests.entries()) {
    const { status, text } = await send(service.url, request);
    const context = `${seed}/${index}: ${JSON.stringify(request)}\n${status}: ${text}`;
    statuses.set(`${request.endpoint} ${status}`, (statuses.get(`${request.endpoint} ${status}`) ?? 0) + 1);
    expect(status, context).toBeLessThan(500);
    expect(text, context).not.toMatch(/node_modules|\.[jt]s:\d|"code":"INTERNAL"|\bat \w+ \(/);
    for (const secret of secrets) expect(text.includes(secret) && !isForCaller(text, request), context).toBe(false);
    expect(text.includes(plantedValues[1] ?? "") || text.includes(plantedValues[2] ?? ""), context).toBe(false);
  }
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  const after = heapMegabytes();
  expect(after - before, "megabytes that were not released").toBeLessThan(60);

  const logged = service.logged();
  for (const secret of [...secrets, ...plantedValues.slice(1)])
    expect(logged.includes(secret), `${secret} is logged`).toBe(false);
  const failures = logged.split("\n").filter((line) => /"level":(50|60)/.test(line));
  expect(failures).toEqual([]);
  for (const line of logged.trimEnd().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
  expect((await fetch(`${service.url}/livez`)).status).toBe(200);
  console.log(
    `fuzz: seed ${seed}, ${count} requests: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}; ` +
      `heap after gc ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`,
  );
}, 300_000);

/** Returns whether the request selected session access (client secret, mobile credential) of a session that the caller started. */
function isForCaller(text: string, { body, path }: GeneratedRequest): boolean {
  return text.includes("_secret_") && /clientSecret|createMobileCredential/.test(`${body}${decodeURIComponent(path)}`);
}
