import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { StartSelfieVerificationDocument } from "../generated/graphql.js";
import { type Cluster, createCluster } from "../support/cluster.js";
import { compareWithStripe } from "./store-comparison.js";

const starts = process.env.CHAOS === "short" ? 25 : 100;
const atATime = 20;
const patience = { timeout: 120_000, interval: 250 };
let cluster: Cluster;

beforeAll(async () => {
  // Webhooks go nowhere: what a lost answer leaves behind at Stripe can only be found by looking there.
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
  atOnce: number;
  repeated: number;
  givenUp: number;
}

/** A partner waits as long as the answer says, as it must while the service asks Stripe nothing. */
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1_000));

/** Starts a session, and repeats the request as often as it may. Answers its id, or null where it gave up. */
async function start(key: string, mayRepeat: boolean, counts: Counts): Promise<string | null> {
  for (let tries = 0; ; tries += 1) {
    const { data } = await cluster.node(0).query(StartSelfieVerificationDocument, { input: { idempotencyKey: key } });
    const payload = data?.startSelfieVerification;
    if (payload?.session) {
      if (tries === 0) counts.atOnce += 1;
      else counts.repeated += 1;
      return payload.session.id;
    }
    expect(payload?.errors).toMatchObject([{ __typename: "StripeUnavailable", retryable: true }]);
    if (!mayRepeat) {
      counts.givenUp += 1;
      return null;
    }
    if (tries > 30) throw new Error(`${key} never came to a session`);
    const [refusal] = payload?.errors ?? [];
    if (refusal?.__typename === "StripeUnavailable") await seconds(refusal.retryAfter);
  }
}

const disturbances = [
  { status: 500, rate: 0.3 },
  { status: "reset", rate: 0.3 },
  { status: "cut", rate: 0.3 },
  { status: "timeout", rate: 0.3 },
  // So often that the service's own tries don't always suffice.
  { status: "cut", rate: 0.8 },
] as const;

describe.each(disturbances)("while Stripe's API answers $status at a rate of $rate", ({ status, rate }) => {
  it("each start makes one session, however often it is repeated, and none is left behind", async () => {
    const { control } = cluster.emulator;
    const before = new Set((await control.sessions()).map(({ id }) => id));
    const counts: Counts = { atOnce: 0, repeated: 0, givenUp: 0 };
    const ids: (string | null)[] = [];
    const waiting = Array.from({ length: starts }, (_, index) => index);
    await control.faults({ api: { status, rate }, seed: `away-${status}-${rate}` });
    const worker = async () => {
      // One in ten doesn't ask again: its session, where there is one, has to be found.
      for (let index = waiting.shift(); index !== undefined; index = waiting.shift())
        ids.push(await start(`${status}-${rate}-${index}`, index % 10 !== 9, counts));
    };
    await Promise.all(Array.from({ length: atATime }, worker));
    await control.clearFaults();

    const started = ids.filter((id) => id !== null);
    expect(new Set(started).size).toBe(started.length);
    const made = (await control.sessions()).map(({ id }) => id).filter((id) => !before.has(id));
    for (const id of started) expect(made).toContain(id);
    expect(made.length).toBeLessThanOrEqual(starts);
    // What was made for those who gave up is adopted; nothing is known to one side only.
    await vi.waitFor(async () => expect((await compareWithStripe(cluster)).found).toEqual([]), patience);
    const orphans = made.length - started.length;
    expect(orphans).toBeLessThanOrEqual(counts.givenUp);
    console.log(
      `${status} at ${rate}: ${starts} starts, ${counts.atOnce} at the first request, ${counts.repeated} repeated to success, ${counts.givenUp} given up; ${made.length} sessions at Stripe, ${orphans} adopted`,
    );
  });
});

it("reads of a status go on while Stripe is away, and mutations say when to come back", async () => {
  const { control } = cluster.emulator;
  const [session] = await control.sessions();
  if (!session) throw new Error("sessions were started");
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
