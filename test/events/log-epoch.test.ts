import { describe, expect, it } from "vitest";
import { FeedEndedError } from "../../src/events/feed-ended-error.js";
import { eventId } from "../../src/verification/event.js";
import { epochOf, epochSize } from "../../src/verification/log-epoch.js";
import { EventsHarness, everything } from "../support/events-harness.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();

/** Takes a log back to a position, as a failover to a standby that had not received the last commits does. */
async function loseCommitsAfter(tenantId: string, position: number, origin: string | null): Promise<void> {
  const { db } = store().database;
  await db
    .deleteFrom("verification_events")
    .where("tenant_id", "=", tenantId)
    .where("position", ">", position)
    .execute();
  await db
    .updateTable("tenants")
    .set({ log_position: position, ...(origin === null ? {} : { log_origin: origin }) })
    .where("id", "=", tenantId)
    .execute();
}

const endOf = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

describe("after a failover that lost commits", () => {
  it("the log goes on in a new epoch, so that no position and no event id is given twice", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "epoch-ids" });
    await harness.append(11);
    const before = (await harness.backfill()).map(({ id }) => id);
    await loseCommitsAfter("epoch-ids", 9, "another-server.00000002");
    await harness.append(2);
    const after = await harness.backfill();
    const fresh = after.slice(9);
    expect(after.slice(0, 9).map(({ id }) => id)).toEqual(before.slice(0, 9));
    expect(fresh.map(({ position }) => epochOf(position))).toEqual([1, 1]);
    expect(fresh.map(({ id }) => id).filter((id) => before.includes(id))).toEqual([]);
    expect(fresh.map(({ id }) => id)).toEqual([1, 2].map((number) => eventId("epoch-ids", epochSize + number)));
  });

  it("refuses cursors of lost events with the place to begin, before and after the next event", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "epoch-cursors" });
    await harness.append(11);
    await loseCommitsAfter("epoch-cursors", 9, "another-server.00000002");
    const check = (after: number) => endOf(harness.feed.check("epoch-cursors", after));
    for (const step of ["idle", "appended"]) {
      if (step === "appended") await harness.append(3);
      for (const lost of [10, 11, 12]) {
        const error = await check(lost);
        expect(error, `${step} ${lost}`).toBeInstanceOf(FeedEndedError);
        expect(error).toMatchObject({ reason: "CURSOR_EXPIRED", extent: { beforeOldest: 9 } });
      }
      for (const kept of [0, 1, 9]) expect(await check(kept), `${step} ${kept}`).toBeNull();
    }
    const resumed = harness.feed.stream({ tenantId: "epoch-cursors", after: 9, filter: everything });
    const positions: number[] = [];
    for (let count = 0; count < 3; count += 1) positions.push((await resumed.next()).value?.position ?? 0);
    await resumed.return?.();
    expect(positions).toEqual([1, 2, 3].map((number) => epochSize + number));
  });

  it.each([
    ["by the next poll, where nothing happens", 0],
    ["by the next event, where one comes first", 2],
  ])("ends open streams %s", async (_case, appended) => {
    const tenantId = `epoch-streams-${appended}`;
    const harness = await EventsHarness.open(store(), { tenantId });
    await harness.append(11);
    harness.feed.start();
    const stream = harness.feed.stream({ tenantId, after: 9, filter: everything });
    await stream.next();
    await stream.next();
    const end = endOf(stream.next());
    await loseCommitsAfter(tenantId, 9, "another-server.00000002");
    if (appended > 0) await harness.append(appended);
    expect(await end).toMatchObject({ reason: "CURSOR_EXPIRED", extent: { beforeOldest: 9 } });
    harness.feed.close();
  });
});

describe("after a restore that changes neither server nor timeline", () => {
  it("a new epoch, begun by the operator, refuses cursors of lost events", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "epoch-restore" });
    await harness.append(11);
    await loseCommitsAfter("epoch-restore", 9, null);
    expect(await store().logs.beginEpoch("epoch-restore")).toBe(1);
    await harness.append(1);
    expect(await endOf(harness.feed.check("epoch-restore", 11))).toMatchObject({ reason: "CURSOR_EXPIRED" });
    expect(await endOf(harness.feed.check("epoch-restore", 9))).toBeNull();
    expect((await harness.backfill()).at(-1)?.position).toBe(epochSize + 1);
  });

  it("cursors that are only ahead are refused as such", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "epoch-ahead" });
    await harness.append(3);
    expect(await endOf(harness.feed.check("epoch-ahead", 40))).toMatchObject({ reason: "CURSOR_FROM_FUTURE" });
  });
});
