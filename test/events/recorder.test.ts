import { describe, expect, it } from "vitest";
import { EventsHarness } from "../support/events-harness.js";
import { eventOf, reportOf, sessionData } from "../support/scripted-provider.js";
import { sharedStore } from "../support/store.js";

const store = sharedStore();

describe("the recorder", () => {
  it("shares one read among concurrent syncs, and never answers with a read that began before the call", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "recorder" });
    const failed = sessionData("vs_asked", { lastReportId: "vr_1", lastErrorCode: "SELFIE_FACE_MISMATCH" });
    harness.provider.setSession(failed, [reportOf("vr_1", "vs_asked", "SELFIE_FACE_MISMATCH")]);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    harness.provider.beforeAnswer = () => held;
    const syncs = Array.from({ length: 12 }, () => harness.recorder.syncFromProvider("vs_asked", new Date()));
    harness.provider.beforeAnswer = () => undefined;
    release();
    const appended = (await Promise.all(syncs)).filter((result) => result?.appended);
    expect(appended).toHaveLength(1);
    // One read for the first call, and one shared by all calls during that read.
    expect(harness.provider.calls.filter((call) => call === "read vs_asked")).toHaveLength(2);
    expect((await harness.backfill()).map(({ type }) => type)).toEqual(["STARTED", "PROCESSING", "INPUT_REQUIRED"]);
  });

  it("records a new session once, whether its `created` event or the answer to the start arrives first", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "race" });
    const origin = { tenantId: "race", country: "DE", flowChecks: [], replacesId: null };
    const metadata = { verification_graph_tenant: "race", verification_graph_country: "DE" };
    const record = (id: string) => {
      const data = sessionData(id, { metadata });
      return harness.recorder.record({ data, at: data.createdAt, readAtRevision: null, origin });
    };
    const webhook = async (id: string) => {
      const { applied } = await harness.inbox.enqueue([eventOf(`evt_${id}`, sessionData(id, { metadata }))]);
      await applied;
    };
    await record("vs_answer_first");
    await webhook("vs_answer_first");
    await webhook("vs_webhook_first");
    await record("vs_webhook_first");
    await Promise.all(["a", "b", "c", "d"].flatMap((name) => [webhook(`vs_both_${name}`), record(`vs_both_${name}`)]));
    const events = await harness.backfill();
    expect(events.map(({ type }) => type)).toEqual(events.map(() => "STARTED"));
    expect(new Set(events.map(({ sessionId }) => sessionId)).size).toBe(6);
    expect(events).toHaveLength(6);
    const sessions = await harness.store.tenant("race").sessions(events.map(({ sessionId }) => sessionId));
    for (const session of sessions) expect(session).toMatchObject({ country: "DE", metadata: {} });
  });

  it("assigns a session that this service did not create by its flow or the default, never by its reference", async () => {
    const known = await EventsHarness.open(store(), { tenantId: "knows" });
    const other = await EventsHarness.open(store(), { tenantId: "default" });
    const ours = sessionData("vs_ours", { clientReferenceId: "user-1" });
    const origin = { tenantId: "knows", country: null, flowChecks: [], replacesId: null };
    await known.recorder.record({ data: ours, at: ours.createdAt, readAtRevision: null, origin });
    await store().accounts.assignFlow({ account: "default", flowId: "vf_knows", tenantId: "knows" });
    await store().accounts.assignFlow({ account: "another", flowId: "vf_another", tenantId: "knows" });
    const owners = new Map<string, string | undefined>();
    for (const [id, flowId, clientReferenceId] of [
      ["vs_assigned_flow", "vf_knows", "user-2"],
      ["vs_known_reference", null, "user-1"],
      ["vs_reference_in_other_flow", "vf_nobody", "user-1"],
      ["vs_flow_of_another_account", "vf_another", null],
    ] as const) {
      const data = sessionData(id, { clientReferenceId, flowId, type: flowId === null ? "DOCUMENT" : "FLOW" });
      const result = await other.recorder.record({ data, at: data.createdAt, readAtRevision: null });
      owners.set(id, result?.session.tenantId);
    }
    expect(Object.fromEntries(owners)).toEqual({
      vs_assigned_flow: "knows",
      vs_known_reference: "default",
      vs_reference_in_other_flow: "default",
      vs_flow_of_another_account: "default",
    });
  });

  it("appends a failed attempt that no webhook reported before the outcome that followed it", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "attempts" });
    const verified = sessionData("vs_twice", { status: "VERIFIED", lastReportId: "vr_b" });
    harness.provider.setSession(verified, [
      reportOf("vr_a", "vs_twice", "SELFIE_FACE_MISMATCH"),
      reportOf("vr_b", "vs_twice"),
    ]);
    await harness.recordNew("vs_twice");
    await (await harness.inbox.enqueue([eventOf("evt_twice", verified)])).applied;
    const events = await harness.backfill();
    expect(events.map(({ type, state }) => [type, state.attempts])).toEqual([
      ["STARTED", 0],
      ["PROCESSING", 0],
      ["INPUT_REQUIRED", 1],
      ["PROCESSING", 1],
      ["VERIFIED", 2],
    ]);
  });

  it("records a failure once that occurs between the reads of the session and of its reports", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "meanwhile" });
    const id = "vs_meanwhile";
    const failed = sessionData(id, { lastReportId: "vr_meanwhile", lastErrorCode: "SELFIE_FACE_MISMATCH" });
    await harness.recordNew(id);
    harness.provider.setSession(sessionData(id, { status: "PROCESSING" }));
    harness.provider.beforeAnswer = (call) => {
      if (call === `read ${id}`)
        harness.provider.setSession(failed, [reportOf("vr_meanwhile", id, "SELFIE_FACE_MISMATCH")]);
    };
    await harness.recorder.syncFromProvider(id, new Date());
    await (await harness.inbox.enqueue([eventOf("evt_meanwhile", failed)])).applied;
    await harness.recorder.syncFromProvider(id, new Date());
    expect((await harness.backfill()).map(({ type }) => type)).toEqual(["STARTED", "PROCESSING", "INPUT_REQUIRED"]);
    const [session] = await harness.store.tenant("meanwhile").sessions([id]);
    expect(session).toMatchObject({ status: "REQUIRES_INPUT", attempts: 1, lastReportId: "vr_meanwhile" });
  });

  it("waits for a report that the session names and the provider does not list yet, and records it once", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "lagging" });
    const id = "vs_lagging";
    const failed = sessionData(id, { lastReportId: "vr_lagging", lastErrorCode: "SELFIE_FACE_MISMATCH" });
    await harness.recordNew(id);
    harness.provider.setSession(failed, []);
    await expect(harness.recorder.syncFromProvider(id, new Date())).rejects.toMatchObject({ failure: "UNAVAILABLE" });
    expect((await harness.backfill()).map(({ type }) => type)).toEqual(["STARTED"]);
    harness.provider.setSession(failed, [reportOf("vr_lagging", id, "SELFIE_FACE_MISMATCH")]);
    await harness.recorder.syncFromProvider(id, new Date());
    await (await harness.inbox.enqueue([eventOf("evt_lagging", failed)])).applied;
    expect((await harness.backfill()).map(({ type }) => type)).toEqual(["STARTED", "PROCESSING", "INPUT_REQUIRED"]);
  });

  it("does not undo a change without a log entry by a read that began before it", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "changed" });
    const id = "vs_changed";
    const data = (colour: string) => sessionData(id, { metadata: { colour } });
    await harness.recordNew(id);
    const before = await harness.recorder.revisionOf(id);
    harness.provider.setSession(data("new"));
    await harness.recorder.record({
      data: data("new"),
      at: new Date(),
      readAtRevision: await harness.recorder.revisionOf(id),
    });
    await harness.recorder.record({ data: data("old"), at: new Date(), readAtRevision: before });
    const [session] = await harness.store.tenant("changed").sessions([id]);
    expect(session?.metadata).toEqual({ colour: "new" });
    expect(await harness.backfill()).toHaveLength(1);
  });

  it("links a session to its replacement, in whichever order the two are recorded, also at the same time", async () => {
    const harness = await EventsHarness.open(store(), { tenantId: "replacing" });
    const record = (id: string, replacesId: string | null) => {
      const data = sessionData(id);
      const origin = { tenantId: "replacing", country: null, flowChecks: [], replacesId };
      return harness.recorder.record({ data, at: data.createdAt, readAtRevision: null, origin });
    };
    await record("vs_a", null);
    await record("vs_a_new", "vs_a");
    await record("vs_b_new", "vs_b");
    await record("vs_b", null);
    await Promise.all([record("vs_c_new", "vs_c"), record("vs_c", null)]);
    const sessions = await harness.store.tenant("replacing").sessions(["vs_a", "vs_b", "vs_c"]);
    expect(sessions.map((session) => session?.replacedById)).toEqual(["vs_a_new", "vs_b_new", "vs_c_new"]);
  });
});
