/**
 * How fast the emulator is, and how its memory grows. Build first; then
 * `node --expose-gc bench/emulator.mjs [sessions, 10000] [sessions kept, 2000] [state file]`.
 * One round of 1,000: created and read by the SDK's own HTTP, submitted by control, every event delivered and answered.
 * Memory grows by what is kept, some 8 kB a session, and is flat from there on.
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
const receiver = http.createServer((request, response) => {
  request.resume().on("end", () => {
    delivered += 1;
    response.end("{}");
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

async function oneSession() {
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

async function many(count) {
  let left = count;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) await oneSession();
    }),
  );
}

function megabytes() {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return `heap ${(heapUsed / 2 ** 20).toFixed(1)} MB, resident ${(rss / 2 ** 20).toFixed(0)} MB`;
}

for (let done = 0; done < total; done += round) {
  const started = performance.now();
  await many(round);
  while (delivered < (done + round) * eventsPerSession) await new Promise((resolve) => setTimeout(resolve, 5));
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${done + round} sessions: the last ${round} in ${seconds.toFixed(2)} s (${(round / seconds).toFixed(0)}/s, ${delivered} deliveries); ${megabytes()}`,
  );
}

await emulator.close();
receiver.close();
receiver.closeAllConnections();
