import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { committed } from "../graphql/support/access-directives.js";
import { type AccessWorld, openAccessWorld } from "../graphql/support/access-world.js";
import { randomFrom } from "../support/random.js";
import { Imagination, type MadeUp, planted } from "./made-up-requests.js";

/** All of them with FUZZ=full, as CI runs it. */
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

/** Sends it and answers all that came back, as far as it ends or says something. */
async function send(
  url: string,
  { door, method, path, headers, body }: MadeUp,
): Promise<{ status: number; text: string }> {
  if (door === "socket") return overSocket(url, headers.authorization ?? "", body ?? "");
  const abort = new AbortController();
  const response = await fetch(`${url}${path}`, { method, headers, body, signal: abort.signal });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  if (!isStream) return { status: response.status, text: await response.text() };
  // A subscription that was let in goes on for ever; its first words are enough.
  const reader = response.body?.getReader();
  const first = await reader?.read();
  abort.abort();
  return { status: response.status, text: new TextDecoder().decode(first?.value) };
}

/** A socket says hello, sends a frame, and asks for a last answer. */
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

it(`answers ${count} made-up requests without a failure of its own, a stack or a leak`, async () => {
  const { service } = world;
  const random = randomFrom(seed);
  const [first = "", second = ""] = world.sessionIds;
  // Tenant B and those who hold too little do the asking, about A's ids.
  const credentials = [
    world.other,
    ...world.lacking.values(),
    world.viewers.get(second) ?? "",
    "vg_test_unknown0000000000",
  ] as const;
  const imagination = new Imagination(random, committed, credentials, [first, world.eventId, ...world.reportIds]);
  const secretOnes = ["planted-signing-secret", "_secret_", "rk_test_emulator", "sk_test_emulator", world.full];
  const requests = Array.from({ length: count }, () => imagination.next());

  // The first ones fill what is kept on purpose: parsed texts, connections, pools.
  for (const request of requests.slice(0, 100)) await send(service.url, request);
  const before = heapMegabytes();
  const statuses = new Map<string, number>();
  for (const [index, request] of requests.entries()) {
    const { status, text } = await send(service.url, request);
    const asked = `${seed}/${index}: ${JSON.stringify(request)}\n${status}: ${text}`;
    statuses.set(`${request.door} ${status}`, (statuses.get(`${request.door} ${status}`) ?? 0) + 1);
    expect(status, asked).toBeLessThan(500);
    expect(text, asked).not.toMatch(/node_modules|\.[jt]s:\d|"code":"INTERNAL"|\bat \w+ \(/);
    for (const secret of secretOnes) expect(text.includes(secret) && !isOwnSecret(text, request), asked).toBe(false);
    expect(text.includes(planted[1] ?? "") || text.includes(planted[2] ?? ""), asked).toBe(false);
  }
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  const after = heapMegabytes();
  expect(after - before, "megabytes that didn't come back").toBeLessThan(60);

  const logged = service.logged();
  for (const secret of [...secretOnes, ...planted.slice(1)])
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

/** Ways into a session are told to who may start one: those are for the caller. */
function isOwnSecret(text: string, { body, path }: MadeUp): boolean {
  return text.includes("_secret_") && /clientSecret|createMobileCredential/.test(`${body}${decodeURIComponent(path)}`);
}
