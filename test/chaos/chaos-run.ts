import { expect, vi } from "vitest";
import type { VerificationEventFilter } from "../generated/graphql.js";
import { type Cluster, clusterKey, createCluster } from "../support/cluster.js";
import { Follower } from "../support/follower.js";
import { seededRandom } from "../support/random.js";
import { cursorBefore, differences, listLog, regressions } from "../support/recorder-check.js";
import type { ServiceProcess } from "../support/service-process.js";
import { PartnerServer, readRegressions } from "./partner-server.js";
import { drawScenario, runScenario } from "./scenarios.js";
import { compareWithStripe } from "./store-comparison.js";

const short = process.env.CHAOS === "short";

/** How much of it. */
export const scale = short
  ? { sessions: 150, kills: 2, followersByDoor: 5 }
  : { sessions: 2_000, kills: 5, followersByDoor: 20 };

const faults = { duplicate: 0.3, drop: 0.2, reorder: 0.5, same_second: true };
const atATime = 12;
const patience = { timeout: short ? 120_000 : 300_000, interval: 500 };

const filters: (VerificationEventFilter | null)[] = [
  null,
  { status: ["VERIFIED"] },
  null,
  { type: ["INPUT_REQUIRED", "CANCELED"] },
  { status: ["PROCESSING", "REQUIRES_INPUT"], type: ["STARTED", "PROCESSING"] },
];

/** What a storm left behind, to be printed. */
export interface ChaosSummary {
  lines: string[];
}

/**
 * Users come and go their ways while webhooks are lost, doubled and turned round, processes are killed, and clients break and come
 * back. Then the wind drops, and everything has to be as if nothing had been.
 */
export async function runChaos(deps: {
  nodes: number;
  settings: Record<string, string>;
  seed: number;
  /** What happens to the servers behind, once half of the sessions are through. No process is started before it is over. */
  halfway?: () => Promise<void>;
}): Promise<ChaosSummary> {
  const began = performance.now();
  const cluster = await createCluster({
    size: deps.nodes,
    webhooksTo: "balancer",
    settings: { RECONCILE_SECONDS: short ? "3" : "15", MAX_ATTEMPTS: "10", ...deps.settings },
    seed: `storm-${deps.seed}`,
  });
  const followers: Follower[] = [];
  try {
    await cluster.start();
    followers.push(...(await startFollowers(cluster)));
    await cluster.emulator.control.faults({ webhooks: faults, seed: deps.seed });
    const partner = new PartnerServer(cluster);
    const { breaks, kills } = await runScenarios(cluster, partner, followers, deps);
    await cluster.emulator.control.clearFaults();

    await vi.waitFor(async () => expect((await compareWithStripe(cluster)).found).toEqual([]), patience);
    const log = await listLog(cluster.balancer.url, clusterKey);
    await vi.waitFor(
      () => expect(followers.map((follower) => differences(log, follower))).toEqual(followers.map(() => [])),
      patience,
    );
    for (const follower of followers) await follower.stop();

    const { compared, found } = await compareWithStripe(cluster);
    expect(found).toEqual([]);
    expect(compared).toBe(scale.sessions);
    expect(regressions(log)).toEqual([]);
    expect(readRegressions(partner.reads)).toEqual([]);
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    for (const node of cluster.nodes) expect(node.output()).not.toMatch(/nobody planned|UnhandledPromise|Uncaught/);
    return { lines: await summarize({ cluster, partner, followers, log, breaks, kills, compared, began }) };
  } catch (error) {
    console.log(
      cluster.nodes
        .map((node) => `${node.url} ${node.running ? "runs" : "is gone"}: ${node.output().slice(-3_000)}`)
        .join("\n"),
    );
    throw error;
  } finally {
    for (const follower of followers) await follower.stop();
    await cluster.close();
  }
}

