import { describe, expect, it } from "vitest";
import {
  type Decision,
  decide,
  type Observation,
  type SessionHistory,
} from "../../src/verification/lifecycle/decide.js";
import { initialState, type SessionState } from "../../src/verification/session.js";
import {
  after,
  before,
  failed,
  type HistoryName,
  histories,
  historyOf,
  noon,
  observationOf,
  observations,
  passed,
  summarize,
} from "./lifecycle-cases.js";

describe("the transitions of an applied observation", () => {
  function apply(historyName: HistoryName, observation: Observation): Extract<Decision, { kind: "apply" }> {
    const decision = decide(histories[historyName], observation);
    if (decision.kind !== "apply") throw new Error(`${decision.kind}, not applied`);
    return decision;
  }

  it("number the attempts and contain their reports, including the passed one", () => {
    const { transitions, state, reportIds } = apply("none", observations.verified);
    expect(transitions.map((transition) => transition.state.attempts)).toEqual([0, 0, 1, 1, 2, 2, 3]);
    expect(transitions.map((transition) => transition.state.lastReportId)).toEqual([
      null,
      null,
      "vr_1",
      "vr_1",
      "vr_2",
      "vr_2",
      "vr_3",
    ]);
    expect(reportIds).toEqual(["vr_1", "vr_2", "vr_3"]);
    expect(state).toEqual({ ...initialState, status: "VERIFIED", attempts: 3, lastReportId: "vr_3" });
  });

  it("have the session's own error where the first failed check of the report had another", () => {
    const observation = observationOf("REQUIRES_INPUT", 1, "SELFIE_FACE_MISMATCH");
    expect(apply("none", observation).state.lastErrorCode).toBe("SELFIE_FACE_MISMATCH");
  });

  it("have the error of a failed report, then the failure before the next submission", () => {
    const observation = observationOf("REQUIRES_INPUT", 1, "CONSENT_DECLINED");
    const { transitions, state } = apply("processing", observation);
    expect(transitions.map((transition) => transition.state.lastErrorCode)).toEqual([
      "DOCUMENT_EXPIRED",
      "CONSENT_DECLINED",
    ]);
    expect(transitions.map((transition) => transition.state.attempts)).toEqual([1, 1]);
    expect(state.lastErrorCode).toBe("CONSENT_DECLINED");
  });

  it("place a failure before a submission ahead of the processing that still names it", () => {
    const observation = observationOf("PROCESSING", 1, "CONSENT_DECLINED");
    const { transitions } = apply("input, report 1", observation);
    expect(transitions.map((transition) => transition.type)).toEqual(["INPUT_REQUIRED", "PROCESSING"]);
  });

  it("place a failure before a submission ahead of the cancellation that still names it", () => {
    const { transitions, state } = apply("input, fresh", observationOf("CANCELED", 0, "ABANDONED"));
    expect(transitions.map((transition) => transition.type)).toEqual(["INPUT_REQUIRED", "CANCELED"]);
    expect(state.lastErrorCode).toBe("ABANDONED");
  });

  it("give the cancellation its own error where the place of that failure is past", () => {
    const { transitions, state } = apply("processing", observationOf("CANCELED", 0, "ABANDONED"));
    expect(transitions.map((transition) => transition.type)).toEqual(["CANCELED"]);
    expect(state.lastErrorCode).toBe("ABANDONED");
  });

  it("are empty where the place of the current error is past, and the state takes it over", () => {
    const observation = observationOf("PROCESSING", 0, "ABANDONED", { freshness: "current" });
    const { transitions, state } = apply("processing", observation);
    expect(transitions).toEqual([]);
    expect(state).toMatchObject({ status: "PROCESSING", lastErrorCode: "ABANDONED" });
  });

  it("carry the provider's times without comparing them", () => {
    const { transitions } = apply("none", { ...observations["failed 1"], createdAt: after, at: before });
    expect(transitions.map((transition) => transition.at)).toEqual([after, noon, noon]);
  });

  it("include a report that is not listed yet, with the session's error", () => {
    const observation = observationOf("REQUIRES_INPUT", 2, "SELFIE_MANIPULATED", { attempts: failed.slice(0, 1) });
    const { transitions, reportIds } = apply("none", observation);
    expect(transitions.map((transition) => transition.type).join()).toBe(
      "STARTED,PROCESSING,INPUT_REQUIRED,PROCESSING,INPUT_REQUIRED",
    );
    expect(transitions.at(-1)?.state).toMatchObject({ lastErrorCode: "SELFIE_MANIPULATED", lastReportId: "vr_2" });
    expect(reportIds).toEqual(["vr_1", "vr_2"]);
  });

  it("leave out a report that was not listed yet when the next one was recorded", () => {
    const onlySecond: SessionHistory = {
      reportIds: ["vr_2"],
      state: { ...initialState, attempts: 1, lastReportId: "vr_2" },
    };
    expect(decide(onlySecond, { ...observations["failed 1"], attempts: failed }).kind).toBe("stale");
    expect(summarize(decide(onlySecond, observations.verified))).toBe("PV");
  });

  it("don't treat a passed report as a failed one where the list is newer than the session", () => {
    const observation = observationOf("PROCESSING", 0, null, { freshness: "current", attempts: [passed] });
    expect(summarize(decide(histories.processing, observation))).toBe("-");
  });
});

