import Stripe from "stripe";
import { type RunningEmulator, startEmulator } from "stripe-identity-emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startService } from "../../src/app/service.js";
import { readConfig } from "../../src/config/settings.js";
import { AccountMismatchError } from "../../src/store/account-store.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { dataOf, started, VerificationClient } from "../support/verification-client.js";

const keys = {
  live: "vg_live_abcdefgh12345678",
  test: "vg_test_abcdefgh12345678",
  other: "vg_test_zyxwvuts87654321",
};
const scopes = ["sessions:read", "sessions:write", "results:read", "results:sensitive", "events:read"];
const secrets = { live: "whsec_live", test: "whsec_test" };

let emulator: RunningEmulator;
let test: TestService;
let live: VerificationClient;
let sandbox: VerificationClient;
beforeAll(async () => {
  emulator = await startEmulator();
  test = await startTestService({
    EMULATOR_PORT: undefined,
    STRIPE_API_URL: emulator.url,
    STRIPE_ACCOUNTS: JSON.stringify([
      { name: "live", secretKey: "sk_live_1", webhookSecret: secrets.live, accountId: "acct_live" },
      { name: "test", secretKey: "sk_test_1", webhookSecret: secrets.test, accountId: "acct_test" },
    ]),
    BOOTSTRAP_KEYS: JSON.stringify([
      { tenant: "acme", key: keys.live, scopes },
      { tenant: "acme", key: keys.test, scopes },
      { tenant: "other", key: keys.other, scopes },
    ]),
  });
  live = new VerificationClient(test, keys.live);
  sandbox = new VerificationClient(test, keys.test);
});
afterAll(async () => {
  await test?.close();
  await emulator?.close();
});

/** Delivers a signed event about a session to a webhook path. */
async function deliver(
  path: string,
  secret: string,
  event: { id: string; livemode: boolean; account?: string; session: object },
): Promise<Response> {
  const { id, livemode, account, session } = event;
  const payload = JSON.stringify({
    id,
    object: "event",
    created: Math.floor(Date.now() / 1_000),
    livemode,
    type: "identity.verification_session.verified",
    ...(account ? { account } : {}),
    data: { object: session },
  });
  const headers = { "stripe-signature": Stripe.webhooks.generateTestHeaderString({ payload, secret }) };
  return fetch(`${test.url}${path}`, { method: "POST", headers, body: payload });
}

const verifiedSession = (id: string, livemode: boolean, report: string | null) => ({
  id,
  object: "identity.verification_session",
  created: Math.floor(Date.now() / 1_000),
  client_reference_id: "forged",
  client_secret: null,
  last_error: null,
  last_verification_report: report,
  livemode,
  metadata: { verification_graph_tenant: "acme" },
  options: { document: {} },
  status: "verified",
  type: "document",
  url: null,
});

const ignored = async () =>
  Object.fromEntries(
    (await test.service.telemetry.metrics.webhooksIgnored.get()).values.map(({ labels, value }) => [
      labels.reason,
      value,
    ]),
  );