async function startFollowers(cluster: Cluster): Promise<Follower[]> {
  const after = await cursorBefore(cluster.balancer.url, clusterKey);
  const followers = (["websocket", "sse"] as const).flatMap((door) =>
    Array.from({ length: scale.followersByDoor }, (_, index) => {
      const filter = filters[index % filters.length] ?? null;
      return new Follower(door, { url: () => cluster.balancer.url, key: clusterKey, filter, after });
    }),
  );
  for (const follower of followers) follower.start();
  await Promise.all(followers.map((follower) => follower.ready));
  return followers;
}

/** Each session goes its way; now and then a client breaks, and at its hour a process dies and is started again. */
async function runScenarios(
  cluster: Cluster,
  partner: PartnerServer,
  followers: readonly Follower[],
  { seed, halfway }: { seed: number; halfway?: () => Promise<void> },
): Promise<{ breaks: number; kills: number }> {
  const weather = seededRandom(seed);
  const ways = Array.from({ length: scale.sessions }, (_, index) => {
    const random = seededRandom(seed * 100_003 + index);
    return { index, random, way: drawScenario(random) };
  });
  const dying = new Map<ServiceProcess, Promise<void>>();
  let [done, breaks, kills] = [0, 0, 0];
  let outage: Promise<void> = Promise.resolve();
  const afterEach = async () => {
    done += 1;
    if (weather() < 0.25) {
      breaks += 1;
      followers[Math.floor(weather() * followers.length)]?.disconnect();
    }
    if (done * (scale.kills + 1) >= (kills + 1) * scale.sessions && kills < scale.kills) {
      kills += 1;
      const node = cluster.node(Math.floor(weather() * cluster.nodes.length));
      const before = dying.get(node) ?? Promise.resolve();
      // As it is now: an outage that begins later waits for this process to be back.
      const underWay = outage;
      dying.set(
        node,
        before
          .then(() => node.end("SIGKILL"))
          .then(() => underWay)
          .then(() => node.start()),
      );
    }
    if (halfway && done === Math.floor(scale.sessions / 2)) outage = Promise.all(dying.values()).then(halfway);
  };
  const worker = async () => {
    for (let next = ways.shift(); next; next = ways.shift()) {
      const id = await partner.start(`storm-${next.index}`);
      await runScenario(next.way, id, { cluster, partner, random: next.random });
      await afterEach();
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  await outage;
  await Promise.all(dying.values());
  return { breaks, kills };
}

async function summarize(deps: {
  cluster: Cluster;
  partner: PartnerServer;
  followers: readonly Follower[];
  log: readonly { type: string }[];
  breaks: number;
  kills: number;
  compared: number;
  began: number;
}): Promise<string[]> {
  const { cluster, partner, followers, log, breaks, kills, compared, began } = deps;
  const deliveries = await cluster.emulator.control.deliveries();
  const count = <T>(items: readonly T[], of: (item: T) => string) => {
    const counts = new Map<string, number>();
    for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
    return [...counts].map(([name, number]) => `${number} ${name}`).join(", ");
  };
  const got = followers.reduce((total, { seen }) => total + seen.length, 0);
  const again = followers.reduce(
    (total, { disconnects }) => total + [...disconnects.values()].reduce((sum, number) => sum + number, 0),
    0,
  );
  return [
    `${compared} sessions, the store equal to Stripe for each; ${kills} SIGKILLs of ${cluster.nodes.length} process(es)`,
    `deliveries: ${count(deliveries, ({ status }) => status)}; ${deliveries.filter(({ duplicate }) => duplicate).length} duplicates`,
    `log: ${log.length} entries (${count(log, ({ type }) => type)}), backfill equal to live`,
    `${followers.length} clients (${scale.followersByDoor} by WebSocket, ${scale.followersByDoor} by SSE): ${got} events, each once and in order; ${breaks} cut by the test, ${again} connections ended`,
    `${partner.reads.length} looks at statuses, no step back; ${partner.retries} requests repeated`,
    `${((performance.now() - began) / 1_000).toFixed(0)} s`,
  ];
}
