/**
 * Measures the throughput and the memory of the emulator. Build first, then run
 * `node --expose-gc bench/emulator.mjs [sessions, 10000] [sessions kept, 2000] [state file]`.
 * In each round of 1,000, sessions are created and read through the SDK and submitted through the control API, and every event is
 * delivered and acknowledged. Memory grows by about 8 kB for each kept session, and stays constant once the limit is reached.
 */
import http from "node:http";
import Stripe from "stripe";
import { startEmulator } from "stripe-identity-emulator";

const total = Number(process.argv[2] ?? 10_000);
const kept = Number(process.argv[3] ?? 2000);
const stateFile = process.argv[4];
const round = 1000;
const eventsPerSession = 3;
const concurrency = 16;

let delivered = 0;
let onDelivery = () => undefined;
const receiver = http.createServer((request, response) => {
  request.resume().on("end", () => {
    delivered += 1;
    response.end("{}");
    onDelivery();
  });
});
await new Promise((resolve) => receiver.listen(0, "127.0.0.1", resolve));

const emulator = await startEmulator({ keptSessions: kept, keptDeliveries: kept * 3, ...(stateFile && { stateFile }) });
const stripe = new Stripe("sk_test_bench", {
  host: "127.0.0.1",
  port: emulator.port,
  protocol: "http",
  telemetry: false,
});
await stripe.webhookEndpoints.create({
  url: `http://127.0.0.1:${receiver.address().port}/`,
  enabled_events: ["*"],
});

/** Resolves once this number of events has been delivered. */
function deliveries(count) {
  return new Promise((resolve) => {
    onDelivery = () => {
      if (delivered >= count) resolve();
    };
    onDelivery();
  });
}

async function verifySession() {
  const session = await stripe.identity.verificationSessions.create({
    type: "document",
    options: { document: { require_matching_selfie: true } },
  });
  await emulator.control.submit(session.id);
  const verified = await stripe.identity.verificationSessions.retrieve(session.id, {
    expand: ["last_verification_report"],
  });
  if (verified.last_verification_report?.selfie?.status !== "verified")
    throw new Error(`${session.id} is not verified`);
}

async function verifySessions(count) {
  let left = count;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) await verifySession();
    }),
  );
}

function memoryUsage() {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return `heap ${(heapUsed / 2 ** 20).toFixed(1)} MB, resident ${(rss / 2 ** 20).toFixed(0)} MB`;
}

for (let done = 0; done < total; done += round) {
  const started = performance.now();
  await verifySessions(round);
  await deliveries((done + round) * eventsPerSession);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${done + round} sessions: the last ${round} in ${seconds.toFixed(2)} s (${(round / seconds).toFixed(0)}/s, ${delivered} deliveries); ${memoryUsage()}`,
  );
}

await emulator.close();
receiver.close();
receiver.closeAllConnections();
