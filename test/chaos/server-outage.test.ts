import { expect, it } from "vitest";
import { startPostgres, startRedis } from "../support/own-servers.js";
import { runChaos } from "./chaos-run.js";

const away = 3_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, away));

it("three processes come through with PostgreSQL crashed and Redis gone in the middle", async () => {
  const [postgres, redis] = [await startPostgres(), await startRedis()];
  try {
    const outages: string[] = [];
    const { lines } = await runChaos({
      nodes: 3,
      settings: { DATABASE_URL: postgres.url, REDIS_URL: redis.url },
      seed: 13,
      async halfway() {
        await redis.kill();
        outages.push("Redis stopped");
        await postgres.kill();
        outages.push("PostgreSQL stopped");
        await pause();
        await postgres.start();
        outages.push("PostgreSQL back");
        await pause();
        await redis.start();
        outages.push("Redis back");
      },
    });
    console.log(["three processes, servers away:", `halfway: ${outages.join(", ")}`, ...lines].join("\n  "));
    expect(outages).toHaveLength(4);
  } finally {
    await redis.remove();
    await postgres.remove();
  }
});
