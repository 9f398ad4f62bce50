import { afterEach, describe, expect, it, vi } from "vitest";
import { toProviderEvent } from "../../src/stripe/translate-event.js";
import { ProviderError } from "../../src/verification/provider.js";
import { EventsHarness } from "../support/events-harness.js";
import { eventOf, ScriptedProvider, sessionData } from "../support/scripted-provider.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();
const patience = { timeout: 20_000, interval: 50 };
let harnesses: EventsHarness[] = [];

async function openHarness(provider = new ScriptedProvider()): Promise<EventsHarness> {
  const harness = await EventsHarness.open(store(), { tenantId: "inbox", provider });
  harnesses.push(harness);
  return harness;
}

/** Returns an event without session data: it can be applied only by reading the session from the provider. */
function thinEvent(id: string, sessionId: string) {
  return { ...eventOf(id, sessionData(sessionId)), session: null };
}

async function rowOf(eventId: string) {
  const { db } = store().database;
  return db.selectFrom("inbox").selectAll().where("event_id", "=", eventId).executeTakeFirstOrThrow();
}

/** Makes an event due: ends its lease or its pause. */
async function makeDue(eventId: string): Promise<void> {
  const { db } = store().database;
  await db
    .updateTable("inbox")
    .set({ next_try_at: new Date(0) })
    .where("event_id", "=", eventId)
    .execute();
}

async function typesOf(sessionId: string): Promise<string[]> {
  const [events] = await store().tenant("inbox").eventsOfSessions([sessionId]);
  return (events ?? []).map(({ type }) => type);
}

afterEach(async () => {
  for (const harness of harnesses) await harness.close();
  harnesses = [];
  await store().database.db.deleteFrom("inbox").execute();
});

