import { expect, vi } from "vitest";
import type { VerificationEventFilter } from "../generated/graphql.js";
import { type Cluster, clusterKey, createCluster } from "../support/cluster.js";
import { Follower } from "../support/follower.js";
import { cursorBefore, differences, listLog, regressions } from "../support/log-check.js";
import { seededRandom } from "../support/random.js";
import type { ServiceProcess } from "../support/service-process.js";
import { PartnerServer, readRegressions } from "./partner-server.js";
import { drawScenario, runScenario } from "./scenarios.js";
import { compareWithStripe } from "./store-comparison.js";

const short = process.env.CHAOS === "short";

const scale = short
  ? { sessions: 150, kills: 2, followersPerTransport: 5 }
  : { sessions: 2_000, kills: 5, followersPerTransport: 20 };

const webhookFaults = { duplicate: 0.3, drop: 0.2, reorder: 0.5, same_second: true };
const workers = 12;
const patience = { timeout: short ? 120_000 : 300_000, interval: 500 };

const filters: (VerificationEventFilter | null)[] = [
  null,
  { status: ["VERIFIED"] },
  null,
  { type: ["INPUT_REQUIRED", "CANCELED"] },
  { status: ["PROCESSING", "REQUIRES_INPUT"], type: ["STARTED", "PROCESSING"] },
];

/**
 * Runs many scenarios while webhooks are dropped, duplicated and reordered, processes are killed and clients lose their connections.
 * Then ends the faults and asserts that the store equals Stripe, that the log has no gap, duplicate or impossible step, and that every
 * client has received exactly the log. Returns a summary in lines of text.
 */
