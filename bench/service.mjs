/**
 * Measures the cost of the service, as ratios to a minimal GraphQL server, and the delay of its updates. Run it with `npm run bench`;
 * BENCH_DATABASE_URL selects a database other than one in memory. Compare figures within a run only, not between machines or runs.
 */
import { fileURLToPath } from "node:url";
import { freePort, startChild } from "./support/child.mjs";
import { measureFeed } from "./support/feed.mjs";
import { inspected } from "./support/heap.mjs";
import { ask, throughput } from "./support/load.mjs";
import { deliver, webhookSecret } from "./support/signed-events.mjs";

const key = "vg_test_demo";
const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const print = (line) => console.log(line);

const [port, emulatorPort, baselinePort] = [await freePort(), await freePort(), await freePort()];
const inspectorPort = await freePort();
const [url, baselineUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${baselinePort}`];
const began = performance.now();
const service = await startChild(
  file("../dist/bin/verification-graph.js"),
  ["serve"],
  {
    NODE_OPTIONS: inspected(inspectorPort),
    PORT: String(port),
    EMULATOR: "on",
    EMULATOR_PORT: String(emulatorPort),
    DATABASE_URL: process.env.BENCH_DATABASE_URL ?? "memory:",
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    LOG_LEVEL: "warn",
    RATE_LIMIT_PER_MINUTE: "100000000",
    RECONCILE_SECONDS: "3600",
  },
  /is ready/,
);
print(`start, on an empty database: ${((performance.now() - began) / 1_000).toFixed(2)} s`);
const baseline = await startChild(file("support/baseline.mjs"), [], { PORT: String(baselinePort) }, /ready/);

const ids = Array.from({ length: 100 }, (_, index) => `vs_benchRead${index}`);
for (const id of ids) await deliver(url, id, "requires_input");
const fields = "id status attempts checks createdAt lastError { code }";
const single = `query($id: ID!) { verificationSession(id: $id) { ${fields} } }`;
const page = `{ verificationSessions(first: 50) { edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } } }`;
for (let applied = 0; applied < ids.length; ) {
  const { verificationEvents } = await ask(url, key, "{ verificationEvents(first: 100) { edges { cursor } } }");
  applied = verificationEvents.edges.length;
}

const reads = [
  ["single status", single, () => ({ id: ids[Math.floor(Math.random() * ids.length)] })],
  ["page of 50", page, () => ({})],
];
for (const [name, query, variables] of reads) {
  for (const target of [url, baselineUrl]) await throughput(() => ask(target, key, query, variables()), { seconds: 1 });
  const baselineRate = await throughput(() => ask(baselineUrl, key, query, variables()));
  const serviceRate = await throughput(() => ask(url, key, query, variables()));
  print(
    `${name}: ${serviceRate.toFixed(0)}/s with credential, limits and database; only Fastify and graphql ${baselineRate.toFixed(0)}/s: ratio ${(baselineRate / serviceRate).toFixed(2)}`,
  );
}

for (const line of await measureFeed({ url, key, inspectorPort, subscribers: 1_000, eventsPerSecond: 200 }))
  print(line);
service.end();
baseline.end();
process.exit(0);
