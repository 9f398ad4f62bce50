import { afterEach, describe, expect, it, vi } from "vitest";
import { toProvidedEvent } from "../../src/stripe/translate-event.js";
import { ProviderError } from "../../src/verification/provider.js";
import { EventsHarness } from "../support/events-harness.js";
import { eventOf, ScriptedProvider, sessionData } from "../support/scripted-provider.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();
const patience = { timeout: 20_000, interval: 50 };
let rooms: EventsHarness[] = [];

async function openRoom(provider = new ScriptedProvider()): Promise<EventsHarness> {
  const room = await EventsHarness.open(store(), { tenantId: "inbox", provider });
  rooms.push(room);
  return room;
}

/** An event that can only be applied by asking for the session. */
function thinEvent(id: string, sessionId: string) {
  return { ...eventOf(id, sessionData(sessionId)), session: null };
}

async function rowOf(eventId: string) {
  const { db } = store().database;
  return db.selectFrom("inbox").selectAll().where("event_id", "=", eventId).executeTakeFirstOrThrow();
}

/** Lets the lease or the pause of an event end now. */
async function letTimePass(eventId: string): Promise<void> {
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
  for (const room of rooms) await room.close();
  rooms = [];
  await store().database.db.deleteFrom("inbox").execute();
});

describe("the inbox", () => {
  it("keeps an event once, whoever brings it and however often, and tells it once", async () => {
    const [one, two] = [await openRoom(), await openRoom()];
    const event = eventOf("evt_repeated", sessionData("vs_repeated"));
    const received = await Promise.all([one, two, one, two].map((room) => room.inbox.receive([event, event])));
    await Promise.all(received.map(({ applied }) => applied));
    expect(received.filter(({ fresh }) => fresh > 0)).toHaveLength(1);
    expect(await typesOf("vs_repeated")).toEqual(["STARTED"]);
    expect(await rowOf("evt_repeated")).toMatchObject({ state: "HANDLED", facts: null });
  });

  it("keeps in a few statements what comes at the same time; what can't be kept fails by itself", async () => {
    const room = await openRoom();
    const keep = vi.spyOn(room.store.inbox, "enqueue");
    const events = Array.from({ length: 100 }, (_, index) =>
      eventOf(`evt_at_once_${index}`, sessionData(`vs_at_once_${index}`)),
    );
    const received = await Promise.all(events.map((event) => room.inbox.receive([event])));
    expect(received.map(({ fresh }) => fresh)).toEqual(events.map(() => 1));
    expect(keep.mock.calls.length).toBeLessThanOrEqual(2);

    const strange = { ...eventOf("evt_strange", sessionData("vs_strange")), createdAt: new Date(Number.NaN) };
    const others = events.slice(0, 3).map((event) => ({ ...event, id: `${event.id}_again` }));
    const settled = await Promise.allSettled([...others, strange].map((event) => room.inbox.receive([event])));
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected"]);
    keep.mockRestore();
    await vi.waitFor(async () => expect((await store().inbox.counts()).waiting).toBe(0), patience);
  });

  it("takes up what another process left half done, once the lease is over", async () => {
    const dying = await openRoom();
    // It has the event and never comes back to it.
    dying.provider.beforeAnswer = () => new Promise(() => undefined);
    await dying.inbox.receive([thinEvent("evt_left", "vs_left")]);
    await vi.waitFor(() => expect(dying.provider.calls).toEqual(["read vs_left"]), patience);

    const other = await openRoom();
    other.provider.setSession(sessionData("vs_left"));
    other.inbox.start();
    expect(await store().inbox.lease(10, 30)).toEqual([]);
    await letTimePass("evt_left");
    await vi.waitFor(async () => expect((await rowOf("evt_left")).state).toBe("HANDLED"), patience);
    expect(await typesOf("vs_left")).toEqual(["STARTED"]);
    rooms = [other];
  });

  it("gives back what it has not begun when it closes, and leaves behind what does not end", async () => {
    const closing = await openRoom();
    closing.provider.beforeAnswer = () => new Promise(() => undefined);
    const ids = Array.from({ length: 20 }, (_, index) => `given_${index}`);
    await closing.inbox.receive(ids.map((id) => thinEvent(`evt_${id}`, `vs_${id}`)));
    await vi.waitFor(() => expect(closing.provider.calls).toHaveLength(12), patience);
    const began = performance.now();
    await closing.inbox.close();
    expect(performance.now() - began).toBeLessThan(8_000);
    const taken = await store().inbox.lease(50, 0);
    expect(taken.map(({ event }) => event.id).sort()).toEqual(
      ids
        .slice(12)
        .map((id) => `evt_${id}`)
        .sort(),
    );
    rooms = [];
  });

  it("sets a poison event aside after ten tries, lets all others pass, and replays it when it is told to", async () => {
    const room = await openRoom();
    room.provider.beforeAnswer = (call) => {
      if (call === "read vs_poison") throw new ProviderError("REJECTED", "no good");
    };
    for (const id of ["vs_poison", "vs_healthy"]) room.provider.setSession(sessionData(id));
    await (await room.inbox.receive([thinEvent("evt_poison", "vs_poison")])).applied;
    await (await room.inbox.receive([thinEvent("evt_healthy", "vs_healthy")])).applied;
    expect(await typesOf("vs_healthy")).toEqual(["STARTED"]);

    room.inbox.start();
    for (let tries = 1; tries < 10; tries += 1) {
      await vi.waitFor(async () => expect((await rowOf("evt_poison")).tries).toBe(tries), patience);
      await letTimePass("evt_poison");
    }
    await vi.waitFor(async () => expect((await rowOf("evt_poison")).state).toBe("DEAD"), patience);
    expect(await store().inbox.deadLetters(10)).toMatchObject([
      { eventId: "evt_poison", sessionId: "vs_poison", error: "ProviderError: no good" },
    ]);

    room.provider.beforeAnswer = () => undefined;
    expect(await store().inbox.replay("evt_poison")).toBe(1);
    await vi.waitFor(async () => expect((await rowOf("evt_poison")).state).toBe("HANDLED"), patience);
    expect(await typesOf("vs_poison")).toEqual(["STARTED"]);
  });

  it("never gives an event up because somebody was away: the provider, or the database", async () => {
    const room = await openRoom();
    room.provider.setSession(sessionData("vs_away"));
    const failures = [
      new ProviderError("UNAVAILABLE", "away"),
      Object.assign(new Error("deadlock detected"), { code: "40P01" }),
      new Error("timeout exceeded when trying to connect"),
    ];
    await store().inbox.enqueue([thinEvent("evt_away", "vs_away")], 30);
    room.inbox.start();
    for (const failure of failures) {
      room.provider.beforeAnswer = () => {
        throw failure;
      };
      const { db } = store().database;
      await db.updateTable("inbox").set({ tries: 50 }).where("event_id", "=", "evt_away").execute();
      await letTimePass("evt_away");
      await vi.waitFor(async () => expect((await rowOf("evt_away")).tries).toBe(51), patience);
      expect((await rowOf("evt_away")).state).toBe("WAITING");
    }
  });

  it("counts what it puts an event off for: an outage uses up none of the event's own tries", async () => {
    const room = await openRoom();
    room.provider.setSession(sessionData("vs_patient"));
    let failure = new ProviderError("UNAVAILABLE", "away");
    room.provider.beforeAnswer = () => {
      throw failure;
    };
    await store().inbox.enqueue([thinEvent("evt_patient", "vs_patient")], 30);
    room.inbox.start();
    for (let tries = 1; tries <= 12; tries += 1) {
      if (tries === 11) failure = new ProviderError("REJECTED", "the key is being rolled");
      await letTimePass("evt_patient");
      await vi.waitFor(async () => expect((await rowOf("evt_patient")).tries).toBe(tries), patience);
    }
    expect(await rowOf("evt_patient")).toMatchObject({ state: "WAITING", tries: 12, failures: 2 });
  });

  it("reads the session where it no longer understands what another version kept, and goes on with the others", async () => {
    const { db } = store().database;
    for (const id of ["strange", "plain"]) {
      await store().inbox.enqueue([eventOf(`evt_${id}`, sessionData(`vs_${id}`))], 0);
    }
    await db
      .updateTable("inbox")
      .set({ facts: JSON.stringify({ of: "another version" }) })
      .where("event_id", "=", "evt_strange")
      .execute();
    const room = await openRoom();
    room.provider.setSession(sessionData("vs_strange"));
    room.inbox.start();
    for (const id of ["strange", "plain"])
      await vi.waitFor(async () => expect((await rowOf(`evt_${id}`)).state).toBe("HANDLED"), patience);
    expect(room.provider.calls).toEqual(["read vs_strange"]);
    expect(await typesOf("vs_strange")).toEqual(["STARTED"]);
  });

  it("keeps what anybody may have written, also what JSON can carry and a database can't", async () => {
    const room = await openRoom();
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
    const event = toProvidedEvent(JSON.parse(JSON.stringify(body)));
    if (!event) throw new Error("this is an event");
    await (await room.inbox.receive([event])).applied;
    expect(await store().tenant("inbox").sessions(["vs_written"])).toMatchObject([
      { clientReferenceId: "nul \uFFFD and half \uFFFD of \u{1F600}", metadata: { "a\uFFFD": "b\uFFFD" } },
    ]);
  });

  it("does not set aside what another process has handled meanwhile", async () => {
    await store().inbox.enqueue([eventOf("evt_race", sessionData("vs_race"))], 30);
    await store().recorder.withSession("vs_race", (transaction) => transaction.markHandled("evt_race"));
    await store().inbox.close("evt_race", "DEAD", "too late");
    expect(await rowOf("evt_race")).toMatchObject({ state: "HANDLED", error: null });
  });

  it("works off what piled up as fast as it can, not a handful a second", async () => {
    // Without a session, so that each costs next to nothing.
    const events = Array.from({ length: 1_500 }, (_, index) => ({
      ...eventOf(`evt_pile_${index}`, sessionData("vs_none")),
      sessionId: null,
    }));
    await store().inbox.enqueue(events, 0);
    const room = await openRoom();
    room.inbox.start();
    await vi.waitFor(async () => expect((await store().inbox.counts()).waiting).toBe(0), patience);
    const telemetry = await room.telemetry.inboxEvents.get();
    expect(telemetry.values.reduce((total, { value }) => total + value, 0)).toBe(1_500);
    const sweeps = room.lines.filter((line) => line.includes("could not be"));
    expect(sweeps).toEqual([]);
  });
});
