import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { StartSelfieVerificationDocument } from "../generated/graphql.js";
import { type Cluster, createCluster } from "../support/cluster.js";
import { compareWithStripe } from "./store-comparison.js";

const starts = process.env.CHAOS === "short" ? 25 : 100;
const workers = 20;
const patience = { timeout: 120_000, interval: 250 };
let cluster: Cluster;

beforeAll(async () => {
  // No node receives webhooks, so a session whose creation lost its response can only be found by reconciliation.
  cluster = await createCluster({
    size: 1,
    webhooksTo: [],
    settings: { DATABASE_URL: "memory:", RECONCILE_SECONDS: "2" },
    seed: "stripe-away",
  });
  await cluster.start();
});
afterAll(() => cluster?.close());

interface Counts {
  firstRequest: number;
  repeated: number;
  abandoned: number;
}

/** Waits as long as `retryAfter` says: until then the service makes no call to Stripe and rejects every start. */
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1_000));

/** Starts a session, and repeats the request if it may. Returns the session's id, or null when it abandoned the start. */
async function start(key: string, mayRepeat: boolean, counts: Counts): Promise<string | null> {
  for (let tries = 0; ; tries += 1) {
    const { data } = await cluster.node(0).query(StartSelfieVerificationDocument, { input: { idempotencyKey: key } });
    const payload = data?.startSelfieVerification;
    if (payload?.session) {
      if (tries === 0) counts.firstRequest += 1;
      else counts.repeated += 1;
      return payload.session.id;
    }
    expect(payload?.errors).toMatchObject([{ __typename: "StripeUnavailable", retryable: true }]);
    if (!mayRepeat) {
      counts.abandoned += 1;
      return null;
    }
    if (tries > 30) throw new Error(`${key}: no session after ${tries} requests`);
    const [error] = payload?.errors ?? [];
    if (error?.__typename === "StripeUnavailable") await seconds(error.retryAfter);
  }
}

const apiFaults = [
  { status: 500, rate: 0.3 },
  { status: "reset", rate: 0.3 },
  { status: "cut", rate: 0.3 },
  { status: "timeout", rate: 0.3 },
  // A rate at which the service's own retries do not always suffice.
  { status: "cut", rate: 0.8 },
] as const;

describe.each(apiFaults)("starts while Stripe's API has the fault $status at a rate of $rate", ({ status, rate }) => {
  it("create one session each, however often they are repeated, and sessions of abandoned starts are adopted", async () => {
    const { control } = cluster.emulator;
    const before = new Set((await control.sessions()).map(({ id }) => id));
    const counts: Counts = { firstRequest: 0, repeated: 0, abandoned: 0 };
    const ids: (string | null)[] = [];
    const waiting = Array.from({ length: starts }, (_, index) => index);
    await control.faults({ api: { status, rate }, seed: `away-${status}-${rate}` });
    const worker = async () => {
      // One start in ten is not repeated: its session, if Stripe created one, has to be adopted.
      for (let index = waiting.shift(); index !== undefined; index = waiting.shift())
        ids.push(await start(`${status}-${rate}-${index}`, index % 10 !== 9, counts));
    };
    await Promise.all(Array.from({ length: workers }, worker));
    await control.clearFaults();

    const started = ids.filter((id) => id !== null);
    expect(new Set(started).size).toBe(started.length);
    const created = (await control.sessions()).map(({ id }) => id).filter((id) => !before.has(id));
    for (const id of started) expect(created).toContain(id);
    expect(created.length).toBeLessThanOrEqual(starts);
    // The sessions of abandoned starts are adopted, so that none is known to one side only.
    await vi.waitFor(async () => expect((await compareWithStripe(cluster)).differences).toEqual([]), patience);
    const adopted = created.length - started.length;
    expect(adopted).toBeLessThanOrEqual(counts.abandoned);
    console.log(
      `${status} at ${rate}: ${starts} starts, ${counts.firstRequest} successful at the first request, ${counts.repeated} repeated until success, ${counts.abandoned} abandoned; ${created.length} sessions at Stripe, ${adopted} adopted`,
    );
  });
});

it("serves status reads while Stripe is unavailable, and rejects mutations as retryable", async () => {
  const { control } = cluster.emulator;
  const [session] = await control.sessions();
  if (!session) throw new Error("the tests before this one started no session");
  await control.faults({ api: { status: "reset", rate: 1 } });
  const read = await cluster
    .node(0)
    .query<{ verificationSession: { status: string } }, object>(
      `{ verificationSession(id: "${session.id}") { status } }`,
    );
  expect(read).toMatchObject({ errors: [], data: { verificationSession: { status: "REQUIRES_INPUT" } } });
  const refused = await cluster.node(0).query(StartSelfieVerificationDocument, { input: {} });
  expect(refused.data?.startSelfieVerification).toMatchObject({
    session: null,
    errors: [{ __typename: "StripeUnavailable", retryable: true }],
  });
  await control.clearFaults();
  await vi.waitFor(async () => {
    const again = await cluster.node(0).query(StartSelfieVerificationDocument, { input: {} });
    expect(again.data?.startSelfieVerification.session).not.toBeNull();
  }, patience);
});
