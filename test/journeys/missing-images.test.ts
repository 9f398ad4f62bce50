import Stripe from "stripe";
import { type RunningEmulator, startEmulator } from "stripe-identity-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { identityEventTypes } from "../../src/stripe/identity-provider.js";
import { type RewritingProxy, startRewritingProxy } from "../support/rewriting-proxy.js";
import { startTestService, type TestService } from "../support/running-service.js";
import { started, VerificationClient } from "../support/verification-client.js";

const key = "vg_test_missingimages0000";
const webhookSecret = "whsec_missing_images";
/** The service reads ids of files that Stripe does not have, as after their deletion. */
const replacements = new Map([['"file_', '"file_gone']]);

let emulator: RunningEmulator;
let proxy: RewritingProxy;
let test: TestService;
let client: VerificationClient;
beforeAll(async () => {
  emulator = await startEmulator();
  proxy = await startRewritingProxy({ apiUrl: emulator.url, serviceUrl: () => test.url, webhookSecret, replacements });
  test = await startTestService({
    STRIPE_API_URL: proxy.url,
    STRIPE_SECRET_KEY: "sk_test_proxied",
    STRIPE_RESTRICTED_KEY: "rk_test_proxied",
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    BOOTSTRAP_KEYS: JSON.stringify([
      {
        tenant: "acme",
        key,
        scopes: ["sessions:read", "sessions:write", "results:read", "results:sensitive", "events:read"],
      },
    ]),
  });
  client = new VerificationClient(test, key);
  const { hostname, port } = new URL(emulator.url);
  const stripe = new Stripe("sk_test_proxied", { host: hostname, port, protocol: "http" });
  await stripe.webhookEndpoints.create({ url: proxy.webhookUrl, enabled_events: [...identityEventTypes] });
});
afterAll(async () => {
  await test?.close();
  await proxy?.close();
  await emulator?.close();
});

it("reads an image that is gone as null, without an error", async () => {
  const { session } = started(await client.startSelfie());
  await emulator.control.submit(session.id);
  await client.waitForSession(session.id, ({ status }) => status === "VERIFIED");
  const { data, errors } = await test.query<
    { verificationSession: { lastReport: { document: { files: { id: string; link: object | null }[] } } } },
    { id: string }
  >(
    "query($id: ID!) { verificationSession(id: $id) { lastReport { document { files { id link { url expiresAt } } } } } }",
    { id: session.id },
    key,
  );
  expect(errors).toEqual([]);
  const files = data?.verificationSession.lastReport.document.files ?? [];
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(file).toEqual({ id: expect.stringMatching(/^file_gone/), link: null });
});