describe("the inbox", () => {
  it("enqueues and applies an event once, however often and through whichever process it arrives", async () => {
    const [one, two] = [await openHarness(), await openHarness()];
    const event = eventOf("evt_repeated", sessionData("vs_repeated"));
    const received = await Promise.all([one, two, one, two].map((harness) => harness.inbox.enqueue([event, event])));
    await Promise.all(received.map(({ applied }) => applied));
    expect(received.filter(({ enqueued }) => enqueued > 0)).toHaveLength(1);
    expect(await typesOf("vs_repeated")).toEqual(["STARTED"]);
    expect(await rowOf("evt_repeated")).toMatchObject({ state: "HANDLED", facts: null });
  });

  it("enqueues concurrent events in few statements; an event that the store rejects fails alone", async () => {
    const harness = await openHarness();
    const enqueue = vi.spyOn(harness.store.inbox, "enqueue");
    const events = Array.from({ length: 100 }, (_, index) =>
      eventOf(`evt_at_once_${index}`, sessionData(`vs_at_once_${index}`)),
    );
    const received = await Promise.all(events.map((event) => harness.inbox.enqueue([event])));
    expect(received.map(({ enqueued }) => enqueued)).toEqual(events.map(() => 1));
    expect(enqueue.mock.calls.length).toBeLessThanOrEqual(2);

    const strange = { ...eventOf("evt_strange", sessionData("vs_strange")), createdAt: new Date(Number.NaN) };
    const others = events.slice(0, 3).map((event) => ({ ...event, id: `${event.id}_again` }));
    const settled = await Promise.allSettled([...others, strange].map((event) => harness.inbox.enqueue([event])));
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected"]);
    enqueue.mockRestore();
    await vi.waitFor(async () => expect((await store().inbox.counts()).waiting).toBe(0), patience);
  });

  it("applies an event of a process that died, once its lease has expired", async () => {
    const dying = await openHarness();
    // This process has leased the event and never finishes it.
    dying.provider.beforeAnswer = () => new Promise(() => undefined);
    await dying.inbox.enqueue([thinEvent("evt_left", "vs_left")]);
    await vi.waitFor(() => expect(dying.provider.calls).toEqual(["read vs_left"]), patience);

    const other = await openHarness();
    other.provider.setSession(sessionData("vs_left"));
    other.inbox.start();
    expect(await store().inbox.lease(10, 30)).toEqual([]);
    await makeDue("evt_left");
    await vi.waitFor(async () => expect((await rowOf("evt_left")).state).toBe("HANDLED"), patience);
    expect(await typesOf("vs_left")).toEqual(["STARTED"]);
    harnesses = [other];
  });

  it("releases unstarted events when it closes, and does not wait for those that do not end", async () => {
    const closing = await openHarness();
    closing.provider.beforeAnswer = () => new Promise(() => undefined);
    const ids = Array.from({ length: 20 }, (_, index) => `given_${index}`);
    await closing.inbox.enqueue(ids.map((id) => thinEvent(`evt_${id}`, `vs_${id}`)));
    await vi.waitFor(() => expect(closing.provider.calls).toHaveLength(12), patience);
    const began = performance.now();
    await closing.inbox.close();
    expect(performance.now() - began).toBeLessThan(8_000);
    const leased = await store().inbox.lease(50, 0);
    expect(leased.map(({ event }) => event.id).sort()).toEqual(
      ids
        .slice(12)
        .map((id) => `evt_${id}`)
        .sort(),
    );
    harnesses = [];
  });

  it("dead-letters an event after ten failures, without blocking others, and replays it on request", async () => {
    const harness = await openHarness();
    harness.provider.beforeAnswer = (call) => {
      if (call === "read vs_poison") throw new ProviderError("REJECTED", "no good");
    };
    for (const id of ["vs_poison", "vs_healthy"]) harness.provider.setSession(sessionData(id));
    await (await harness.inbox.enqueue([thinEvent("evt_poison", "vs_poison")])).applied;
    await (await harness.inbox.enqueue([thinEvent("evt_healthy", "vs_healthy")])).applied;
    expect(await typesOf("vs_healthy")).toEqual(["STARTED"]);

    harness.inbox.start();
    for (let tries = 1; tries < 10; tries += 1) {
      await vi.waitFor(async () => expect((await rowOf("evt_poison")).tries).toBe(tries), patience);
      await makeDue("evt_poison");
    }
    await vi.waitFor(async () => expect((await rowOf("evt_poison")).state).toBe("DEAD"), patience);
    expect(await store().inbox.deadLetters(10)).toMatchObject([
      { eventId: "evt_poison", sessionId: "vs_poison", error: "ProviderError: no good" },
    ]);

    harness.provider.beforeAnswer = () => undefined;
    expect(await store().inbox.replay("evt_poison")).toBe(1);
    await vi.waitFor(async () => expect((await rowOf("evt_poison")).state).toBe("HANDLED"), patience);
    expect(await typesOf("vs_poison")).toEqual(["STARTED"]);
  });

  it("does not dead-letter an event because the provider or the database was unavailable", async () => {
    const harness = await openHarness();
    harness.provider.setSession(sessionData("vs_away"));
    const failures = [
      new ProviderError("UNAVAILABLE", "unavailable"),
      Object.assign(new Error("deadlock detected"), { code: "40P01" }),
      new Error("timeout exceeded when trying to connect"),
    ];
    await store().inbox.enqueue([thinEvent("evt_away", "vs_away")], 30);
    harness.inbox.start();
    for (const failure of failures) {
      harness.provider.beforeAnswer = () => {
        throw failure;
      };
      const { db } = store().database;
      await db.updateTable("inbox").set({ tries: 50 }).where("event_id", "=", "evt_away").execute();
      await makeDue("evt_away");
      await vi.waitFor(async () => expect((await rowOf("evt_away")).tries).toBe(51), patience);
      expect((await rowOf("evt_away")).state).toBe("WAITING");
    }
  });

  it("does not count tries during an outage towards dead-lettering", async () => {
    const harness = await openHarness();
    harness.provider.setSession(sessionData("vs_patient"));
    let failure = new ProviderError("UNAVAILABLE", "unavailable");
    harness.provider.beforeAnswer = () => {
      throw failure;
    };
    await store().inbox.enqueue([thinEvent("evt_patient", "vs_patient")], 30);
    harness.inbox.start();
    for (let tries = 1; tries <= 12; tries += 1) {
      if (tries === 11) failure = new ProviderError("REJECTED", "the key is being rolled");
      await makeDue("evt_patient");
      await vi.waitFor(async () => expect((await rowOf("evt_patient")).tries).toBe(tries), patience);
    }
    expect(await rowOf("evt_patient")).toMatchObject({ state: "WAITING", tries: 12, failures: 2 });
  });

  it("reads the session from the provider when another version stored its data, and applies the other events", async () => {
    const { db } = store().database;
    for (const id of ["strange", "plain"]) {
      await store().inbox.enqueue([eventOf(`evt_${id}`, sessionData(`vs_${id}`))], 0);
    }
    await db
      .updateTable("inbox")
      .set({ facts: JSON.stringify({ of: "another version" }) })
      .where("event_id", "=", "evt_strange")
      .execute();
    const harness = await openHarness();
    harness.provider.setSession(sessionData("vs_strange"));
    harness.inbox.start();
    for (const id of ["strange", "plain"])
      await vi.waitFor(async () => expect((await rowOf(`evt_${id}`)).state).toBe("HANDLED"), patience);
    expect(harness.provider.calls).toEqual(["read vs_strange"]);
    expect(await typesOf("vs_strange")).toEqual(["STARTED"]);
  });

  it("stores text that JSON allows and a database does not, with replacement characters", async () => {
    const harness = await openHarness();
    const body = {
      object: "event",
      id: "evt_written",
      type: "identity.verification_session.created",
      created: 1_790_000_000,
      livemode: false,
      data: {
        object: {
          object: "identity.verification_session",
          id: "vs_written",
          type: "document",
          status: "requires_input",
          created: 1_790_000_000,
          livemode: false,
          client_reference_id: "nul \0 and half \ud83d of \u{1F600}",
          metadata: { "a\0": "b\udc00" },
        },
      },
    };
    const event = toProviderEvent(JSON.parse(JSON.stringify(body)));
    if (!event) throw new Error("the body is not translated to an event");
    await (await harness.inbox.enqueue([event])).applied;
    expect(await store().tenant("inbox").sessions(["vs_written"])).toMatchObject([
      { clientReferenceId: "nul \uFFFD and half \uFFFD of \u{1F600}", metadata: { "a\uFFFD": "b\uFFFD" } },
    ]);
  });

  it("does not dead-letter an event that another process has handled meanwhile", async () => {
    await store().inbox.enqueue([eventOf("evt_race", sessionData("vs_race"))], 30);
    await store().recorder.withSession("vs_race", (transaction) => transaction.markHandled("evt_race"));
    await store().inbox.deadLetter("evt_race", "DEAD", "too late");
    expect(await rowOf("evt_race")).toMatchObject({ state: "HANDLED", error: null });
  });

  it("applies a backlog without waiting for the interval between batches", async () => {
    // Events without a session are cheap to apply.
    const events = Array.from({ length: 1_500 }, (_, index) => ({
      ...eventOf(`evt_pile_${index}`, sessionData("vs_none")),
      sessionId: null,
    }));
    await store().inbox.enqueue(events, 0);
    const harness = await openHarness();
    harness.inbox.start();
    await vi.waitFor(async () => expect((await store().inbox.counts()).waiting).toBe(0), patience);
    const { values } = await harness.telemetry.metrics.inboxEvents.get();
    expect(values.reduce((total, { value }) => total + value, 0)).toBe(1_500);
    const failures = harness.lines.filter((line) => line.includes("could not be"));
    expect(failures).toEqual([]);
  });
});
