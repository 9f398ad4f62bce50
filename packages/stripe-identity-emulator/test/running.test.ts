import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runEmulatorCommand } from "../src/command.js";
import { runCommandLine } from "../src/command-line.js";
import { EmulatorControl, startEmulator } from "../src/index.js";
import { Receiver } from "./support/receiver.js";
import { client, sdk23 } from "./support/sdks.js";

test("prints its address on one line, and stops on a signal", async () => {
  const lines: string[] = [];
  let announced = () => {};
  const up = new Promise<void>((resolve) => {
    announced = resolve;
  });
  const done = runEmulatorCommand({ EMULATOR_PORT: "0" }, (line) => {
    lines.push(line);
    announced();
  });
  await up;
  expect(lines).toHaveLength(1);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(lines[0] ?? "")?.[0] ?? "";
  expect(await new EmulatorControl(url).sessions()).toEqual([]);
  const started = performance.now();
  process.emit("SIGTERM", "SIGTERM");
  expect(await done).toBe(0);
  expect(performance.now() - started).toBeLessThan(1000);
});

test("prints help and version, and refuses arguments that it does not have", async () => {
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  expect(await runCommandLine(["--help"], print)).toBe(0);
  expect(lines.splice(0)).toEqual([
    expect.stringMatching(/^Usage: stripe-identity-emulator[\s\S]*EMULATOR_STATE_FILE/),
  ]);
  expect(await runCommandLine(["--version"], print)).toBe(0);
  expect(lines.splice(0)).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  expect(await runCommandLine(["--prot", "80"], () => {}, print)).toBe(1);
  expect(await runCommandLine(["serve"], () => {}, print)).toBe(1);
  expect(lines).toEqual([
    "stripe-identity-emulator: Unknown option '--prot'; see stripe-identity-emulator --help",
    "stripe-identity-emulator: Unexpected argument 'serve'; see stripe-identity-emulator --help",
  ]);
});

test("prints one line for a port in use and one for each invalid setting", async () => {
  const emulator = await startEmulator();
  const complaints: string[] = [];
  const complain = (line: string) => complaints.push(line);
  expect(await runEmulatorCommand({ EMULATOR_PORT: String(emulator.port) }, () => {}, complain)).toBe(1);
  expect(await runEmulatorCommand({ EMULATOR_PORT: "many" }, () => {}, complain)).toBe(1);
  expect(await runEmulatorCommand({ EMULATOR_PUBLIC_URL: "here" }, () => {}, complain)).toBe(1);
  expect(complaints).toEqual([
    `emulator: port ${emulator.port} is taken; choose another with EMULATOR_PORT`,
    'emulator: EMULATOR_PORT must be a number from 0 to 65535, not "many"',
    'emulator: EMULATOR_PUBLIC_URL must be a URL, http://... or https://..., not "here"',
  ]);
  await emulator.close();
});

test("prints all invalid settings at once, and errors of the system with their setting", async () => {
  const run = async (settings: Record<string, string>) => {
    const complaints: string[] = [];
    expect(
      await runEmulatorCommand(
        settings,
        () => {},
        (line) => complaints.push(line),
      ),
    ).toBe(1);
    return complaints;
  };
  expect(await run({ EMULATOR_PORT: "many", EMULATOR_PUBLIC_URL: "localhost:12111" })).toEqual([
    'emulator: EMULATOR_PORT must be a number from 0 to 65535, not "many"',
    'emulator: EMULATOR_PUBLIC_URL must be a URL, http://... or https://..., not "localhost:12111"',
  ]);
  expect(await run({ EMULATOR_PORT: "0", HOST: "203.0.113.7" })).toEqual([
    'emulator: HOST must be an address of this machine, not "203.0.113.7"',
  ]);
  const folder = await mkdtemp(join(tmpdir(), "no-state-file-"));
  expect(await run({ EMULATOR_PORT: "0", EMULATOR_STATE_FILE: folder })).toEqual([
    `emulator: EMULATOR_STATE_FILE: ${folder} can't be read and written (EISDIR)`,
  ]);
  const nowhere = "/proc/nowhere/state.json";
  expect(await run({ EMULATOR_PORT: "0", EMULATOR_STATE_FILE: nowhere })).toEqual([
    `emulator: EMULATOR_STATE_FILE: ${nowhere} can't be read and written (ENOENT)`,
  ]);
});

