import { type Balancer, startBalancer } from "./balancer.js";
import { type OutsideEmulator, startOutsideEmulator } from "./outside-emulator.js";
import { ServiceProcess } from "./service-process.js";

export const clusterTenant = "acme";
export const clusterKey = "vg_test_clusterKey0123456789";

const scopes = ["sessions:read", "sessions:write", "results:read", "events:read"];

/** Several processes of the service on one database, with the emulator in another, as in production. */
export interface Cluster {
  emulator: OutsideEmulator;
  nodes: readonly ServiceProcess[];
  /** In front of all nodes: a connection goes to one that listens. */
  balancer: Balancer;
  /** What the nodes were started with: commands take the same. */
  settings: Record<string, string>;
  /** Starts all nodes, at the same moment. */
  start(): Promise<void>;
  /** The node of this number, counted on from the last to the first again. */
  node(index: number): ServiceProcess;
  close(): Promise<void>;
}

/**
 * `webhooksTo`: numbers of the nodes that Stripe sends events to, each an endpoint of its own; the others learn of them from the database.
 * `"balancer"`: one endpoint, in front of all.
 */
export async function createCluster(deps: {
  size: number;
  webhooksTo: readonly number[] | "balancer";
  settings: Record<string, string>;
  seed: string;
}): Promise<Cluster> {
  const emulator = await startOutsideEmulator(deps.seed);
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
  for (let index = 0; index < deps.size; index += 1) nodes.push(await ServiceProcess.at(settings, clusterKey));
  const balancer = await startBalancer(nodes.map(({ port }) => port));
  const { webhooksTo } = deps;
  const addresses =
    webhooksTo === "balancer"
      ? [balancer.url]
      : nodes.filter((_, index) => webhooksTo.includes(index)).map(({ url }) => url);
  const secrets: string[] = [];
  for (const address of addresses) secrets.push(await emulator.sendTo(address));
  settings.STRIPE_WEBHOOK_SECRET = secrets.join(",");
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
      if (!node) throw new Error("a cluster has nodes");
      return node;
    },
    async close() {
      await Promise.all(nodes.map((node) => node.end("SIGKILL")));
      await balancer.close();
      await emulator.close();
    },
  };
}
