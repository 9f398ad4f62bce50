import { describe, expect, it } from "vitest";
import { EventsRoom } from "../support/events-room.js";
import { eventOf, factsOf, reportOf } from "../support/played-provider.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();

describe("the journal", () => {
  it("asks once for many who ask at the same time, and never answers with what was read before somebody asked", async () => {
    const room = await EventsRoom.open(store(), { tenantId: "journal" });
    const failed = factsOf("vs_asked", { lastReportId: "vr_1", lastErrorCode: "SELFIE_FACE_MISMATCH" });
    room.provider.hold(failed, [reportOf("vr_1", "vs_asked", "SELFIE_FACE_MISMATCH")]);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    room.provider.beforeAnswer = () => held;
    const compared = Array.from({ length: 12 }, () => room.journal.compare("vs_asked", new Date()));
    room.provider.beforeAnswer = () => undefined;
    release();
    const told = (await Promise.all(compared)).filter((sighted) => sighted?.told);
    expect(told).toHaveLength(1);
    // One for the first, one for all who came while that was on its way.
    expect(room.provider.calls.filter((call) => call === "read vs_asked")).toHaveLength(2);
    expect((await room.backfill()).map(({ type }) => type)).toEqual(["STARTED", "PROCESSING", "INPUT_REQUIRED"]);
  });

  it("tells a session once, whether its `created` event or the answer to the start came first", async () => {
    const room = await EventsRoom.open(store(), { tenantId: "race" });
    const origin = { tenantId: "race", country: "DE", flowChecks: [], replacesId: null };
    const metadata = { verification_graph_tenant: "race", verification_graph_country: "DE" };
    const sight = (id: string) => {
      const facts = factsOf(id, { metadata });
      return room.journal.sight({ facts, at: facts.createdAt, readAfter: null, origin });
    };
    const webhook = async (id: string) => {
      const { applied } = await room.inbox.receive([eventOf(`evt_${id}`, factsOf(id, { metadata }))]);
      await applied;
    };
    await sight("vs_answer_first");
    await webhook("vs_answer_first");
    await webhook("vs_webhook_first");
    await sight("vs_webhook_first");
    await Promise.all(["a", "b", "c", "d"].flatMap((name) => [webhook(`vs_both_${name}`), sight(`vs_both_${name}`)]));
    const events = await room.backfill();
    expect(events.map(({ type }) => type)).toEqual(events.map(() => "STARTED"));
    expect(new Set(events.map(({ sessionId }) => sessionId)).size).toBe(6);
    expect(events).toHaveLength(6);
    const sessions = await room.store.tenant("race").sessions(events.map(({ sessionId }) => sessionId));
    for (const session of sessions) expect(session).toMatchObject({ country: "DE", metadata: {} });
  });

  it("gives a session that nobody here asked for to the one tenant that knows its reference", async () => {
    const known = await EventsRoom.open(store(), { tenantId: "knows" });
    const other = await EventsRoom.open(store(), { tenantId: "default" });
    const asked = async (id: string, tenantId: string, clientReferenceId: string) => {
      const facts = factsOf(id, { clientReferenceId });
      const origin = { tenantId, country: null, flowChecks: [], replacesId: null };
      await known.journal.sight({ facts, at: facts.createdAt, readAfter: null, origin });
    };
    await asked("vs_ours", "knows", "user-1");
    await asked("vs_theirs", "knows", "user-2");
    await asked("vs_also_theirs", "default", "user-2");
    const owners = new Map<string, string | undefined>();
    for (const [id, clientReferenceId] of [
      ["vs_linked", "user-1"],
      ["vs_of_two", "user-2"],
      ["vs_of_none", "user-3"],
      ["vs_nameless", null],
    ] as const) {
      const facts = factsOf(id, { clientReferenceId });
      const sighted = await other.journal.sight({ facts, at: facts.createdAt, readAfter: null });
      owners.set(id, sighted?.session.tenantId);
    }
    expect(Object.fromEntries(owners)).toEqual({
      vs_linked: "knows",
      vs_of_two: "default",
      vs_of_none: "default",
      vs_nameless: "default",
    });
  });

  it("tells a failed attempt that no webhook told before the outcome that followed it", async () => {
    const room = await EventsRoom.open(store(), { tenantId: "attempts" });
    const verified = factsOf("vs_twice", { status: "VERIFIED", lastReportId: "vr_b" });
    room.provider.hold(verified, [reportOf("vr_a", "vs_twice", "SELFIE_FACE_MISMATCH"), reportOf("vr_b", "vs_twice")]);
    await room.begin("vs_twice");
    await (await room.inbox.receive([eventOf("evt_twice", verified)])).applied;
    const told = await room.backfill();
    expect(told.map(({ type, state }) => [type, state.attempts])).toEqual([
      ["STARTED", 0],
      ["PROCESSING", 0],
      ["INPUT_REQUIRED", 1],
      ["PROCESSING", 1],
      ["VERIFIED", 2],
    ]);
  });
});
