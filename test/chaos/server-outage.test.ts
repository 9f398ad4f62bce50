import { expect, it, vi } from "vitest";
import { startPostgres, startRedis } from "../support/own-servers.js";
import { runChaos } from "./chaos-run.js";

const patience = { timeout: 120_000, interval: 100 };

it("three processes lose no event and deliver none twice when PostgreSQL crashes and Redis stops", async () => {
  const [postgres, redis] = [await startPostgres(), await startRedis()];
  try {
    const outages: string[] = [];
    const lines = await runChaos({
      nodes: 3,
      settings: { DATABASE_URL: postgres.url, REDIS_URL: redis.url },
      seed: 13,
      async halfway(partner) {
        await redis.kill();
        outages.push("Redis stopped");
        await postgres.kill();
        outages.push("PostgreSQL stopped");
        const { retries } = partner;
        await vi.waitFor(() => expect(partner.retries - retries).toBeGreaterThanOrEqual(100), patience);
        await postgres.start();
        outages.push("PostgreSQL restarted after 100 failed requests");
        const reads = partner.reads.length;
        await vi.waitFor(() => expect(partner.reads.length - reads).toBeGreaterThanOrEqual(20), patience);
        await redis.start();
        outages.push("Redis restarted after 20 reads without it");
      },
    });
    console.log(["three processes, server outage:", `halfway: ${outages.join(", ")}`, ...lines].join("\n  "));
    expect(outages).toHaveLength(4);
  } finally {
    await redis.remove();
    await postgres.remove();
  }
});