describe("tenants of one name in two accounts", () => {
  it("see the mode of their own account", async () => {
    const modeOf = async (key: string) =>
      dataOf(
        await test.query<{ viewer: { tenant: string; livemode: boolean } }, object>(
          "{ viewer { tenant livemode } }",
          {},
          key,
        ),
      ).viewer;
    expect(await modeOf(keys.live)).toEqual({ tenant: "acme", livemode: true });
    expect(await modeOf(keys.test)).toEqual({ tenant: "acme", livemode: false });
  });

  it("have sessions, references, idempotency keys and cursors of their own", async () => {
    const input = { clientReferenceId: "user-1", idempotencyKey: "same" };
    const inLive = started(await live.startSelfie(input));
    const inTest = started(await sandbox.startSelfie(input));
    expect(inTest.session.id).not.toBe(inLive.session.id);
    expect([inLive.reused, inTest.reused]).toEqual([false, false]);
    const read = (id: string, key: string) =>
      test.query<{ verificationSession: object | null }, object>(
        `{ verificationSession(id: "${id}") { id livemode } }`,
        {},
        key,
      );
    expect(dataOf(await read(inLive.session.id, keys.live)).verificationSession).toMatchObject({ livemode: true });
    expect(dataOf(await read(inLive.session.id, keys.test)).verificationSession).toBeNull();
    expect(dataOf(await read(inTest.session.id, keys.live)).verificationSession).toBeNull();

    const { errors } = await test.query(
      `{ verificationEvents(after: "${inLive.cursor}") { edges { cursor } } }`,
      {},
      keys.test,
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("have event ids that name their account", async () => {
    const ids = async (key: string) =>
      dataOf(
        await test.query<{ verificationEvents: { edges: { node: { id: string } }[] } }, object>(
          "{ verificationEvents(first: 50) { edges { node { id } } } }",
          {},
          key,
        ),
      ).verificationEvents.edges.map(({ node }) => node.id);
    const [ofLive, ofTest] = [await ids(keys.live), await ids(keys.test)];
    expect(ofLive.length).toBeGreaterThan(0);
    expect(ofLive.filter((id) => ofTest.includes(id))).toEqual([]);
    const crossed = await test.query<{ nodes: (object | null)[] }, object>(
      `{ nodes(ids: ${JSON.stringify(ofLive)}) { id } }`,
      {},
      keys.test,
    );
    expect(dataOf(crossed).nodes).toEqual(ofLive.map(() => null));
  });
});

describe("webhooks of several accounts", () => {
  it("have a path for each account; the bare path names them", async () => {
    const event = { id: "evt_path", livemode: true, session: verifiedSession("vs_none", true, null) };
    const bare = await deliver("/webhooks/stripe", secrets.live, event);
    expect(bare.status).toBe(404);
    expect(await bare.text()).toContain("/webhooks/stripe/live, /webhooks/stripe/test");
    expect((await deliver("/webhooks/stripe/none", secrets.live, event)).status).toBe(404);
    expect((await deliver("/webhooks/stripe/live", secrets.test, event)).status).toBe(400);
    expect((await deliver("/webhooks/stripe/live/", secrets.live, event)).status).toBe(200);
  });

  it("change nothing where they are of another mode or account, or claim what Stripe does not say", async () => {
    const target = started(await live.startSelfie({ clientReferenceId: "target" })).session.id;
    let count = 0;
    for (const livemode of [true, false]) {
      for (const account of [undefined, "acct_live", "acct_test", "acct_foreign"]) {
        for (const report of [null, "vr_unknown"]) {
          for (const [kind, id] of [
            ["known", target],
            ["unknown", `vs_forged_${count}`],
          ] as const) {
            count += 1;
            const session = verifiedSession(id, livemode, report);
            const event = { id: `evt_forged_${count}`, livemode, session, ...(account ? { account } : {}) };
            const response = await deliver("/webhooks/stripe/live", secrets.live, event);
            expect(response.status, `${kind} ${livemode} ${account} ${report}`).toBe(200);
          }
        }
      }
    }
    await expect.poll(async () => (await test.service.store.inbox.counts()).waiting, { timeout: 20_000 }).toBe(0);
    expect(await test.service.store.inbox.counts()).toMatchObject({ dead: 0 });
    // 16 of the other mode; of this mode the 8 that name another account.
    expect(await ignored()).toEqual({ mode: 16, account: 8 });
    expect(await live.readSession(target)).toMatchObject({ status: "REQUIRES_INPUT" });
    const { errors } = await live.startSelfie({ clientReferenceId: "forged" });
    expect(errors).toEqual([]);
    console.log(`${count} forged and foreign events: nothing changed, the inbox is empty`);
  });
});

describe("a database", () => {
  const start = (env: Record<string, string>, folder: string) =>
    startService(
      readConfig({
        DATA_DIR: folder,
        PORT: "0",
        LOG_LEVEL: "silent",
        STRIPE_API_URL: emulator.url,
        STRIPE_WEBHOOK_SECRET: "whsec_1",
        ...env,
      }),
    );

  it("is refused with a key of the other mode, or of another account", async () => {
    const { mkdtemp } = await import("node:fs/promises");
    const folder = await mkdtemp("/tmp/account-modes-");
    await (await start({ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_ACCOUNT_ID: "acct_1" }, folder)).close();
    await (await start({ STRIPE_SECRET_KEY: "rk_test_2" }, folder)).close();
    for (const [env, text] of [
      [{ STRIPE_SECRET_KEY: "sk_live_1" }, /test-mode data of account "default", and its key is a live-mode key/],
      [{ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_ACCOUNT_ID: "acct_2" }, /Stripe account acct_1 .* not of acct_2/],
    ] as const) {
      const refused = await start(env, folder).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(AccountMismatchError);
      expect(String(refused)).toMatch(text);
    }
  });
});
