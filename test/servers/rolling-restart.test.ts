import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { StartSelfieVerificationDocument } from "../generated/graphql.js";
import { type Cluster, clusterKey, createCluster } from "../support/cluster.js";
import { Follower } from "../support/follower.js";
import { cursorBefore, differences, listLog, regressions } from "../support/log-check.js";
import { createDatabase, type OwnDatabase } from "../support/postgres.js";

const total = 90;
const patience = { timeout: 60_000, interval: 100 };
let database: OwnDatabase;
let cluster: Cluster;

beforeAll(async () => {
  database = await createDatabase("vg_rolling");
  cluster = await createCluster({
    size: 3,
    // Each node is a webhook endpoint, so an event is delivered three times, or twice while one node is down.
    webhooksTo: [0, 1, 2],
    settings: { DATABASE_URL: database.url },
    seed: "rolling",
  });
  await cluster.start();
});
afterAll(async () => {
  await cluster?.close();
  await database?.drop();
});

it("a rolling restart under load loses no start and no event, and clients resume where they were", async () => {
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

  const codes: (number | null)[] = [];
  let restarting = true;
  const restart = async () => {
    for (const node of cluster.nodes) {
      codes.push(await node.end("SIGTERM"));
      await node.start();
    }
    restarting = false;
  };
  const started = new Set<string>();
  let failedRequests = 0;
  // Repeats the request at the next node until one succeeds, as a partner's server does behind a load balancer.
  const startOne = async (index: number) => {
    const input = { idempotencyKey: `rolling-${index}` };
    for (let tries = 0; ; tries += 1) {
      const node = cluster.node(index + tries);
      const response = await node.query(StartSelfieVerificationDocument, { input }).catch(() => null);
      const id = response?.data?.startSelfieVerification.session?.id;
      if (id) {
        started.add(id);
        await cluster.emulator.control.submit(id);
        return;
      }
      failedRequests += 1;
      if (tries > 200) throw new Error(`no node answers: ${JSON.stringify(response)}`);
      // The pause between two requests of a client, while the nodes that could answer restart.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const restarts = restart();
  let index = 0;
  for (; index < total || restarting; index += 3) await Promise.all([index, index + 1, index + 2].map(startOne));
  await restarts;

  expect(codes).toEqual([0, 0, 0]);
  expect((await cluster.emulator.control.sessions()).length).toBe(started.size);
  const [node] = cluster.nodes;
  if (!node) throw new Error("the cluster has no nodes");
  await vi.waitFor(
    async () =>
      expect(await database.run("select 1 from verification_sessions where status <> 'VERIFIED'")).toMatchObject({
        rowCount: 0,
      }),
    patience,
  );
  const log = await listLog(node.url, clusterKey);
  await vi.waitFor(
    () => expect(followers.map(({ seen }) => seen.length)).toEqual(followers.map(() => log.length)),
    patience,
  );
  for (const follower of followers) await follower.stop();
  expect(log).toHaveLength(3 * started.size);
  expect(regressions(log)).toEqual([]);
  expect(followers.map((follower) => differences(log, follower))).toEqual(followers.map(() => []));
  // The protocol closed the connections for a reconnect; no error ended a subscription.
  for (const { disconnects } of followers) expect([...disconnects.keys()].join()).not.toContain("SHUTTING_DOWN");
  const reasons = followers.map(
    ({ transport, disconnects }) =>
      `${transport}: ${[...disconnects].map(([reason, count]) => `${count} x ${reason}`).join(", ")}`,
  );
  console.log(
    `${started.size} sessions started through 3 restarts, ${failedRequests} requests failed; ${log.length} events, each received once by ${followers.length} clients\n${reasons.join("\n")}`,
  );
});
