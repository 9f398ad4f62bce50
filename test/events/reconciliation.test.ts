import { sql } from "kysely";
import { describe, expect, it, vi } from "vitest";
import type { Store } from "../../src/store/store.js";
import { ProviderError } from "../../src/verification/provider.js";
import { EventsHarness } from "../support/events-harness.js";
import { eventOf, sessionData } from "../support/scripted-provider.js";
import { sharedStore } from "../support/store.js";

const patience = { timeout: 20_000, interval: 20 };

const shared = sharedStore();

/** In an empty database: what a first run does is done once. */
async function withRoom(work: (room: EventsHarness, store: Store) => Promise<void>): Promise<void> {
  const store = shared();
  const room = await EventsHarness.open(store, { tenantId: "acme" });
  try {
    await work(room, store);
  } finally {
    await room.close();
    await sql`truncate tenants, verification_sessions, verification_reports, verification_events, inbox, reconcile_marks cascade`.execute(
      store.database.db,
    );
  }
}

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("reconciliation", () => {
  it("brings what webhooks lost, and asks the next time from ten minutes before the newest it saw", () =>
    withRoom(async (room) => {
      const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 12, minute));
      const { provider, reconciliation } = room;
      provider.setSession(sessionData("vs_1", { status: "CANCELED" }));
      provider.listedEvents.push(
        eventOf("evt_1", sessionData("vs_1"), at(0)),
        eventOf("evt_2", sessionData("vs_1", { status: "CANCELED" }), at(30)),
      );
      await (await room.inbox.receive(provider.listedEvents.slice(0, 1))).applied;
      expect(await reconciliation.run()).toMatchObject({ eventsListed: 2, eventsMissed: 1, sessionsFailed: 0 });
      expect((await room.backfill()).map(({ type }) => type)).toEqual(["STARTED", "CANCELED"]);
      expect(await reconciliation.run()).toMatchObject({ eventsMissed: 0, sessionsCorrected: 0 });
      expect(provider.eventsRequestedSince).toEqual([null, at(20)]);
    }));

  it("asks for all where the newest event it saw is there no more: an emulator was reset, and its clock with it", () =>
    withRoom(async (room) => {
      const at = (hour: number) => new Date(Date.UTC(2026, 10, 2, hour));
      const { provider, reconciliation } = room;
      provider.honorsSince = true;
      provider.listedEvents.push(eventOf("evt_1", sessionData("vs_1"), at(18)));
      await reconciliation.run();
      provider.listedEvents.splice(0, 1, eventOf("evt_2", sessionData("vs_2"), at(12)));
      expect(await reconciliation.run()).toMatchObject({ eventsListed: 1, eventsMissed: 1 });
      expect((await room.backfill()).map(({ sessionId }) => sessionId)).toEqual(["vs_1", "vs_2"]);
      provider.eventsRequestedSince.length = 0;
      await reconciliation.run();
      expect(provider.eventsRequestedSince).toEqual([new Date(at(12).getTime() - 10 * 60_000)]);
    }));

  it("fills a new database with sessions that no event of 30 days tells of, also when the first run broke off", () =>
    withRoom(async (room) => {
      const { provider, reconciliation } = room;
      for (const id of ["vs_old_1", "vs_old_2"]) provider.setSession(sessionData(id, { status: "CANCELED" }));
      provider.beforeAnswer = (call) => {
        if (call === "read vs_old_2") throw new ProviderError("UNAVAILABLE", "away");
      };
      expect(await reconciliation.run()).toMatchObject({ sessionsCorrected: 1, sessionsFailed: 1 });
      provider.beforeAnswer = () => undefined;
      expect(await reconciliation.run()).toMatchObject({ sessionsCorrected: 1, sessionsFailed: 0 });
      expect(await room.store.tenant("acme").sessions(["vs_old_1", "vs_old_2"])).toMatchObject([
        { status: "CANCELED" },
        { status: "CANCELED" },
      ]);
      await reconciliation.run();
      expect(provider.calls.filter((call) => call === "sessions")).toHaveLength(2);
    }));

  it("is not held up by sessions that the provider no longer has", () =>
    withRoom(async (room, store) => {
      await room.reconciliation.run();
      await room.begin("vs_there");
      await sql`
        insert into verification_sessions
        select (jsonb_populate_record(session, jsonb_build_object('id', 'vs_gone_' || number, 'compared_at', null))).*
        from verification_sessions session, generate_series(1, 510) number`.execute(store.database.db);
      // Compared longest ago of all, but for those that never were.
      await store.reconciliation.markSynced("vs_there");
      await makeStale(store);
      room.provider.setSession(sessionData("vs_there", { status: "CANCELED" }));
      expect(await room.reconciliation.run()).toMatchObject({ sessionsFailed: 500 });
      expect(await room.reconciliation.run()).toMatchObject({ sessionsFailed: 10, sessionsCorrected: 1 });
      expect(await store.tenant("acme").sessions(["vs_there"])).toMatchObject([{ status: "CANCELED" }]);
    }));

  it("keeps all others where one event of a page can't be kept", () =>
    withRoom(async (room) => {
      const { provider, reconciliation } = room;
      for (const id of ["vs_1", "vs_2", "vs_3"]) provider.listedEvents.push(eventOf(`evt_${id}`, sessionData(id)));
      const [, strange] = provider.listedEvents;
      if (strange) strange.createdAt = new Date(Number.NaN);
      expect(await reconciliation.run()).toMatchObject({ eventsListed: 3, eventsMissed: 3 });
      expect((await room.backfill()).map(({ sessionId }) => sessionId)).toEqual(["vs_1", "vs_3"]);
      expect(room.lines.join("")).toContain("an event could not be kept");
    }));

  it("is done by one process at a time", () =>
    withRoom(async (room, store) => {
      const { opened, open } = gate();
      const other = await EventsHarness.open(store, { tenantId: "acme", provider: room.provider });
      room.provider.setSession(sessionData("vs_1"));
      room.provider.beforeAnswer = () => opened;
      const first = room.reconciliation.run();
      await vi.waitFor(() => expect(room.provider.calls).toContain("read vs_1"), patience);
      expect(await other.reconciliation.run()).toBeNull();
      open();
      expect(await first).toMatchObject({ sessionsCorrected: 1 });
      expect(await other.reconciliation.run()).toMatchObject({ sessionsCorrected: 0 });
    }));

  it("breaks off when the service closes, and the next one begins where it stopped", () =>
    withRoom(async (room, store) => {
      const { opened, open } = gate();
      const { provider } = room;
      for (let index = 0; index < 250; index += 1)
        provider.listedEvents.push(eventOf(`evt_${index}`, sessionData(`vs_${index}`)));
      provider.setSession(sessionData("vs_elsewhere"));
      provider.beforeAnswer = (call) => (call === "event evt_150" ? opened : undefined);
      const running = room.reconciliation.run();
      await vi.waitFor(async () => expect(await room.newest()).toBe(100), patience);
      const closed = room.reconciliation.close();
      open();
      await closed;
      await running;
      expect(provider.calls).toEqual([]);

      const next = await EventsHarness.open(store, { tenantId: "acme", provider });
      expect(await next.reconciliation.run()).toMatchObject({ eventsListed: 250, eventsMissed: 150 });
      expect(await next.newest()).toBe(251);
    }));
});

/** As if the last comparisons were long ago. */
async function makeStale(store: Store): Promise<void> {
  await store.database.db
    .updateTable("verification_sessions")
    .set({ compared_at: new Date("2026-01-01") })
    .where("compared_at", "is not", null)
    .execute();
}
