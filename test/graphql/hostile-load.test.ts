import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { executable } from "../support/command.js";
import { freePort, post } from "../support/running-service.js";
import { hostileOperations } from "./support/hostile-operations.js";

const [hostile, quiet] = ["vg_test_hostile0000000000", "vg_test_quiet000000000000"];
/** Runs in a process of its own, so that the load of the clients is not measured. */
let service: ChildProcess;
let url: string;
beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const scopes = ["sessions:read", "sessions:write", "events:read"];
  const keys = [
    { tenant: "hostile", key: hostile, scopes },
    { tenant: "quiet", key: quiet, scopes },
  ];
  service = spawn(process.execPath, [executable, "serve"], {
    env: {
      PATH: process.env.PATH ?? "",
      DATABASE_URL: "memory:",
      PORT: String(port),
      EMULATOR_PORT: String(await freePort()),
      LOG_LEVEL: "warn",
      MAX_QUERY_COST: "10000",
      RATE_LIMIT_PER_MINUTE: "1000000",
      BOOTSTRAP_KEYS: JSON.stringify(keys),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (service.stdout) await once(service.stdout, "data");
  for (let count = 0; count < 5; count += 1)
    await post(url, "mutation { startSelfieVerification(input: {}) { cursor } }", {}, quiet);
});
afterAll(async () => {
  if (!service || service.exitCode !== null) return;
  service.kill("SIGTERM");
  await once(service, "exit");
});

/** Returns a percentile of measured times, in milliseconds. */
function percentile(share: number, measured: readonly number[]): string {
  const index = Math.min(measured.length - 1, Math.floor(measured.length * share));
  return ([...measured].sort((a, b) => a - b)[index] ?? 0).toFixed(1);
}

/** Sends queries of the quiet tenant, one after another, and returns their times in milliseconds. */
async function measureQueries(until: () => boolean): Promise<number[]> {
  const measured: number[] = [];
  while (!until()) {
    const begun = performance.now();
    const { errors } = await post(url, "{ verificationSessions(first: 5) { nodes { id status } } }", {}, quiet);
    expect(errors).toEqual([]);
    measured.push(performance.now() - begun);
  }
  return measured;
}

it("refuses hostile operations at once, with little delay for other tenants", async () => {
  const rounds = 8;
  const bodies = hostileOperations.flatMap(([name, query, variables]) =>
    // Another text each time, so that no cached document is used.
    Array.from({ length: rounds }, (_, round) => ({
      name,
      body: JSON.stringify({ query: `${query} # ${round}`, variables }),
    })),
  );
  const batch = JSON.stringify(Array.from({ length: 100 }, () => ({ query: "{ viewer { tenant } }" })));
  bodies.push(...Array.from({ length: rounds }, () => ({ name: "a batch", body: batch })));
  const headers = { "content-type": "application/json", authorization: `Bearer ${hostile}` };
  const took = new Map<string, number[]>();
  const attack = async () => {
    for (const { name, body } of bodies) {
      const begun = performance.now();
      const response = await fetch(`${url}/graphql`, { method: "POST", headers, body });
      await response.text();
      expect(response.status, name).toBe(400);
      took.set(name, [...(took.get(name) ?? []), performance.now() - begun]);
    }
  };
  const during = (work: () => Promise<unknown>) => {
    let isDone = false;
    void work().then(() => (isDone = true));
    return measureQueries(() => isDone);
  };
  const seconds = (count: number) => {
    const end = performance.now() + count * 1_000;
    return measureQueries(() => performance.now() > end);
  };
  await attack();
  await seconds(2);
  took.clear();
  await attack();
  const refused = [...took.values()].flat();
  const medians = [...took].map(([name, times]) => ({ name, median: Number(percentile(0.5, times)) }));
  medians.sort((a, b) => b.median - a.median);
  // In turns, so that other load of the machine affects both.
  const alone: number[] = [];
  const beside: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    alone.push(...(await seconds(1)));
    beside.push(...(await during(attack)));
  }
  console.log(
    `hostile operations: ${refused.length} refused, p50 ${percentile(0.5, refused)} ms, p99 ${percentile(0.99, refused)} ms, most ${percentile(1, refused)} ms; ` +
      `slowest kinds by their median: ${medians
        .slice(0, 3)
        .map(({ name, median }) => `${name} ${median} ms`)
        .join(", ")}`,
  );
  console.log(
    `another tenant's queries: alone p50 ${percentile(0.5, alone)} ms, p99 ${percentile(0.99, alone)} ms (${alone.length}); ` +
      `while they come p50 ${percentile(0.5, beside)} ms, p99 ${percentile(0.99, beside)} ms (${beside.length})`,
  );
}, 120_000);
