import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RawSocket } from "../conformance/raw-socket.js";
import { type Random, randomFrom } from "../support/random.js";
import { TinyService } from "./tiny-service.js";

const seed = 20_260_101;

const methods = ["GET", "POST", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"];
const paths = [
  ...[
    "/graphql",
    "/graphql",
    "/graphql/stream",
    "/graphql/stream",
    "/webhooks/stripe",
    "/livez",
    "/readyz",
    "/metrics",
    "/x",
  ],
  ...[
    "/graphql?query=%7Bhello%7D",
    "/graphql?query=%",
    "/graphql?query=a&query=b",
    "/graphql?query={hello}&variables=x",
  ],
  ...["/graphql/stream?query=%7Bhello%7D", "/graphql/stream?token=x", "/graphql/stream?query={hello}&variables=x"],
  ...[
    "/graphql/stream?operationId=1&token=x",
    "//",
    "//x",
    "/%00",
    "/graphql/",
    "http://evil/graphql",
    "*",
    "/%E0%A4%A",
  ],
];
const bodies = [
  ...[
    "",
    "{}",
    "[]",
    "null",
    "1",
    '"x"',
    "\u0000",
    '{"query":',
    '[{"query":"{hello}"}]',
    '{"constructor":{"prototype":1}}',
  ],
  ...[
    '{"query":1}',
    '{"query":"{hello}"}',
    '{"query":"{hello}","variables":[]}',
    '{"query":"{hello}","variables":"x"}',
  ],
  ...[
    '{"query":"{hello}","extensions":1}',
    '{"query":"{hello}","operationName":5}',
    '{"query":"{hello}","operationName":"x"}',
  ],
  ...['{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}', '{"query":"{hello @skip}"}'],
  ...['{"query":"query($n:Int!){number(of:$n)}","variables":{"n":1e40}}', '{"query":"query($n:Int!){number(of:$n)}"}'],
  ...['{"query":"mutation{tick}"}', '{"query":"subscription{ticks}"}', `{"query":"${"{hello".repeat(300)}"}`],
  ...['{"query":"{hello}","extensions":{"operationId":"1"}}', '{"query":"{hello}","extensions":{"operationId":{}}}'],
];
const headers: Record<string, readonly string[]> = {
  "content-type": [
    "application/json",
    "application/json",
    "application/json; charset=utf-7",
    "text/plain",
    "x",
    ";;;",
    "application/graphql",
  ],
  accept: [
    "text/event-stream",
    "application/json",
    "*/*",
    "text/html",
    "garbage;;q=x",
    "image/png",
    "multipart/mixed",
    "",
  ],
  authorization: [
    "Bearer partner",
    "Bearer partner",
    "Bearer partner",
    "Bearer partner",
    "Bearer x",
    "",
    "Basic e",
    "Bearer viewer:NaN",
    "Bearer viewer:-5",
    "Bearer viewer:99999999999",
  ],
  "apollo-require-preflight": ["1"],
  "last-event-id": ["", "c1", "x".repeat(2_000)],
  "x-request-id": ["", "ok", "\u00e9", "a".repeat(500)],
  "x-graphql-event-stream-token": ["", "t1", "__proto__"],
  origin: ["null", "https://evil", "http://localhost:1", "::"],
  "access-control-request-method": ["POST", ""],
  "stripe-signature": ["", "t=1,v1=x"],
  upgrade: ["h2c", "x"],
  expect: ["100-continue", "x"],
};
const hosts = ["x", "x", "x", "x", "", "a b", "[::1", "x:99999", "x/y?z"];

const messages = [
  ...["x", "{}", "\u0000\uffff", '{"type":"ping","payload":1}', '{"type":"next","id":"1","payload":{}}'],
  ...[
    '{"type":"connection_init","payload":{"authorization":{}}}',
    '{"type":"connection_init"}',
    '{"type":"connection_init","payload":{"authorization":"Bearer partner"}}',
    '{"type":"connection_init","payload":{"headers":{"Authorization":"Bearer partner"}}}',
    '{"type":"connection_init","payload":{"headers":[]}}',
    '{"type":"connection_ack"}',
  ],
  ...[
    '{"type":"subscribe","id":"1","payload":{"query":"{"}}',
    '{"type":"subscribe","id":"2","payload":{"query":"{hello}"}}',
  ],
  ...[
    '{"type":"subscribe","id":"__proto__","payload":{"query":"subscription{ticks}"}}',
    '{"type":"complete","id":"__proto__"}',
  ],
  ...['{"type":"subscribe","id":"toString","payload":{"query":"{hello}"}}', '{"type":"complete","id":"toString"}'],
  ...['{"type":"subscribe","id":"3","payload":{"query":"query($n:Int!){number(of:$n)}","variables":{"__proto__":1}}}'],
];

describe(`random invalid requests with seed ${seed}`, () => {
  let service: TinyService;
  let random: Random;
  const pick = (values: readonly string[]) => random.pick(values);
  beforeEach(async () => {
    service = await TinyService.start({ rateLimitPerMinute: 1_000_000 });
    random = randomFrom(seed);
  });
  afterEach(async () => {
    await service.stop();
    expect(service.lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  it("are answered over HTTP without a server error or a stack trace (2,000 requests)", async () => {
    for (let count = 0; count < 2_000; count += 1) {
      const method = pick(methods);
      // Most requests carry a credential, because authentication rejects all others.
      const chosen = Object.entries(headers).filter(([name]) => random.upTo(4) < (name === "authorization" ? 3 : 1));
      const lines = chosen.map(([name, values]) => `${name}: ${pick(values)}`);
      if (lines.some((line) => line.startsWith("upgrade"))) lines.push("connection: upgrade");
      const body = pick(bodies);
      const head = [
        `${method} ${pick(paths)} HTTP/1.1`,
        `host: ${pick(hosts)}`,
        ...lines,
        `content-length: ${Buffer.byteLength(body)}`,
      ];
      const socket = connect(service.port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
      const response = await Promise.race([
        once(socket, "data").then(String),
        once(socket, "close").then(() => "nothing"),
      ]);
      socket.destroy();
      const context = `${head.join("\n")}\n${body}`;
      expect(response, context).toMatch(/^HTTP\/1\.1 [1-4]/);
      expect(response, context).not.toMatch(/node_modules|\.[jt]s:\d/);
    }
    await service.waitForSubscribers(0);
  });

  it("close WebSockets with a code for a client error (300 sockets)", async () => {
    for (let count = 0; count < 300; count += 1) {
      const { socket, closed } = await RawSocket.open(service.socketUrl);
      for (let sent = 0; sent < 5; sent += 1) socket.send(pick(messages));
      socket.send('"the end"');
      expect([4400, 4401, 4403, 4409, 4429]).toContain((await closed).code);
    }
    await service.waitForSubscribers(0);
  });
});
