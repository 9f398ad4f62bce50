import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.js";
import { Receiver } from "./support/receiver.js";
import { client, sdk23 } from "./support/sdks.js";

let folder = "";
let running: RunningEmulator[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-state-"));
});

afterEach(async () => {
  for (const emulator of running.splice(0)) await emulator.close();
  rmSync(folder, { recursive: true });
});

async function start(port = 0): Promise<RunningEmulator> {
  const emulator = await startEmulator({ stateFile: join(folder, "deep", "state.jsonl"), port });
  running.push(emulator);
  return emulator;
}

async function restart(emulator: RunningEmulator): Promise<RunningEmulator> {
  running = running.filter((other) => other !== emulator);
  await emulator.close();
  return start(emulator.port);
}

test("restores all objects after a restart, and continues pending work", async () => {
  const receiver = await Receiver.start();
  let emulator = await start();
  const stripe = client(sdk23, emulator.port);
  const { verificationSessions } = stripe.identity;
  const { secret = "" } = await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ["*"] });
  const open = await verificationSessions.create({ type: "document" }, { idempotencyKey: "open" });
  const processing = await verificationSessions.create({ type: "document" });
  await emulator.control.submit(processing.id, { delay_ms: 60_000 });
  const failed = await verificationSessions.create({ type: "document" });
  await emulator.control.submit(failed.id, { document: "document_expired" });
  await receiver.count(6);
  await expect.poll(async () => (await stripe.events.list({ delivery_success: false })).data.length).toBe(0);
  receiver.answers = [500];
  const undelivered = await verificationSessions.create({ type: "document" });
  await emulator.control.advanceClock(100);
  await expect.poll(async () => (await verificationSessions.retrieve(processing.id)).status).toBe("verified");
  const redacting = await verificationSessions.redact(processing.id);
  const lists = async () => [
    (await verificationSessions.list({ expand: ["data.last_verification_report"] })).data,
    (await stripe.identity.verificationReports.list()).data,
    (await stripe.webhookEndpoints.list()).data,
    (await stripe.files.list()).data.map(({ id }) => id),
  ];
  const before = await lists();
  const sent = receiver.received.length;

  emulator = await restart(emulator);
  expect(await lists()).toEqual(before);
  expect((await fetch(open.url ?? "")).status).toBe(200);
  expect((await verificationSessions.create({ type: "document" }, { idempotencyKey: "open" })).id).toBe(open.id);
  const next = await verificationSessions.create({ type: "document" });
  expect(before.flat().map((record) => (typeof record === "string" ? record : record.id))).not.toContain(next.id);
  await emulator.control.submit(failed.id);
  await emulator.control.advanceClock(60);
  await receiver.until((received) =>
    received.slice(sent).some(({ body }) => JSON.parse(body).data.object.id === failed.id),
  );
  const last = receiver.received[receiver.received.length - 1];
  stripe.webhooks.constructEvent(last?.body ?? "", last?.signature ?? "", secret);
  expect(await verificationSessions.retrieve(redacting.id)).toMatchObject({ redaction: { status: "redacted" } });
  await expect.poll(async () => (await stripe.events.list({ delivery_success: false })).data.length).toBe(0);
  expect(receiver.received.filter(({ body }) => body.includes(undelivered.id)).length).toBeGreaterThan(1);
  receiver.close();
});

test("writes changes to the file before it answers", async () => {
  const emulator = await start();
  const { verificationSessions } = client(sdk23, emulator.port).identity;
  const path = join(folder, "deep", "state.jsonl");
  const created = await verificationSessions.create({ type: "document" });
  const atCreation = readFileSync(path, "utf8");
  await emulator.control.submit(created.id);
  const atSubmission = readFileSync(path, "utf8");
  for (const [kept, status] of [
    [atCreation, "requires_input"],
    [atSubmission, "verified"],
  ] as const) {
    writeFileSync(join(folder, "left-behind.jsonl"), kept);
    const survivor = await startEmulator({ stateFile: join(folder, "left-behind.jsonl") });
    expect(await survivor.control.session(created.id)).toMatchObject({ status });
    await survivor.close();
  }
});

test("ignores an incomplete last line, and refuses a file in another format without changing it", async () => {
  let emulator = await start();
  const { verificationSessions } = client(sdk23, emulator.port).identity;
  const { id } = await verificationSessions.create({ type: "document" });
  await emulator.close();
  running = [];
  const path = join(folder, "deep", "state.jsonl");
  appendFileSync(path, '{"format":1,"counters":{"sequ');
  emulator = await start(emulator.port);
  expect((await verificationSessions.retrieve(id)).id).toBe(id);
  await emulator.control.reset();
  emulator = await restart(emulator);
  expect((await verificationSessions.list()).data).toEqual([]);
  await emulator.close();
  running = [];
  writeFileSync(path, "my diary\n");
  await expect(start()).rejects.toThrow(/not a state file/);
  expect(readFileSync(path, "utf8")).toBe("my diary\n");
});

test("gives only the owner access, also after a rewrite of a file that others could read", async () => {
  const path = join(folder, "deep", "state.jsonl");
  const mode = () => statSync(path).mode & 0o777;
  const emulator = await start();
  expect(mode()).toBe(0o600);
  await client(sdk23, emulator.port).identity.verificationSessions.create({ type: "document" });
  chmodSync(path, 0o644);
  writeFileSync(`${path}.new`, "", { mode: 0o644 });
  await restart(emulator);
  expect(mode()).toBe(0o600);
});