export async function runChaos(deps: {
  nodes: number;
  settings: Record<string, string>;
  seed: number;
  /** Stops and restarts servers after half of the sessions. No killed process is restarted before it has resolved. */
  halfway?: (partner: PartnerServer) => Promise<void>;
}): Promise<string[]> {
  const began = performance.now();
  const cluster = await createCluster({
    size: deps.nodes,
    webhooksTo: "balancer",
    settings: { RECONCILE_SECONDS: short ? "3" : "15", MAX_ATTEMPTS: "10", ...deps.settings },
    seed: `chaos-${deps.seed}`,
  });
  const followers: Follower[] = [];
  try {
    await cluster.start();
    followers.push(...(await startFollowers(cluster)));
    await cluster.emulator.control.faults({ webhooks: webhookFaults, seed: deps.seed });
    const partner = new PartnerServer(cluster);
    const { disconnects, kills } = await runScenarios(cluster, partner, followers, deps);
    await cluster.emulator.control.clearFaults();

    await vi.waitFor(async () => expect((await compareWithStripe(cluster)).differences).toEqual([]), patience);
    // Listed anew each time: a redaction that Stripe finishes late appends to the log after the store first equaled Stripe.
    const log = await vi.waitFor(async () => {
      const listed = await listLog(cluster.balancer.url, clusterKey);
      expect(followers.map((follower) => differences(listed, follower))).toEqual(followers.map(() => []));
      return listed;
    }, patience);
    for (const follower of followers) await follower.stop();

    const { compared, differences: storeDifferences } = await compareWithStripe(cluster);
    expect(storeDifferences).toEqual([]);
    expect(compared).toBe(scale.sessions);
    expect(regressions(log)).toEqual([]);
    expect(readRegressions(partner.reads)).toEqual([]);
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    for (const node of cluster.nodes)
      expect(node.output()).not.toMatch(/failed with an unexpected error|UnhandledPromise|Uncaught/);
    return await summarize({ cluster, partner, followers, log, disconnects, kills, compared, began });
  } catch (error) {
    console.log(
      cluster.nodes
        .map((node) => `${node.url} ${node.running ? "is running" : "has ended"}: ${node.output().slice(-3_000)}`)
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
  const followers = (["websocket", "sse"] as const).flatMap((transport) =>
    Array.from({ length: scale.followersPerTransport }, (_, index) => {
      const filter = filters[index % filters.length] ?? null;
      return new Follower(transport, { url: () => cluster.balancer.url, key: clusterKey, filter, after });
    }),
  );
  for (const follower of followers) follower.start();
  await Promise.all(followers.map((follower) => follower.ready));
  return followers;
}

/** Runs one scenario for each session, disconnects random clients, and kills and restarts random nodes at even intervals. */
async function runScenarios(
  cluster: Cluster,
  partner: PartnerServer,
  followers: readonly Follower[],
  { seed, halfway }: { seed: number; halfway?: (partner: PartnerServer) => Promise<void> },
): Promise<{ disconnects: number; kills: number }> {
  const faultRandom = seededRandom(seed);
  const waiting = Array.from({ length: scale.sessions }, (_, index) => {
    const random = seededRandom(seed * 100_003 + index);
    return { index, random, scenario: drawScenario(random) };
  });
  const restarts = new Map<ServiceProcess, Promise<void>>();
  let [done, disconnects, kills] = [0, 0, 0];
  let outage: Promise<void> = Promise.resolve();
  const afterEach = async () => {
    done += 1;
    if (faultRandom() < 0.25) {
      disconnects += 1;
      followers[Math.floor(faultRandom() * followers.length)]?.disconnect();
    }
    if (done * (scale.kills + 1) >= (kills + 1) * scale.sessions && kills < scale.kills) {
      kills += 1;
      const node = cluster.node(Math.floor(faultRandom() * cluster.nodes.length));
      const previousRestart = restarts.get(node) ?? Promise.resolve();
      // The outage of this moment: one that begins later waits for this restart, and must not be waited for.
      const currentOutage = outage;
      restarts.set(
        node,
        previousRestart
          .then(() => node.end("SIGKILL"))
          .then(() => currentOutage)
          .then(() => node.start()),
      );
    }
    if (halfway && done === Math.floor(scale.sessions / 2))
      outage = Promise.all(restarts.values()).then(() => halfway(partner));
  };
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const id = await partner.start(`chaos-${next.index}`);
      await runScenario(next.scenario, id, { cluster, partner, random: next.random });
      await afterEach();
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  await outage;
  await Promise.all(restarts.values());
  return { disconnects, kills };
}

/** Returns the figures of the run for the test's output. */
async function summarize(deps: {
  cluster: Cluster;
  partner: PartnerServer;
  followers: readonly Follower[];
  log: readonly { type: string }[];
  disconnects: number;
  kills: number;
  compared: number;
  began: number;
}): Promise<string[]> {
  const { cluster, partner, followers, log, disconnects, kills, compared, began } = deps;
  const deliveries = await cluster.emulator.control.deliveries();
  const count = <T>(items: readonly T[], of: (item: T) => string) => {
    const counts = new Map<string, number>();
    for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
    return [...counts].map(([name, number]) => `${number} ${name}`).join(", ");
  };
  const received = followers.reduce((total, { seen }) => total + seen.length, 0);
  const endedConnections = followers.reduce(
    (total, { disconnects }) => total + [...disconnects.values()].reduce((sum, number) => sum + number, 0),
    0,
  );
  return [
    `${compared} sessions, each equal in the store and at Stripe; ${kills} SIGKILLs of ${cluster.nodes.length} process(es)`,
    `deliveries: ${count(deliveries, ({ status }) => status)}; ${deliveries.filter(({ duplicate }) => duplicate).length} duplicates`,
    `log: ${log.length} entries (${count(log, ({ type }) => type)}), backfill equal to live`,
    `${followers.length} clients (${scale.followersPerTransport} each by WebSocket and SSE): ${received} events, each once and in order; ${disconnects} disconnected by the test, ${endedConnections} connections ended`,
    `${partner.reads.length} reads of a status without a regression; ${partner.retries} requests repeated`,
    `${((performance.now() - began) / 1_000).toFixed(0)} s`,
  ];
}
