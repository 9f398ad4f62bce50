import { Redis } from "ioredis";
import { afterEach, expect, it, vi } from "vitest";
import { StartSelfieVerificationDocument, WatchVerificationDocument } from "../generated/graphql.js";
import { type Cluster, clusterKey, clusterTenant, createCluster } from "../support/cluster.js";
import { Follower } from "../support/follower.js";
import { cursorBefore, differences, listLog, regressions } from "../support/log-check.js";
import { type OwnServer, startPostgres, startRedis } from "../support/own-servers.js";
import { createDatabase } from "../support/postgres.js";
import { updatesOf } from "../support/updates.js";

const patience = { timeout: 60_000, interval: 100 };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function openCluster(
  size: number,
  webhooksTo: number[],
  settings: Record<string, string>,
  seed: string,
): Promise<Cluster> {
  const cluster = await createCluster({ size, webhooksTo, settings, seed });
  closing.push(() => cluster.close());
  await cluster.start();
  return cluster;
}

async function start(cluster: Cluster, node: number) {
  const { data, errors } = await cluster.node(node).query(StartSelfieVerificationDocument, { input: {} });
  expect(errors).toEqual([]);
  const payload = data?.startSelfieVerification;
  if (!payload?.session || !payload.cursor) throw new Error(`no session: ${JSON.stringify(payload)}`);
  return { id: payload.session.id, cursor: payload.cursor };
}

it("delivers events while Redis hangs or is down, and notifies through Redis before and after", async () => {
  // Fails with a clear message where the Redis that the suite requires is missing. The server that the test stops is its own.
  const probe = new Redis("redis://127.0.0.1:6379", { lazyConnect: true, retryStrategy: () => null });
  probe.on("error", () => undefined);
  await probe.connect().catch((error: Error) => {
    throw new Error(`This suite needs Redis on 127.0.0.1:6379: ${error.message}`);
  });
  probe.disconnect();
  const database = await createDatabase("vg_redis");
  closing.push(() => database.drop());
  const redis = await startRedis();
  closing.push(() => redis.remove());
  const cluster = await openCluster(2, [0], { DATABASE_URL: database.url, REDIS_URL: redis.url }, "redis");
  const notifications: string[] = [];
  const listen = async () => {
    const subscriber = new Redis(redis.url);
    subscriber.on("error", () => undefined);
    closing.push(async () => subscriber.disconnect());
    subscriber.on("message", (_channel, tenant) => notifications.push(tenant));
    await subscriber.subscribe("verification_graph:log");
  };
  await listen();

  const verifySession = async () => {
    const { id, cursor } = await start(cluster, 0);
    const client = cluster.node(1).createWebSocketClient();
    const updates = updatesOf(client, WatchVerificationDocument, { id, after: cursor });
    await cluster.emulator.control.submit(id);
    for (const status of ["PROCESSING", "VERIFIED"])
      expect((await updates.next()).verificationSessionUpdated.session.status).toBe(status);
    await client.dispose();
  };
  await verifySession();
  expect(new Set(notifications)).toEqual(new Set([clusterTenant]));

  redis.freeze(true);
  await verifySession();
  redis.freeze(false);

  await redis.kill();
  await verifySession();
  for (const node of cluster.nodes) expect((await fetch(`${node.url}/readyz`)).status).toBe(200);

  await redis.start();
  notifications.length = 0;
  await listen();
  await vi.waitFor(async () => {
    await verifySession();
    expect(notifications).toContain(clusterTenant);
  }, patience);
  for (const node of cluster.nodes) expect(node.running).toBe(true);
});

it("loses no event when PostgreSQL crashes and restarts, and clients resume where they were", async () => {
  const postgres: OwnServer = await startPostgres();
  closing.push(() => postgres.remove());
  const cluster = await openCluster(3, [0, 1], { DATABASE_URL: postgres.url, RECONCILE_SECONDS: "5" }, "outage");
  const after = await cursorBefore(cluster.node(0).url, clusterKey);
  let connections = 0;
  const nextNodeUrl = () => {
    connections += 1;
    return cluster.node(connections).url;
  };
  const transports = ["websocket", "sse", "websocket", "sse"] as const;
  const followers = transports.map(
    (transport) => new Follower(transport, { url: nextNodeUrl, key: clusterKey, filter: null, after }),
  );
  for (const follower of followers) follower.start();
  await Promise.all(followers.map((follower) => follower.ready));

  const ids: string[] = [];
  for (let index = 0; index < 30; index += 1) ids.push((await start(cluster, index)).id);
  let submitted = 0;
  const submitting = (async () => {
    for (const id of ids) {
      await cluster.emulator.control.submit(id);
      submitted += 1;
      if (submitted === 10) await postgres.kill();
    }
  })();
  await submitting;
  expect((await fetch(`${cluster.node(0).url}/readyz`)).status).toBe(503);
  expect((await fetch(`${cluster.node(0).url}/livez`)).status).toBe(200);
  await postgres.start();

  await vi.waitFor(async () => {
    const log = await listLog(cluster.node(0).url, clusterKey);
    expect(log.filter(({ type }) => type === "VERIFIED")).toHaveLength(ids.length);
  }, patience);
  const log = await listLog(cluster.node(1).url, clusterKey);
  await vi.waitFor(
    () => expect(followers.map(({ seen }) => seen.length)).toEqual(followers.map(() => log.length)),
    patience,
  );
  for (const follower of followers) await follower.stop();
  expect(log).toHaveLength(3 * ids.length);
  expect(regressions(log)).toEqual([]);
  expect(followers.map((follower) => differences(log, follower))).toEqual(followers.map(() => []));
  for (const node of cluster.nodes) expect(node.running).toBe(true);
  const failed = (await cluster.emulator.control.deliveries()).filter(({ status }) => status === "failed").length;
  console.log(
    `${ids.length} sessions; PostgreSQL crashed after 10 submissions, ${failed} deliveries failed; ${log.length} events, each received once by ${followers.length} clients`,
  );
});
