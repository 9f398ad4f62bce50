import { afterEach, describe, expect, it, vi } from "vitest";
import { FeedEndedError } from "../../src/events/feed-ended-error.js";
import { EventsHarness, everything } from "../support/events-harness.js";
import { seededRandom } from "../support/random.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();
let harnesses: EventsHarness[] = [];
let opened = 0;

async function openHarness(deps: { maxSubscriptions?: number } = {}): Promise<EventsHarness> {
  opened += 1;
  const harness = await EventsHarness.open(store(), { tenantId: `feed-${opened}`, ...deps });
  harness.feed.start();
  harnesses.push(harness);
  return harness;
}

/** Reads a stream to its end and returns the error that ended it. */
async function endOf(stream: AsyncIterator<unknown>): Promise<FeedEndedError> {
  try {
    while (!(await stream.next()).done);
  } catch (error) {
    if (error instanceof FeedEndedError) return error;
    throw error;
  }
  throw new Error("the stream ended without an error");
}

afterEach(async () => {
  for (const harness of harnesses) await harness.close();
  harnesses = [];
});

describe("the feed", () => {
  it("delivers live exactly what a backfill delivers, for any cursor and any concurrent appends", async () => {
    const harness = await openHarness();
    const random = seededRandom(5);
    const total = 400;
    await harness.append(100);
    const filters = [everything, { ...everything, statuses: ["REQUIRES_INPUT" as const] }];
    const streams = Array.from({ length: 30 }, async (_, index) => {
      const after = Math.floor(random() * 100);
      const filter = filters[index % filters.length] ?? everything;
      // Each stream begins at a different moment while the log grows.
      while ((await harness.newest()) < 100 + index * 8) await new Promise((resolve) => setImmediate(resolve));
      return { after, filter, seen: await harness.follow(total, after, filter) };
    });
    for (let from = 100; from < total; from += 2) {
      await harness.recordNew(`vs_${harness.tenantId}_begun_${from}`);
      await harness.append(1);
    }
    for (const { after, filter, seen } of await Promise.all(streams)) {
      const backfill = await harness.backfill(after, filter);
      expect(seen.map(({ position }) => position)).toEqual(backfill.map(({ position }) => position));
      expect(seen).toEqual(backfill);
    }
  });

  it("delivers events without notifications, by polling", async () => {
    const reader = await openHarness();
    const writer = await EventsHarness.open(store(), { tenantId: reader.tenantId });
    const following = reader.follow(3, 0);
    for (const index of [1, 2, 3]) await writer.recordNew(`vs_poll_${index}`);
    expect((await following).map(({ position }) => position)).toEqual([1, 2, 3]);
  });

  it("begins after a cursor that is ahead of the tail of its own process", async () => {
    const reader = await openHarness();
    const writer = await EventsHarness.open(store(), { tenantId: reader.tenantId });
    await reader.append(1);
    const waiting = reader.feed.stream({ tenantId: reader.tenantId, after: 0, filter: everything });
    const seen = [(await waiting.next()).value?.position];
    // The tail is at position 1, and the other process's writes are not notified.
    for (const index of [2, 3, 4, 5, 6]) await writer.recordNew(`vs_ahead_${index}`);
    const ahead = await reader.follow(6, 4);
    expect(ahead.map(({ position }) => position)).toEqual([5, 6]);
    while (seen.length < 6) seen.push((await waiting.next()).value?.position);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    await waiting.return?.();
  });

  it("continues the backfill when more events are appended during it than the queue holds", async () => {
    const harness = await openHarness();
    await harness.append(300);
    const stream = harness.feed.stream({ tenantId: harness.tenantId, after: 0, filter: everything });
    const seen = [(await stream.next()).value?.position];
    // The reader pauses in its backfill while more events are appended than its queue holds.
    for (let from = 300; from < 1_600; from += 100) await harness.append(100);
    await vi.waitFor(async () => expect(await harness.newest()).toBe(1_600));
    while (seen.length < 1_600) seen.push((await stream.next()).value?.position);
    await harness.append(3);
    while (seen.length < 1_603) seen.push((await stream.next()).value?.position);
    expect(seen).toEqual(Array.from({ length: 1_603 }, (_, index) => index + 1));
    await stream.return?.();
  });

  it("ends a slow consumer without a gap, so that it can resume from its last cursor", async () => {
    const harness = await openHarness();
    const stream = harness.feed.stream({ tenantId: harness.tenantId, after: 0, filter: everything });
    await harness.append(1);
    const seen = [(await stream.next()).value?.position ?? 0];
    const live = stream.next();
    const overflow = 1_150;
    for (let from = 0; from < overflow; from += 50) await harness.append(50);
    seen.push((await live).value?.position ?? 0);
    // Once another reader has received the last event, the tail has queued all of them.
    await harness.follow(overflow + 1, overflow);
    // A slow reader reads some events, and more are appended.
    for (let taken = 0; taken < 100; taken += 1) seen.push((await stream.next()).value?.position ?? 0);
    await harness.append(1);
    await harness.follow(overflow + 2, overflow + 1);
    const end = await endOf({
      next: async () => {
        const step = await stream.next();
        if (!step.done) seen.push(step.value.position);
        return step;
      },
    });
    expect(end).toMatchObject({ reason: "SLOW_CONSUMER", retryable: true });
    expect(seen).toEqual(seen.map((_, index) => index + 1));
    expect(seen.length).toBeLessThan(overflow);
    const rest = await harness.follow(overflow + 2, seen.at(-1) ?? 0);
    expect(rest.map(({ position }) => position)).toEqual(
      Array.from({ length: overflow + 2 - seen.length }, (_, index) => seen.length + 1 + index),
    );
  });

  it("refuses an expired cursor with the extent of the log, also when events are pruned during a stream", async () => {
    const harness = await openHarness();
    await harness.append(450);
    const slow = harness.feed.stream({ tenantId: harness.tenantId, after: 0, filter: everything });
    expect((await slow.next()).value?.position).toBe(1);
    const { db } = store().database;
    await db
      .updateTable("verification_events")
      .set({ told_at: new Date("2020-01-01") })
      .where("tenant_id", "=", harness.tenantId)
      .where("position", "<=", 420)
      .execute();
    expect(await store().logs.prune(30)).toBe(420);

    const extent = { tenantId: harness.tenantId, beforeOldest: 420, newest: 450 };
    const late = harness.feed.stream({ tenantId: harness.tenantId, after: 419, filter: everything });
    expect(await endOf(late)).toMatchObject({ reason: "CURSOR_EXPIRED", retryable: false, extent });
    const onTime = await harness.follow(450, extent.beforeOldest);
    expect(onTime.map(({ position }) => position)).toEqual(Array.from({ length: 30 }, (_, index) => 421 + index));
    expect(await endOf(slow)).toMatchObject({ reason: "CURSOR_EXPIRED", extent });

    const future = harness.feed.stream({ tenantId: harness.tenantId, after: 451, filter: everything });
    expect(await endOf(future)).toMatchObject({ reason: "CURSOR_FROM_FUTURE", extent });
  });

  it("refuses streams beyond the limit of the tenant and during shutdown", async () => {
    const harness = await openHarness({ maxSubscriptions: 1 });
    await harness.recordNew(`vs_${harness.tenantId}`);
    const first = harness.feed.stream({ tenantId: harness.tenantId, after: 0, filter: everything });
    expect((await first.next()).value?.position).toBe(1);
    const second = harness.feed.stream({ tenantId: harness.tenantId, after: 0, filter: everything });
    expect(await endOf(second)).toMatchObject({ reason: "TOO_MANY_SUBSCRIPTIONS", retryable: true });

    await first.return?.();
    const unread = harness.feed.stream({ tenantId: harness.tenantId, after: 0, filter: everything });
    const besideIt = harness.feed.stream({ tenantId: harness.tenantId, after: 0, filter: everything });
    expect(await endOf(besideIt)).toMatchObject({ reason: "TOO_MANY_SUBSCRIPTIONS" });
    await unread.return?.();
    await unread.return?.();
    const waitingOne = harness.feed.stream({ tenantId: harness.tenantId, after: 0, filter: everything });
    expect((await waitingOne.next()).value?.position).toBe(1);
    expect(
      await endOf(harness.feed.stream({ tenantId: harness.tenantId, after: 0, filter: everything })),
    ).toMatchObject({
      reason: "TOO_MANY_SUBSCRIPTIONS",
    });

    harness.feed.refuseNewStreams();
    const third = harness.feed.stream({ tenantId: harness.tenantId, after: 0, filter: everything });
    expect(await endOf(third)).toMatchObject({ reason: "SHUTTING_DOWN", retryable: true });
    const waiting = endOf(waitingOne);
    harness.feed.close();
    expect(await waiting).toMatchObject({ reason: "SHUTTING_DOWN" });
  });
});
