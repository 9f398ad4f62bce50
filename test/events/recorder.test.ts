import { describe, expect, it } from "vitest";
import { EventsHarness } from "../support/events-harness.js";
import { eventOf, reportOf, sessionData } from "../support/scripted-provider.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();

describe("the journal", () => {
  it("asks once for many who ask at the same time, and never answers with what was read before somebody asked", async () => {
    const room = await EventsHarness.open(store(), { tenantId: "journal" });
    const failed = sessionData("vs_asked", { lastReportId: "vr_1", lastErrorCode: "SELFIE_FACE_MISMATCH" });
    room.provider.setSession(failed, [reportOf("vr_1", "vs_asked", "SELFIE_FACE_MISMATCH")]);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    room.provider.beforeAnswer = () => held;
    const compared = Array.from({ length: 12 }, () => room.recorder.syncFromProvider("vs_asked", new Date()));
    room.provider.beforeAnswer = () => undefined;
    release();
    const told = (await Promise.all(compared)).filter((result) => result?.appended);
    expect(told).toHaveLength(1);
    // One for the first, one for all who came while that was on its way.
    expect(room.provider.calls.filter((call) => call === "read vs_asked")).toHaveLength(2);
    expect((await room.backfill()).map(({ type }) => type)).toEqual(["STARTED", "PROCESSING", "INPUT_REQUIRED"]);
  });

  it("tells a session once, whether its `created` event or the answer to the start came first", async () => {
    const room = await EventsHarness.open(store(), { tenantId: "race" });
    const origin = { tenantId: "race", country: "DE", flowChecks: [], replacesId: null };
    const metadata = { verification_graph_tenant: "race", verification_graph_country: "DE" };
    const sight = (id: string) => {
      const data = sessionData(id, { metadata });
      return room.recorder.record({ data, at: data.createdAt, readAtRevision: null, origin });
    };
    const webhook = async (id: string) => {
      const { applied } = await room.inbox.receive([eventOf(`evt_${id}`, sessionData(id, { metadata }))]);
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
    const known = await EventsHarness.open(store(), { tenantId: "knows" });
    const other = await EventsHarness.open(store(), { tenantId: "default" });
    const asked = async (id: string, tenantId: string, clientReferenceId: string) => {
      const data = sessionData(id, { clientReferenceId });
      const origin = { tenantId, country: null, flowChecks: [], replacesId: null };
      await known.recorder.record({ data, at: data.createdAt, readAtRevision: null, origin });
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
      const data = sessionData(id, { clientReferenceId });
      const result = await other.recorder.record({ data, at: data.createdAt, readAtRevision: null });
      owners.set(id, result?.session.tenantId);
    }
    expect(Object.fromEntries(owners)).toEqual({
      vs_linked: "knows",
      vs_of_two: "default",
      vs_of_none: "default",
      vs_nameless: "default",
    });
  });

  it("tells a failed attempt that no webhook told before the outcome that followed it", async () => {
    const room = await EventsHarness.open(store(), { tenantId: "attempts" });
    const verified = sessionData("vs_twice", { status: "VERIFIED", lastReportId: "vr_b" });
    room.provider.setSession(verified, [
      reportOf("vr_a", "vs_twice", "SELFIE_FACE_MISMATCH"),
      reportOf("vr_b", "vs_twice"),
    ]);
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

  it("tells a failure once that came while the provider was asked, between the session and its reports", async () => {
    const room = await EventsHarness.open(store(), { tenantId: "meanwhile" });
    const id = "vs_meanwhile";
    const failed = sessionData(id, { lastReportId: "vr_meanwhile", lastErrorCode: "SELFIE_FACE_MISMATCH" });
    await room.begin(id);
    room.provider.setSession(sessionData(id, { status: "PROCESSING" }));
    room.provider.beforeAnswer = (call) => {
      if (call === `read ${id}`)
        room.provider.setSession(failed, [reportOf("vr_meanwhile", id, "SELFIE_FACE_MISMATCH")]);
    };
    await room.recorder.syncFromProvider(id, new Date());
    await (await room.inbox.receive([eventOf("evt_meanwhile", failed)])).applied;
    await room.recorder.syncFromProvider(id, new Date());
    expect((await room.backfill()).map(({ type }) => type)).toEqual(["STARTED", "PROCESSING", "INPUT_REQUIRED"]);
    const [session] = await room.store.tenant("meanwhile").sessions([id]);
    expect(session).toMatchObject({ status: "REQUIRES_INPUT", attempts: 1, lastReportId: "vr_meanwhile" });
  });

  it("waits for a report that the session names and the list doesn't have yet, and tells it once", async () => {
    const room = await EventsHarness.open(store(), { tenantId: "lagging" });
    const id = "vs_lagging";
    const failed = sessionData(id, { lastReportId: "vr_lagging", lastErrorCode: "SELFIE_FACE_MISMATCH" });
    await room.begin(id);
    room.provider.setSession(failed, []);
    await expect(room.recorder.syncFromProvider(id, new Date())).rejects.toMatchObject({ failure: "UNAVAILABLE" });
    expect((await room.backfill()).map(({ type }) => type)).toEqual(["STARTED"]);
    room.provider.setSession(failed, [reportOf("vr_lagging", id, "SELFIE_FACE_MISMATCH")]);
    await room.recorder.syncFromProvider(id, new Date());
    await (await room.inbox.receive([eventOf("evt_lagging", failed)])).applied;
    expect((await room.backfill()).map(({ type }) => type)).toEqual(["STARTED", "PROCESSING", "INPUT_REQUIRED"]);
  });

  it("doesn't let a look that began before a change undo it, though the change told nothing", async () => {
    const room = await EventsHarness.open(store(), { tenantId: "changed" });
    const id = "vs_changed";
    const data = (colour: string) => sessionData(id, { metadata: { colour } });
    await room.begin(id);
    const before = await room.recorder.revisionOf(id);
    room.provider.setSession(data("new"));
    await room.recorder.record({
      data: data("new"),
      at: new Date(),
      readAtRevision: await room.recorder.revisionOf(id),
    });
    await room.recorder.record({ data: data("old"), at: new Date(), readAtRevision: before });
    const [session] = await room.store.tenant("changed").sessions([id]);
    expect(session?.metadata).toEqual({ colour: "new" });
    expect(await room.backfill()).toHaveLength(1);
  });

  it("ties a session to the one that replaces it, whichever is heard of first, also when both come at once", async () => {
    const room = await EventsHarness.open(store(), { tenantId: "replacing" });
    const sight = (id: string, replacesId: string | null) => {
      const data = sessionData(id);
      const origin = { tenantId: "replacing", country: null, flowChecks: [], replacesId };
      return room.recorder.record({ data, at: data.createdAt, readAtRevision: null, origin });
    };
    await sight("vs_a", null);
    await sight("vs_a_new", "vs_a");
    await sight("vs_b_new", "vs_b");
    await sight("vs_b", null);
    await Promise.all([sight("vs_c_new", "vs_c"), sight("vs_c", null)]);
    const sessions = await room.store.tenant("replacing").sessions(["vs_a", "vs_b", "vs_c"]);
    expect(sessions.map((session) => session?.replacedById)).toEqual(["vs_a_new", "vs_b_new", "vs_c_new"]);
  });
});
