import { type Balancer, startBalancer } from "./balancer.js";
import { type EmulatorProcess, startEmulatorProcess } from "./emulator-process.js";
import { ServiceProcess } from "./service-process.js";

export const clusterTenant = "acme";
export const clusterKey = "vg_test_clusterKey0123456789";

const scopes = ["sessions:read", "sessions:write", "results:read", "events:read"];

/** Several processes of the service on one database, and the emulator in a process of its own. */
export interface Cluster {
  emulator: EmulatorProcess;
  nodes: readonly ServiceProcess[];
  /** Forwards each connection to a node that listens. */
  balancer: Balancer;
  /** The settings of the nodes, for commands that work on the same database. */
  settings: Record<string, string>;
  /** Starts all nodes at the same time. */
  start(): Promise<void>;
  /** Returns the node at this index, modulo the number of nodes. */
  node(index: number): ServiceProcess;
  close(): Promise<void>;
}

/**
 * Creates a cluster whose nodes are not started yet.
 * `webhooksTo` lists the indices of the nodes that are registered as webhook endpoints, each with its own secret; the other nodes read
 * the events from the database. `"balancer"` registers the balancer as the only endpoint.
 */
export async function createCluster(deps: {
  size: number;
  webhooksTo: readonly number[] | "balancer";
  settings: Record<string, string>;
  seed: string;
}): Promise<Cluster> {
  const emulator = await startEmulatorProcess(deps.seed);
  const settings: Record<string, string> = {
    STRIPE_SECRET_KEY: "sk_test_cluster",
    STRIPE_RESTRICTED_KEY: "rk_test_cluster",
    STRIPE_API_URL: emulator.url,
    BOOTSTRAP_KEYS: JSON.stringify([{ tenant: clusterTenant, key: clusterKey, scopes }]),
    LOG_LEVEL: "warn",
    RATE_LIMIT_PER_MINUTE: "10000000",
    RECONCILE_SECONDS: "3600",
    ...deps.settings,
  };
  const nodes: ServiceProcess[] = [];
  for (let index = 0; index < deps.size; index += 1) nodes.push(await ServiceProcess.create(settings, clusterKey));
  const balancer = await startBalancer(nodes.map(({ port }) => port));
  const { webhooksTo } = deps;
  const endpoints =
    webhooksTo === "balancer"
      ? [balancer.url]
      : nodes.filter((_, index) => webhooksTo.includes(index)).map(({ url }) => url);
  const secrets: string[] = [];
  for (const endpoint of endpoints) secrets.push(await emulator.registerWebhook(endpoint));
  if (secrets.length > 0) settings.STRIPE_WEBHOOK_SECRET = secrets.join(",");
  return {
    emulator,
    nodes,
    balancer,
    settings,
    async start() {
      await Promise.all(nodes.map((node) => node.start()));
    },
    node(index) {
      const node = nodes[index % nodes.length];
      if (!node) throw new Error("the cluster has no nodes");
      return node;
    },
    async close() {
      await Promise.all(nodes.map((node) => node.end("SIGKILL")));
      await balancer.close();
      await emulator.close();
    },
  };
}
