import { createServer, request } from "node:http";
import Stripe from "stripe";
import { afterEach, describe, expect, it } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.js";

let emulator: RunningEmulator | undefined;
afterEach(() => emulator?.close());

function statusWithHost(port: number, host: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describe("the host that a request names", () => {
  it.each([
    "/",
    "/_emulator/sessions",
    "/v1/events",
    "/start/test_none",
    "/stripe.js",
  ])("is refused at %s where it is neither loopback nor listed", async (path) => {
    emulator = await startEmulator();
    expect(await statusWithHost(emulator.port, "rebound.example", path)).toBe(421);
    expect(await statusWithHost(emulator.port, "127.0.0.1.rebound.example", path)).toBe(421);
  });

  it.each([
    "localhost:1",
    "127.0.0.1",
    "[::1]:12111",
    "api.stripe.com",
    "public.example:8443",
    "listed.example",
  ])("may be %s", async (host) => {
    emulator = await startEmulator({ publicUrl: "https://public.example:8443", allowedHosts: ["listed.example"] });
    expect(await statusWithHost(emulator.port, host, "/_emulator/sessions")).toBe(200);
  });
});

it("sends webhooks to this machine only, and lists why others were not sent", async () => {
  emulator = await startEmulator({ retryScheduleSeconds: [] });
  const stripe = new Stripe("sk_test_1", { host: "127.0.0.1", port: emulator.port, protocol: "http" });
  // A reserved name: nothing is there, and the emulator must not even look.
  await stripe.webhookEndpoints.create({ url: "https://hooks.invalid/stripe", enabled_events: ["*"] });
  await stripe.identity.verificationSessions.create({ type: "document" });
  await expect
    .poll(async () => (await emulator?.control.deliveries())?.map(({ status, error }) => [status, error]))
    .toEqual([["failed", expect.stringContaining("not sent: webhooks go to this machine only")]]);
});

it("sends webhooks elsewhere with allowRemoteWebhooks", async () => {
  let received = 0;
  const receiver = createServer((_request, response) => {
    received += 1;
    response.end();
  });
  const port = await new Promise<number>((resolve) => {
    receiver.listen(0, "0.0.0.0", () => {
      const address = receiver.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  try {
    emulator = await startEmulator({ allowRemoteWebhooks: true });
    const stripe = new Stripe("sk_test_1", { host: "127.0.0.1", port: emulator.port, protocol: "http" });
    // Not a loopback address by its name, but one that needs no other machine.
    await stripe.webhookEndpoints.create({ url: `http://0.0.0.0:${port}/hooks`, enabled_events: ["*"] });
    await stripe.identity.verificationSessions.create({ type: "document" });
    await expect.poll(() => received).toBe(1);
  } finally {
    receiver.close();
    receiver.closeAllConnections();
  }
});