describe("a redaction", () => {
  const redacted = observationOf("VERIFIED", 3, null, { redaction: "REDACTED" });
  const verifiedHistory = (redaction: SessionState["redaction"]) => historyOf(3, { status: "VERIFIED", redaction });

  it.each<[SessionState["redaction"], SessionState["redaction"], string, string]>([
    [null, null, "-", "-"],
    [null, "PROCESSING", "=", "="],
    [null, "UNKNOWN", "=", "="],
    [null, "REDACTED", "R", "R"],
    ["PROCESSING", null, "-", "-"],
    ["PROCESSING", "PROCESSING", "-", "-"],
    ["PROCESSING", "UNKNOWN", "-", "="],
    ["PROCESSING", "REDACTED", "R", "R"],
    ["UNKNOWN", null, "-", "-"],
    ["UNKNOWN", "PROCESSING", "-", "="],
    ["UNKNOWN", "UNKNOWN", "-", "-"],
    ["UNKNOWN", "REDACTED", "R", "R"],
    ["REDACTED", null, "-", "-"],
    ["REDACTED", "PROCESSING", "-", "-"],
    ["REDACTED", "UNKNOWN", "-", "-"],
    ["REDACTED", "REDACTED", "-", "-"],
  ])("recorded %s, observed %s: event %s, current %s", (recordedRedaction, redaction, ofEvent, ofCurrent) => {
    const one = verifiedHistory(recordedRedaction);
    expect(summarize(decide(one, { ...redacted, redaction }))).toBe(ofEvent);
    expect(summarize(decide(one, { ...redacted, redaction, freshness: "current" }))).toBe(ofCurrent);
  });

  it("is recorded after all earlier transitions, where its event arrives first", () => {
    expect(summarize(decide(null, redacted))).toBe("SPIPIPVR");
    const first = decide(null, redacted);
    if (first.kind !== "apply") throw new Error(first.kind);
    expect(summarize(decide(first, observations.verified))).toBe("-");
  });

  it("of an open session is part of its cancellation", () => {
    const decision = decide(histories["input, fresh"], observationOf("CANCELED", 0, null, { redaction: "PROCESSING" }));
    if (decision.kind !== "apply") throw new Error(decision.kind);
    expect(decision.transitions.map(({ type, state }) => [type, state.redaction])).toEqual([
      ["CANCELED", "PROCESSING"],
    ]);
  });

  it("is a transition of its own where it is observed together with the cancellation", () => {
    const decision = decide(histories["input, fresh"], observationOf("CANCELED", 0, null, { redaction: "REDACTED" }));
    if (decision.kind !== "apply") throw new Error(decision.kind);
    expect(decision.transitions.map(({ type, state }) => [type, state.redaction])).toEqual([
      ["CANCELED", null],
      ["REDACTED", "REDACTED"],
    ]);
  });
});
