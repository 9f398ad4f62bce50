import { afterEach, describe, expect, it, vi } from "vitest";
import type { FeedEndedError } from "../../src/events/feed-ended-error.js";
import { EventsHarness, everything } from "../support/events-harness.js";
import { seededRandom } from "../support/random.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();
let rooms: EventsHarness[] = [];
let opened = 0;

async function openRoom(deps: { maxSubscriptions?: number } = {}): Promise<EventsHarness> {
  opened += 1;
  const room = await EventsHarness.open(store(), { tenantId: `feed-${opened}`, ...deps });
  room.feed.start();
  rooms.push(room);
  return room;
}

/** What a stream fails with. */
async function endOf(stream: AsyncIterator<unknown>): Promise<FeedEndedError> {
  try {
    while (!(await stream.next()).done);
  } catch (error) {
    if (error instanceof Error && error.name === "FeedEndedError") return error as FeedEndedError;
    throw error;
  }
  throw new Error("the stream came to a good end");
}

afterEach(async () => {
  for (const room of rooms) await room.close();
  rooms = [];
});

describe("a stream of the feed", () => {
  it("gives what a backfill gives, wherever it began and whatever was appended meanwhile", async () => {
    const room = await openRoom();
    const random = seededRandom(5);
    const total = 400;
    await room.append(100);
    const filters = [everything, { ...everything, statuses: ["REQUIRES_INPUT" as const] }];
    const streams = Array.from({ length: 30 }, async (_, index) => {
      const after = Math.floor(random() * 100);
      const filter = filters[index % filters.length] ?? everything;
      // Begun while the log grows: at another moment each.
      while ((await room.newest()) < 100 + index * 8) await new Promise((resolve) => setImmediate(resolve));
      return { after, filter, seen: await room.follow(total, after, filter) };
    });
    for (let from = 100; from < total; from += 2) {
      await room.begin(`vs_${room.tenantId}_begun_${from}`);
      await room.append(1);
    }
    for (const { after, filter, seen } of await Promise.all(streams)) {
      const backfill = await room.backfill(after, filter);
      expect(seen.map(({ position }) => position)).toEqual(backfill.map(({ position }) => position));
      expect(seen).toEqual(backfill);
    }
  });

  it("goes on by its poll where no ring is heard", async () => {
    const reader = await openRoom();
    const writer = await EventsHarness.open(store(), { tenantId: reader.tenantId });
    const following = reader.follow(3, 0);
    for (const index of [1, 2, 3]) await writer.begin(`vs_poll_${index}`);
    expect((await following).map(({ position }) => position)).toEqual([1, 2, 3]);
  });

  it("begins after a cursor that its process hasn't read up to yet", async () => {
    const reader = await openRoom();
    const writer = await EventsHarness.open(store(), { tenantId: reader.tenantId });
    await reader.append(1);
    const waiting = reader.feed.stream({ tenantId: reader.tenantId, after: 0, filter: everything });
    const seen = [(await waiting.next()).value?.position];
    // The tail stands at 1, and no ring is heard of what the other process writes.
    for (const index of [2, 3, 4, 5, 6]) await writer.begin(`vs_ahead_${index}`);
    const ahead = await reader.follow(6, 4);
    expect(ahead.map(({ position }) => position)).toEqual([5, 6]);
    while (seen.length < 6) seen.push((await waiting.next()).value?.position);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    await waiting.return?.();
  });

  it("scans on where more was appended during the scan than can wait", async () => {
    const room = await openRoom();
    await room.append(300);
    const stream = room.feed.stream({ tenantId: room.tenantId, after: 0, filter: everything });
    const seen = [(await stream.next()).value?.position];
    // The reader stands still in its scan while more comes than its queue holds.
    for (let from = 300; from < 1_600; from += 100) await room.append(100);
    await vi.waitFor(async () => expect(await room.newest()).toBe(1_600));
    while (seen.length < 1_600) seen.push((await stream.next()).value?.position);
    await room.append(3);
    while (seen.length < 1_603) seen.push((await stream.next()).value?.position);
    expect(seen).toEqual(Array.from({ length: 1_603 }, (_, index) => index + 1));
    await stream.return?.();
  });

  it("ends a reader that doesn't take what waits, without a gap before the end: it resumes where it left off", async () => {
    const room = await openRoom();
    const stream = room.feed.stream({ tenantId: room.tenantId, after: 0, filter: everything });
    await room.append(1);
    const seen = [(await stream.next()).value?.position ?? 0];
    const live = stream.next();
    const overflow = 1_150;
    for (let from = 0; from < overflow; from += 50) await room.append(50);
    seen.push((await live).value?.position ?? 0);
    // The tail has handed on all that there is, when another reader has seen it.
    await room.follow(overflow + 1, overflow);
    // As a slow reader does: it takes a little, and more comes.
    for (let taken = 0; taken < 100; taken += 1) seen.push((await stream.next()).value?.position ?? 0);
    await room.append(1);
    await room.follow(overflow + 2, overflow + 1);
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
    const rest = await room.follow(overflow + 2, seen.at(-1) ?? 0);
    expect(rest.map(({ position }) => position)).toEqual(
      Array.from({ length: overflow + 2 - seen.length }, (_, index) => seen.length + 1 + index),
    );
  });

  it("names the oldest event held where the cursor's are forgotten, also when they are forgotten under a reader", async () => {
    const room = await openRoom();
    await room.append(450);
    const slow = room.feed.stream({ tenantId: room.tenantId, after: 0, filter: everything });
    expect((await slow.next()).value?.position).toBe(1);
    const { db } = store().database;
    await db
      .updateTable("verification_events")
      .set({ told_at: new Date("2020-01-01") })
      .where("tenant_id", "=", room.tenantId)
      .where("position", "<=", 420)
      .execute();
    expect(await store().logs.prune(30)).toBe(420);

    const extent = { tenantId: room.tenantId, beforeOldest: 420, newest: 450 };
    const late = room.feed.stream({ tenantId: room.tenantId, after: 419, filter: everything });
    expect(await endOf(late)).toMatchObject({ reason: "CURSOR_EXPIRED", retryable: false, extent });
    const onTime = await room.follow(450, extent.beforeOldest);
    expect(onTime.map(({ position }) => position)).toEqual(Array.from({ length: 30 }, (_, index) => 421 + index));
    expect(await endOf(slow)).toMatchObject({ reason: "CURSOR_EXPIRED", extent });

    const future = room.feed.stream({ tenantId: room.tenantId, after: 451, filter: everything });
    expect(await endOf(future)).toMatchObject({ reason: "CURSOR_FROM_FUTURE", extent });
  });

  it("is refused beyond the tenant's share, and while the service goes down", async () => {
    const room = await openRoom({ maxSubscriptions: 1 });
    await room.begin(`vs_${room.tenantId}`);
    const first = room.feed.stream({ tenantId: room.tenantId, after: 0, filter: everything });
    expect((await first.next()).value?.position).toBe(1);
    const second = room.feed.stream({ tenantId: room.tenantId, after: 0, filter: everything });
    expect(await endOf(second)).toMatchObject({ reason: "TOO_MANY_SUBSCRIPTIONS", retryable: true });

    await first.return?.();
    const unread = room.feed.stream({ tenantId: room.tenantId, after: 0, filter: everything });
    const besideIt = room.feed.stream({ tenantId: room.tenantId, after: 0, filter: everything });
    expect(await endOf(besideIt)).toMatchObject({ reason: "TOO_MANY_SUBSCRIPTIONS" });
    await unread.return?.();
    await unread.return?.();
    const waitingOne = room.feed.stream({ tenantId: room.tenantId, after: 0, filter: everything });
    expect((await waitingOne.next()).value?.position).toBe(1);
    expect(await endOf(room.feed.stream({ tenantId: room.tenantId, after: 0, filter: everything }))).toMatchObject({
      reason: "TOO_MANY_SUBSCRIPTIONS",
    });

    room.feed.refuseNewStreams();
    const third = room.feed.stream({ tenantId: room.tenantId, after: 0, filter: everything });
    expect(await endOf(third)).toMatchObject({ reason: "SHUTTING_DOWN", retryable: true });
    const waiting = endOf(waitingOne);
    room.feed.close();
    expect(await waiting).toMatchObject({ reason: "SHUTTING_DOWN" });
  });
});
