import { sql } from "kysely";
import { describe, expect, it, vi } from "vitest";
import type { Store } from "../../src/store/store.js";
import { ProviderError } from "../../src/verification/provider.js";
import { EventsHarness } from "../support/events-harness.js";
import { eventOf, sessionData } from "../support/scripted-provider.js";
import { sharedStore } from "../support/store.js";

const patience = { timeout: 20_000, interval: 20 };

const shared = sharedStore();

/** Runs a test in an empty database, because a first run does some work only once. */
async function withHarness(work: (harness: EventsHarness, store: Store) => Promise<void>): Promise<void> {
  const store = shared();
  const harness = await EventsHarness.open(store, { tenantId: "acme" });
  try {
    await work(harness, store);
  } finally {
    await harness.close();
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
  it("enqueues events that no webhook delivered, and lists with an overlap of ten minutes in the next run", () =>
    withHarness(async (harness) => {
      const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 12, minute));
      const { provider, reconciliation } = harness;
      provider.setSession(sessionData("vs_1", { status: "CANCELED" }));
      provider.listedEvents.push(
        eventOf("evt_1", sessionData("vs_1"), at(0)),
        eventOf("evt_2", sessionData("vs_1", { status: "CANCELED" }), at(30)),
      );
      await (await harness.inbox.enqueue(provider.listedEvents.slice(0, 1))).applied;
      expect(await reconciliation.run()).toMatchObject({ eventsListed: 2, eventsMissed: 1, sessionsFailed: 0 });
      expect((await harness.backfill()).map(({ type }) => type)).toEqual(["STARTED", "CANCELED"]);
      expect(await reconciliation.run()).toMatchObject({ eventsMissed: 0, sessionsCorrected: 0 });
      expect(provider.eventsRequestedSince).toEqual([null, at(20)]);
    }));

  it("lists all events again when the newest one of the last run no longer exists, as after an emulator's reset", () =>
    withHarness(async (harness) => {
      const at = (hour: number) => new Date(Date.UTC(2026, 10, 2, hour));
      const { provider, reconciliation } = harness;
      provider.honorsSince = true;
      provider.listedEvents.push(eventOf("evt_1", sessionData("vs_1"), at(18)));
      await reconciliation.run();
      provider.listedEvents.splice(0, 1, eventOf("evt_2", sessionData("vs_2"), at(12)));
      expect(await reconciliation.run()).toMatchObject({ eventsListed: 1, eventsMissed: 1 });
      expect((await harness.backfill()).map(({ sessionId }) => sessionId)).toEqual(["vs_1", "vs_2"]);
      provider.eventsRequestedSince.length = 0;
      await reconciliation.run();
      expect(provider.eventsRequestedSince).toEqual([new Date(at(12).getTime() - 10 * 60_000)]);
    }));

  it("imports sessions that are older than the listed events, also when the first run failed", () =>
    withHarness(async (harness) => {
      const { provider, reconciliation } = harness;
      for (const id of ["vs_old_1", "vs_old_2"]) provider.setSession(sessionData(id, { status: "CANCELED" }));
      provider.beforeAnswer = (call) => {
        if (call === "read vs_old_2") throw new ProviderError("UNAVAILABLE", "unavailable");
      };
      expect(await reconciliation.run()).toMatchObject({ sessionsCorrected: 1, sessionsFailed: 1 });
      provider.beforeAnswer = () => undefined;
      expect(await reconciliation.run()).toMatchObject({ sessionsCorrected: 1, sessionsFailed: 0 });
      expect(await harness.store.tenant("acme").sessions(["vs_old_1", "vs_old_2"])).toMatchObject([
        { status: "CANCELED" },
        { status: "CANCELED" },
      ]);
      await reconciliation.run();
      expect(provider.calls.filter((call) => call === "sessions")).toHaveLength(2);
    }));

  it("is not blocked by sessions that the provider no longer has", () =>
    withHarness(async (harness, store) => {
      await harness.reconciliation.run();
      await harness.recordNew("vs_there");
      await sql`
        insert into verification_sessions
        select (jsonb_populate_record(session, jsonb_build_object('id', 'vs_gone_' || number, 'compared_at', null))).*
        from verification_sessions session, generate_series(1, 510) number`.execute(store.database.db);
      // Its sync is the oldest of all sessions that were ever synced.
      await store.reconciliation.markSynced("vs_there");
      await makeStale(store);
      harness.provider.setSession(sessionData("vs_there", { status: "CANCELED" }));
      expect(await harness.reconciliation.run()).toMatchObject({ sessionsFailed: 500 });
      expect(await harness.reconciliation.run()).toMatchObject({ sessionsFailed: 10, sessionsCorrected: 1 });
      expect(await store.tenant("acme").sessions(["vs_there"])).toMatchObject([{ status: "CANCELED" }]);
    }));

  it("enqueues the other events of a page when the store rejects one", () =>
    withHarness(async (harness) => {
      const { provider, reconciliation } = harness;
      for (const id of ["vs_1", "vs_2", "vs_3"]) provider.listedEvents.push(eventOf(`evt_${id}`, sessionData(id)));
      const [, strange] = provider.listedEvents;
      if (strange) strange.createdAt = new Date(Number.NaN);
      expect(await reconciliation.run()).toMatchObject({ eventsListed: 3, eventsMissed: 3 });
      expect((await harness.backfill()).map(({ sessionId }) => sessionId)).toEqual(["vs_1", "vs_3"]);
      expect(harness.lines.join("")).toContain("an event could not be enqueued");
    }));

  it("runs in one process at a time", () =>
    withHarness(async (harness, store) => {
      const { opened, open } = gate();
      const other = await EventsHarness.open(store, { tenantId: "acme", provider: harness.provider });
      harness.provider.setSession(sessionData("vs_1"));
      harness.provider.beforeAnswer = () => opened;
      const first = harness.reconciliation.run();
      await vi.waitFor(() => expect(harness.provider.calls).toContain("read vs_1"), patience);
      expect(await other.reconciliation.run()).toBeNull();
      open();
      expect(await first).toMatchObject({ sessionsCorrected: 1 });
      expect(await other.reconciliation.run()).toMatchObject({ sessionsCorrected: 0 });
    }));

  it("stops when the service closes, and the next run continues", () =>
    withHarness(async (harness, store) => {
      const { opened, open } = gate();
      const { provider } = harness;
      for (let index = 0; index < 250; index += 1)
        provider.listedEvents.push(eventOf(`evt_${index}`, sessionData(`vs_${index}`)));
      provider.setSession(sessionData("vs_elsewhere"));
      provider.beforeAnswer = (call) => (call === "event evt_150" ? opened : undefined);
      const running = harness.reconciliation.run();
      await vi.waitFor(async () => expect(await harness.newest()).toBe(100), patience);
      const closed = harness.reconciliation.close();
      open();
      await closed;
      await running;
      expect(provider.calls).toEqual([]);

      const next = await EventsHarness.open(store, { tenantId: "acme", provider });
      expect(await next.reconciliation.run()).toMatchObject({ eventsListed: 250, eventsMissed: 150 });
      expect(await next.newest()).toBe(251);
    }));
});

/** Moves the last syncs into the past. */
async function makeStale(store: Store): Promise<void> {
  await store.database.db
    .updateTable("verification_sessions")
    .set({ compared_at: new Date("2026-01-01") })
    .where("compared_at", "is not", null)
    .execute();
}
