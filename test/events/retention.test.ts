import { expect, it } from "vitest";
import { Retention } from "../../src/events/retention.js";
import { EventsHarness } from "../support/events-harness.js";
import { eventOf, sessionData } from "../support/scripted-provider.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();

it("prunes old events of each log separately, and only handled rows of the inbox", async () => {
  const { db } = store().database;
  const [old, young] = await Promise.all(
    ["retention-old", "retention-young"].map((tenantId) => EventsHarness.open(store(), { tenantId })),
  );
  if (!old || !young) throw new Error("both are open");
  await old.append(20);
  await young.append(5);
  const [handled, waiting] = [eventOf("evt_handled", sessionData("vs_1")), eventOf("evt_waiting", sessionData("vs_2"))];
  await (await old.inbox.enqueue([handled])).applied;
  await store().inbox.enqueue([waiting], 30);
  const longAgo = new Date(Date.now() - 100 * 24 * 3_600_000);
  await db
    .updateTable("verification_events")
    .set({ told_at: longAgo })
    .where("tenant_id", "=", "retention-old")
    .where("position", "<=", 12)
    .execute();
  await db.updateTable("inbox").set({ received_at: longAgo }).execute();

  const retention = new Retention({ store: store(), log: old.telemetry.log, logDays: 90, inboxDays: 35 });
  await retention.run();
  expect(await store().tenant("retention-old").logExtent()).toEqual({ prunedTo: 12, newest: 21, isInterrupted: false });
  expect(await store().tenant("retention-young").logExtent()).toEqual({ prunedTo: 0, newest: 5, isInterrupted: false });
  expect((await old.backfill()).map(({ position }) => position)).toEqual([13, 14, 15, 16, 17, 18, 19, 20, 21]);
  expect([...(await store().inbox.knownIds([handled.id, waiting.id]))]).toEqual([waiting.id]);

  await db.updateTable("verification_events").set({ told_at: longAgo }).execute();
  await retention.run();
  expect(await store().tenant("retention-old").logExtent()).toEqual({ prunedTo: 21, newest: 21, isInterrupted: false });
  await old.append(1);
  expect((await old.backfill()).map(({ position }) => position)).toEqual([22]);
});
