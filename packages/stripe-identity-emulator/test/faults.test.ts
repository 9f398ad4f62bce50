import { describe, expect, test } from "vitest";
import type { DeliveryView } from "../src/control/views.js";
import { useEmulator } from "./support/use-emulator.js";

const stand = useEmulator();
const short = (type: string) => type.replace("identity.verification_session.", "");

/** Submits twelve sessions under faults. Returns the events that the endpoint received, in order, with the number of their session. */
async function run(seed: string): Promise<string[]> {
  const { receiver } = await stand.endpoint();
  await stand.control.faults({ webhooks: { duplicate: 0.3, drop: 0.2, reorder: 0.5 }, seed });
  const { verificationSessions } = stand.stripe().identity;
  const ids: string[] = [];
  for (let number = 0; number < 12; number++) {
    const { id } = await verificationSessions.create({ type: "document" });
    ids.push(id);
    await stand.control.submit(id);
  }
  await stand.control.advanceClock(3);
  const pending = (delivery: DeliveryView) => ["held", "scheduled", "sending"].includes(delivery.status);
  await expect.poll(async () => (await stand.control.deliveries(1000)).filter(pending).length).toBe(0);
  const events = receiver.received.map(({ type, body }) => {
    const place = ids.indexOf(JSON.parse(body).data.object.id);
    return `${place} ${short(type)}`;
  });
  await stand.clean();
  return events;
}

test("delivers the same events in the same order with the same seed, and others with another", async () => {
  const first = await run("seven");
  expect(await run("seven")).toEqual(first);
  expect(await run("eight")).not.toEqual(first);
  expect(new Set(first).size).toBeLessThan(36);
  expect(first.length).toBeGreaterThan(new Set(first).size);
  const sorted = [...first].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  expect(first).not.toEqual(sorted);
});

test("never attempts a dropped event, lists it as pending, and sends it on request", async () => {
  const { receiver } = await stand.endpoint();
  await stand.control.faults({ webhooks: { drop: 1 } });
  await stand.stripe().identity.verificationSessions.create({ type: "document" });
  await stand.control.clearFaults();
  const [lost] = (await stand.stripe().events.list({ delivery_success: false })).data;
  expect(await stand.control.deliveries()).toMatchObject([{ status: "dropped", event: lost?.id }]);
  await stand.control.advanceClock(7 * 24 * 3600);
  expect(receiver.received).toHaveLength(0);
  await stand.control.resend(lost?.id ?? "");
  await receiver.count(1);
});

test("delivers a duplicate with the id of the same event", async () => {
  const { receiver } = await stand.endpoint();
  await stand.control.faults({ webhooks: { duplicate: 1 } });
  await stand.stripe().identity.verificationSessions.create({ type: "document" });
  await receiver.count(2);
  expect(receiver.received[0]?.id).toBe(receiver.received[1]?.id);
});

test("delays deliveries by delay_ms", async () => {
  const { receiver } = await stand.endpoint();
  await stand.control.faults({ webhooks: { delay_ms: 60_000 } });
  await stand.stripe().identity.verificationSessions.create({ type: "document" });
  await stand.control.advanceClock(59);
  expect(await stand.control.deliveries()).toMatchObject([{ status: "scheduled" }]);
  await stand.control.advanceClock(1);
  await receiver.count(1);
});

test("gives all events of a session the same time with same_second", async () => {
  await stand.control.faults({ webhooks: { same_second: true } });
  const { id } = await stand.stripe().identity.verificationSessions.create({ type: "document" });
  await stand.control.advanceClock(30);
  await stand.control.submit(id, { document: "document_expired" });
  await stand.control.advanceClock(30);
  await stand.control.submit(id);
  const events = (await stand.stripe().events.list()).data;
  expect(events).toHaveLength(5);
  expect(new Set(events.map(({ created }) => created)).size).toBe(1);
  expect(events.map(({ type }) => short(type))).toEqual([
    "verified",
    "processing",
    "requires_input",
    "processing",
    "created",
  ]);
});

test("breaks the given share of API requests, the same ones each time, and no control calls", async () => {
  const outcomes = async () => {
    await stand.control.faults({ api: { status: 500, rate: 0.5 }, seed: 3 });
    const list: boolean[] = [];
    for (let number = 0; number < 20; number++) {
      const request = stand.stripe().identity.verificationSessions.list();
      list.push(
        await request.then(
          () => true,
          () => false,
        ),
      );
    }
    return list;
  };
  const first = await outcomes();
  expect(await outcomes()).toEqual(first);
  expect(first.filter(Boolean).length).toBeGreaterThan(3);
  expect(first.filter(Boolean).length).toBeLessThan(17);
  expect((await fetch(`${stand.emulator.url}/_emulator/sessions`)).status).toBe(200);
});

test("runs a request whose answer times out", async () => {
  await stand.control.faults({ api: { status: "timeout", rate: 1 } });
  const { verificationSessions } = stand.stripe().identity;
  const create = () =>
    verificationSessions.create(
      { type: "document" },
      { idempotencyKey: "patience", timeout: 200, maxNetworkRetries: 0 },
    );
  await expect(create()).rejects.toMatchObject({ type: "StripeConnectionError" });
  await stand.control.clearFaults();
  const { id } = await create();
  expect((await verificationSessions.list()).data.map((session) => session.id)).toEqual([id]);
});

describe("refuses invalid faults with the field's name", () => {
  test.each([
    [{ webhooks: { drop: 1.5 } }, "webhooks.drop"],
    [{ webhooks: { dropp: 0.5 } }, "webhooks.dropp"],
    [{ webhooks: { delay_ms: "soon" } }, "webhooks.delay_ms"],
    [{ webhooks: { same_second: 1 } }, "webhooks.same_second"],
    [{ api: { status: 418 } }, "api.status"],
    [{ api: { status: 500, rate: -1 } }, "api.rate"],
    [{ wehbooks: {} }, "wehbooks"],
  ])("%j", async (body, field) => {
    const url = `${stand.emulator.url}/_emulator/faults`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    expect(response.status).toBe(400);
    expect((await response.json()).error.message).toContain(field);
  });
});
