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
  inShort,
  type KnownName,
  knowledge,
  known,
  noon,
  observation,
  observations,
  passed,
} from "./lifecycle-cases.js";

describe("what is told with it", () => {
  function apply(knownName: KnownName, seen: Observation): Extract<Decision, { kind: "apply" }> {
    const decision = decide(knowledge[knownName], seen);
    if (decision.kind !== "apply") throw new Error(`${decision.kind}, not applied`);
    return decision;
  }

  it("numbers the attempts and keeps their reports, the passed one too", () => {
    const { transitions, state, reportIds } = apply("nothing", observations.verified);
    expect(transitions.map((move) => move.state.attempts)).toEqual([0, 0, 1, 1, 2, 2, 3]);
    expect(transitions.map((move) => move.state.lastReportId)).toEqual([
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

  it("tells the session's own error where the report's first failed check had another", () => {
    const seen = observation("REQUIRES_INPUT", 1, "SELFIE_FACE_MISMATCH");
    expect(apply("nothing", seen).state.lastErrorCode).toBe("SELFIE_FACE_MISMATCH");
  });

  it("tells a failed report with its own error, then the failure before a submission that followed it", () => {
    const seen = observation("REQUIRES_INPUT", 1, "CONSENT_DECLINED");
    const { transitions, state } = apply("processing", seen);
    expect(transitions.map((move) => move.state.lastErrorCode)).toEqual(["DOCUMENT_EXPIRED", "CONSENT_DECLINED"]);
    expect(transitions.map((move) => move.state.attempts)).toEqual([1, 1]);
    expect(state.lastErrorCode).toBe("CONSENT_DECLINED");
  });

  it("tells a failure before a submission that only the next processing still names, before it", () => {
    const seen = observation("PROCESSING", 1, "CONSENT_DECLINED");
    const { transitions } = apply("input, report 1", seen);
    expect(transitions.map((move) => move.type)).toEqual(["INPUT_REQUIRED", "PROCESSING"]);
  });

  it("tells a failure before a submission that only the cancellation still names, before it", () => {
    const { transitions, state } = apply("input, fresh", observation("CANCELED", 0, "ABANDONED"));
    expect(transitions.map((move) => move.type)).toEqual(["INPUT_REQUIRED", "CANCELED"]);
    expect(state.lastErrorCode).toBe("ABANDONED");
  });

  it("tells a cancellation with its own error where the place of that failure is past", () => {
    const { transitions, state } = apply("processing", observation("CANCELED", 0, "ABANDONED"));
    expect(transitions.map((move) => move.type)).toEqual(["CANCELED"]);
    expect(state.lastErrorCode).toBe("ABANDONED");
  });

  it("takes over the present error without a move where its place is past", () => {
    const seen = observation("PROCESSING", 0, "ABANDONED", { freshness: "current" });
    const { transitions, state } = apply("processing", seen);
    expect(transitions).toEqual([]);
    expect(state).toMatchObject({ status: "PROCESSING", lastErrorCode: "ABANDONED" });
  });

  it("goes by the provider's times without comparing them", () => {
    const { transitions } = apply("nothing", { ...observations["failed 1"], createdAt: after, at: before });
    expect(transitions.map((move) => move.at)).toEqual([after, noon, noon]);
  });

  it("tells a report that the list doesn't have yet, with the session's error", () => {
    const seen = observation("REQUIRES_INPUT", 2, "SELFIE_MANIPULATED", { attempts: failed.slice(0, 1) });
    const { transitions, reportIds } = apply("nothing", seen);
    expect(transitions.map((move) => move.type).join()).toBe(
      "STARTED,PROCESSING,INPUT_REQUIRED,PROCESSING,INPUT_REQUIRED",
    );
    expect(transitions.at(-1)?.state).toMatchObject({ lastErrorCode: "SELFIE_MANIPULATED", lastReportId: "vr_2" });
    expect(reportIds).toEqual(["vr_1", "vr_2"]);
  });

  it("doesn't go back for a report that the list had not when the next one was told", () => {
    const onlySecond: SessionHistory = {
      reportIds: ["vr_2"],
      state: { ...initialState, attempts: 1, lastReportId: "vr_2" },
    };
    expect(decide(onlySecond, { ...observations["failed 1"], attempts: failed }).kind).toBe("stale");
    expect(inShort(decide(onlySecond, observations.verified))).toBe("PV");
  });

  it("doesn't take a passed report for a failed one where the list is newer than the session", () => {
    const seen = observation("PROCESSING", 0, null, { freshness: "current", attempts: [passed] });
    expect(inShort(decide(knowledge.processing, seen))).toBe("-");
  });
});

describe("redaction", () => {
  const redacted = observation("VERIFIED", 3, null, { redaction: "REDACTED" });
  const verifiedKnown = (redaction: SessionState["redaction"]) => known(3, { status: "VERIFIED", redaction });

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
  ])("known %s, observed %s: event %s, present %s", (knownRedaction, redaction, ofEvent, ofThePresent) => {
    const one = verifiedKnown(knownRedaction);
    expect(inShort(decide(one, { ...redacted, redaction }))).toBe(ofEvent);
    expect(inShort(decide(one, { ...redacted, redaction, freshness: "current" }))).toBe(ofThePresent);
  });

  it("comes after all that it hides, where its event comes first", () => {
    expect(inShort(decide(null, redacted))).toBe("SPIPIPVR");
    const first = decide(null, redacted);
    if (first.kind !== "apply") throw new Error(first.kind);
    expect(inShort(decide(first, observations.verified))).toBe("-");
  });

  it("of an open session is told with its cancellation", () => {
    const decision = decide(knowledge["input, fresh"], observation("CANCELED", 0, null, { redaction: "PROCESSING" }));
    if (decision.kind !== "apply") throw new Error(decision.kind);
    expect(decision.transitions.map((move) => [move.type, move.state.redaction])).toEqual([["CANCELED", "PROCESSING"]]);
  });

  it("leaves the cancellation unredacted where both are heard of at once", () => {
    const decision = decide(knowledge["input, fresh"], observation("CANCELED", 0, null, { redaction: "REDACTED" }));
    if (decision.kind !== "apply") throw new Error(decision.kind);
    expect(decision.transitions.map((move) => [move.type, move.state.redaction])).toEqual([
      ["CANCELED", null],
      ["REDACTED", "REDACTED"],
    ]);
  });
});
