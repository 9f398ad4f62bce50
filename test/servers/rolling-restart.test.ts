import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { StartSelfieVerificationDocument } from "../generated/graphql.js";
import { type Cluster, clusterKey, createCluster } from "../support/cluster.js";
import { Follower } from "../support/follower.js";
import { createDatabase, type OwnDatabase } from "../support/postgres.js";
import { cursorBefore, differences, listLog, regressions } from "../support/recorder-check.js";

const total = 90;
const patience = { timeout: 60_000, interval: 100 };
let database: OwnDatabase;
let cluster: Cluster;

beforeAll(async () => {
  database = await createDatabase("vg_rolling");
  cluster = await createCluster({
    size: 3,
    // Each node is an endpoint of its own: every event comes three times, and while one node is down still twice.
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

it("a rolling restart under load loses nothing: no start, no event, no client's place", async () => {
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
  let refused = 0;
  // As a partner's server does: the same request, to another node, until it is answered.
  const startOne = async (index: number) => {
    const input = { idempotencyKey: `rolling-${index}` };
    for (let tries = 0; ; tries += 1) {
      const node = cluster.node(index + tries);
      const answer = await node.query(StartSelfieVerificationDocument, { input }).catch(() => null);
      const id = answer?.data?.startSelfieVerification.session?.id;
      if (id) {
        started.add(id);
        await cluster.emulator.control.submit(id);
        return;
      }
      refused += 1;
      if (tries > 200) throw new Error(`no node answers: ${JSON.stringify(answer)}`);
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
  if (!node) throw new Error("a cluster has nodes");
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
  // Told to come back by the protocol, not by an error that ends what they asked for.
  for (const { disconnects } of followers) expect([...disconnects.keys()].join()).not.toContain("SHUTTING_DOWN");
  const ends = followers.map(
    ({ transport, disconnects }) =>
      `${transport}: ${[...disconnects].map(([reason, count]) => `${count} x ${reason}`).join(", ")}`,
  );
  console.log(
    `${started.size} sessions started through 3 restarts, ${refused} tries refused or broken; ${log.length} events, each seen once by ${followers.length} clients\n${ends.join("\n")}`,
  );
});
