import { Redis } from "ioredis";
import { afterEach, expect, it, vi } from "vitest";
import { StartSelfieVerificationDocument, WatchVerificationDocument } from "../generated/graphql.js";
import { type Cluster, clusterKey, clusterTenant, createCluster } from "../support/cluster.js";
import { Follower } from "../support/follower.js";
import { type OwnServer, startPostgres, startRedis } from "../support/own-servers.js";
import { createDatabase } from "../support/postgres.js";
import { cursorBefore, differences, listLog, regressions } from "../support/recorder-check.js";
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

it("Redis rings the bell between nodes; while it stands still or is away events still arrive, and again by the bell when it is back", async () => {
  // Of the machine's server nothing is asked but that it is there: what is stopped is the test's own.
  const present = new Redis("redis://127.0.0.1:6379", { lazyConnect: true, retryStrategy: () => null });
  present.on("error", () => undefined);
  await present.connect().catch((error: Error) => {
    throw new Error(`This suite needs Redis on 127.0.0.1:6379: ${error.message}`);
  });
  present.disconnect();
  const database = await createDatabase("vg_redis");
  closing.push(() => database.drop());
  const redis = await startRedis();
  closing.push(() => redis.remove());
  const cluster = await openCluster(2, [0], { DATABASE_URL: database.url, REDIS_URL: redis.url }, "redis");
  const heard: string[] = [];
  const listen = async () => {
    const ear = new Redis(redis.url);
    ear.on("error", () => undefined);
    closing.push(async () => ear.disconnect());
    ear.on("message", (_channel, tenant) => heard.push(tenant));
    await ear.subscribe("verification_graph:log");
  };
  await listen();

  const journey = async () => {
    const { id, cursor } = await start(cluster, 0);
    const client = cluster.node(1).createWebSocketClient();
    const updates = updatesOf(client, WatchVerificationDocument, { id, after: cursor });
    await cluster.emulator.control.submit(id);
    for (const status of ["PROCESSING", "VERIFIED"])
      expect((await updates.next()).verificationSessionUpdated.session.status).toBe(status);
    await client.dispose();
  };
  await journey();
  expect(new Set(heard)).toEqual(new Set([clusterTenant]));

  redis.freeze(true);
  await journey();
  redis.freeze(false);

  await redis.kill();
  await journey();
  for (const node of cluster.nodes) expect((await fetch(`${node.url}/readyz`)).status).toBe(200);

  await redis.start();
  heard.length = 0;
  await listen();
  await vi.waitFor(async () => {
    await journey();
    expect(heard).toContain(clusterTenant);
  }, patience);
  for (const node of cluster.nodes) expect(node.running).toBe(true);
});

it("the database's server dies in the middle and comes back: no event is lost, no client loses its place", async () => {
  const postgres: OwnServer = await startPostgres();
  closing.push(() => postgres.remove());
  const cluster = await openCluster(3, [0, 1], { DATABASE_URL: postgres.url, RECONCILE_SECONDS: "5" }, "dying");
  const after = await cursorBefore(cluster.node(0).url, clusterKey);
  let turn = 0;
  const somewhere = () => {
    turn += 1;
    return cluster.node(turn).url;
  };
  const doors = ["websocket", "sse", "websocket", "sse"] as const;
  const followers = doors.map((door) => new Follower(door, { url: somewhere, key: clusterKey, filter: null, after }));
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
  const unready = await fetch(`${cluster.node(0).url}/readyz`);
  expect(unready.status).toBe(503);
  const live = await fetch(`${cluster.node(0).url}/livez`);
  expect(live.status).toBe(200);
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
    `${ids.length} sessions; the server died after ${10} submissions, ${failed} deliveries were refused; ${log.length} events, each seen once by ${followers.length} clients`,
  );
});