test("refuses requests beyond the configured rate limits", async () => {
  const emulator = await startEmulator({ rateLimits: { global: 5 } });
  const { verificationSessions } = client(sdk23, emulator.port).identity;
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => verificationSessions.list()));
  const refused = answers.filter((answer) => answer.status === "rejected");
  expect(refused.length).toBeGreaterThanOrEqual(10);
  expect(refused[0]).toMatchObject({
    reason: { type: "StripeRateLimitError", headers: { "stripe-rate-limited-reason": "global-rate" } },
  });
  await emulator.close();
});

test("counts a webhook as failed after the timeout", async () => {
  const emulator = await startEmulator({ webhookTimeoutMs: 50, retryScheduleSeconds: [0.05] });
  const receiver = await Receiver.start();
  receiver.answers = ["hang"];
  const stripe = client(sdk23, emulator.port);
  await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ["*"] });
  await stripe.identity.verificationSessions.create({ type: "document" });
  await receiver.count(2);
  await expect
    .poll(async () => (await emulator.control.deliveries()).map(({ status }) => status))
    .toEqual(["succeeded", "failed"]);
  expect((await emulator.control.deliveries())[1]?.error).toBe("timed out after 50 ms");
  await emulator.close();
  receiver.close();
});

test("keeps only the chosen endpoints on a reset, enabled and with their secrets", async () => {
  const stateFile = join(await mkdtemp(join(tmpdir(), "kept-endpoint-")), "state.json");
  const emulator = await startEmulator({ seed: "kept", stateFile });
  const stripe = client(sdk23, emulator.port);
  const kept = await Receiver.start();
  const create = (url: string) => stripe.webhookEndpoints.create({ url, enabled_events: ["*"] });
  const { id, secret } = await create(kept.url);
  await create("http://127.0.0.1:9/elsewhere");
  emulator.keepEndpoint(kept.url);
  await stripe.webhookEndpoints.update(id, { disabled: true });
  await emulator.control.reset();
  expect((await stripe.webhookEndpoints.list()).data).toMatchObject([{ url: kept.url, status: "enabled" }]);
  await stripe.identity.verificationSessions.create({ type: "document" });
  await kept.count(1);
  const [delivery] = kept.received;
  const event = stripe.webhooks.constructEvent(delivery?.body ?? "", delivery?.signature ?? "", secret ?? "");
  expect(event.type).toMatch(/created$/);
  await emulator.close();
  kept.close();

  const again = await startEmulator({ stateFile });
  expect((await client(sdk23, again.port).webhookEndpoints.list()).data).toMatchObject([{ url: kept.url }]);
  await again.close();
});

test("repeats identifiers with the same seed", async () => {
  const run = async () => {
    const emulator = await startEmulator({ seed: "again" });
    const { id } = await client(sdk23, emulator.port).identity.verificationSessions.create({ type: "document" });
    await emulator.close();
    return id;
  };
  expect(await run()).toBe(await run());
});

test("uses the public address in urls, and removes finished sessions beyond the limit", async () => {
  const emulator = await startEmulator({ publicUrl: "https://identity.example.com/", keptSessions: 3 });
  const stripe = client(sdk23, emulator.port);
  const { verificationSessions } = stripe.identity;
  const first = await verificationSessions.create({ type: "document" });
  expect(first.url).toMatch(/^https:\/\/identity\.example\.com\/start\/test_/);
  const open = await verificationSessions.create({ type: "document" });
  await emulator.control.submit(first.id);
  for (let number = 0; number < 4; number++) {
    const { id } = await verificationSessions.create({ type: "document" });
    await emulator.control.submit(id);
  }
  expect((await verificationSessions.list()).data).toHaveLength(3);
  await expect(verificationSessions.retrieve(first.id)).rejects.toMatchObject({ statusCode: 404 });
  expect((await verificationSessions.retrieve(open.id)).status).toBe("requires_input");
  expect((await stripe.identity.verificationReports.list()).data).toHaveLength(2);
  await emulator.close();
});
