import { describe, expect, it } from "vitest";
import type { VerificationErrorCode } from "../../src/verification/error-codes.js";
import { decide, type Observation, type SessionHistory } from "../../src/verification/lifecycle/decide.js";
import { VerificationStatus } from "../../src/verification/session.js";
import {
  after,
  before,
  failed,
  type HistoryName,
  histories,
  historyOf,
  noon,
  type ObservationName,
  observationOf,
  observations,
  passed,
  summarize,
  unlistedTransitions,
} from "./lifecycle-cases.js";

/** One row per recorded history; one column per observation, in the order of the header above the rows. */
type Table = readonly (readonly [HistoryName, string])[];
const columns: readonly ObservationName[] = [
  "created",
  "declined",
  "no camera",
  "processing",
  "failed 1",
  "retry 1",
  "failed 2",
  "verified",
  "canceled",
  "unknown",
];

function each(table: Table): [HistoryName, ObservationName, string][] {
  return table.flatMap(([row, cells]) => {
    const summaries = cells.trim().split(/\s+/);
    return columns.map((column, index): [HistoryName, ObservationName, string] => [
      row,
      column,
      summaries[index] ?? "missing",
    ]);
  });
}

/*
 * Transitions: S started, P processing, I input required, V verified, C canceled, U unknown.
 * Others: - stale, ? asks for the current session, = changes the state without a transition.
 */
// biome-ignore format: a table is read by its columns
const ofEvents: Table = [
  //                            created  declined noCamera process  failed1  retry1   failed2  verified canceled unknown
  ["none",                    "S        SI       SI       SP       SPI      SPIP     SPIPI    SPIPIPV  SPIC     ?"],
  ["input, fresh",            "-        I        I        P        PI       PIP      PIPI     PIPIPV   PIC      ?"],
  ["input, consent declined", "-        -        ?        P        PI       PIP      PIPI     PIPIPV   PIC      ?"],
  ["processing",              "-        -        -        -        I        IP       IPI      IPIPV    IC       ?"],
  ["input, report 1",         "-        -        -        ?        -        P        PI       PIPV     C        ?"],
  ["processing, report 1",    "-        -        -        -        -        -        I        IPV      C        ?"],
  ["input, report 2",         "-        -        -        ?        -        -        -        PV       C        ?"],
  ["verified",                "-        -        -        -        -        -        -        -        -        -"],
  ["canceled",                "-        -        -        -        -        -        -        -        -        -"],
  ["unknown",                 "?        ?        ?        ?        ?        ?        ?        PIPV     C        ?"],
];

/*
 * A current observation is at least as new as the history, so it is followed and nothing is asked. The cells where it would be older
 * never happen.
 */
// biome-ignore format: a table is read by its columns
const ofCurrent: Table = [
  //                            created  declined noCamera process  failed1  retry1   failed2  verified canceled unknown
  ["none",                    "S        SI       SI       SP       SPI      SPIP     SPIPI    SPIPIPV  SPIC     SPIU"],
  ["input, fresh",            "-        I        I        P        PI       PIP      PIPI     PIPIPV   PIC      PIU"],
  ["input, consent declined", "-        -        I        P        PI       PIP      PIPI     PIPIPV   PIC      PIU"],
  ["processing",              "I        I        I        -        I        IP       IPI      IPIPV    IC       IU"],
  ["input, report 1",         "-        I        I        P        -        P        PI       PIPV     C        U"],
  ["processing, report 1",    "I        I        I        -        I        -        I        IPV      C        U"],
  ["input, report 2",         "-        I        I        P        -        P        -        PV       C        U"],
  ["verified",                "-        -        -        -        -        -        -        -        -        -"],
  ["canceled",                "-        -        -        -        -        -        -        -        -        -"],
  ["unknown",                 "I        I        I        P        I        P        PI       PIPV     C        -"],
];

describe("every pair of a recorded history and an observation", () => {
  it.each(each(ofEvents))("recorded %s, event %s: %s", (historyName, observationName, summary) => {
    const observation = observations[observationName];
    expect(summarize(decide(histories[historyName], observation))).toBe(summary);
  });

  it.each(each(ofCurrent))("recorded %s, current %s: %s", (historyName, observationName, summary) => {
    const observation: Observation = { ...observations[observationName], freshness: "current" };
    expect(summarize(decide(histories[historyName], observation))).toBe(summary);
  });

  it("leads to the same decision in the same second, a second earlier and a second later", () => {
    for (const [historyName, observationName] of each(ofEvents)) {
      for (const freshness of ["historical", "current"] as const) {
        const decisions = [before, noon, after].map((at) =>
          summarize(decide(histories[historyName], { ...observations[observationName], at, freshness })),
        );
        expect(new Set(decisions), `${historyName}, ${observationName}, ${freshness}`).toHaveProperty("size", 1);
      }
    }
  });

  it("has a cell in both tables, with every status on both sides", () => {
    for (const table of [ofEvents, ofCurrent]) {
      expect(table.map(([row]) => row)).toEqual(Object.keys(histories));
      expect(each(table).map(([, , summary]) => summary)).not.toContain("missing");
    }
    expect(columns).toEqual(Object.keys(observations));
    const statuses = new Set(Object.values(VerificationStatus));
    const recordedStatuses = Object.values(histories).map((history) => history?.state.status ?? "REQUIRES_INPUT");
    expect(new Set(recordedStatuses)).toEqual(statuses);
    expect(new Set(Object.values(observations).map(({ status }) => status))).toEqual(statuses);
  });

  it("adds only transitions of the table at the top of decide.ts", () => {
    for (const [historyName, observationName] of each(ofEvents)) {
      for (const freshness of ["historical", "current"] as const) {
        const history: SessionHistory | null = histories[historyName];
        const decision = decide(history, { ...observations[observationName], redaction: "REDACTED", freshness });
        if (decision.kind !== "apply") continue;
        const unlisted = unlistedTransitions(history?.state.status ?? null, decision.transitions);
        expect(unlisted, `${historyName}, ${observationName}, ${freshness}`).toEqual([]);
      }
    }
  });

  it("is stale when the same observation is repeated", () => {
    for (const [historyName, observationName] of each(ofEvents)) {
      const first = decide(histories[historyName], observations[observationName]);
      if (first.kind !== "apply") continue;
      const again = decide(first, observations[observationName]);
      expect(summarize(again), `${historyName}, ${observationName}`).toBe("-");
    }
  });

  it("never leads to a question for a current observation with its attempts", () => {
    const codes: (VerificationErrorCode | null)[] = [null, "UNKNOWN", "ABANDONED", "DOCUMENT_EXPIRED"];
    for (const history of Object.values(histories))
      for (const status of Object.values(VerificationStatus))
        for (const lastErrorCode of codes)
          for (const reports of [0, 1, 2, 3])
            for (const attempts of [[], failed, [...failed, passed]]) {
              const observation = observationOf(status, reports, lastErrorCode, { freshness: "current", attempts });
              expect(decide(history, observation).kind, JSON.stringify({ history, observation })).not.toBe("ask");
            }
  });
});

describe("an observation that is not conclusive", () => {
  const withoutAttempts = (observation: Observation): Observation => ({ ...observation, attempts: null });

  it.each<[ObservationName, HistoryName, string]>([
    ["failed 1", "none", "?attempts"],
    ["failed 1", "processing", "?attempts"],
    ["failed 1", "input, report 1", "-"],
    ["retry 1", "processing", "?attempts"],
    ["retry 1", "input, report 1", "P"],
    ["verified", "processing, report 1", "?attempts"],
    ["canceled", "input, fresh", "?attempts"],
    ["canceled", "input, report 1", "C"],
    ["created", "none", "S"],
    ["processing", "none", "SP"],
    ["declined", "input, fresh", "I"],
  ])("event %s, recorded %s: %s", (observationName, historyName, summary) => {
    expect(summarize(decide(histories[historyName], withoutAttempts(observations[observationName])))).toBe(summary);
  });

  it("asks for the attempts of a verified session that names no report", () => {
    const observation = observationOf("VERIFIED", 0, null, { attempts: null });
    expect(summarize(decide(histories.processing, observation))).toBe("?attempts");
    expect(summarize(decide(histories.processing, { ...observation, attempts: [...failed, passed] }))).toBe("IPIPV");
  });

  it("asks for the attempts of a current processing session that names no report, but not for those of an event", () => {
    const observation = observationOf("PROCESSING", 0, null, { attempts: null });
    expect(summarize(decide(histories["input, report 1"], { ...observation, freshness: "current" }))).toBe("?attempts");
    expect(summarize(decide(histories["input, fresh"], observation))).toBe("P");
  });

  it("asks for the current session where the failure of a check names no report", () => {
    const observation = observationOf("REQUIRES_INPUT", 0, "SELFIE_FACE_MISMATCH");
    expect(summarize(decide(histories.none, observation))).toBe("?");
    expect(summarize(decide(histories.none, { ...observation, freshness: "current" }))).toBe("S");
  });

  it("asks for the current session where the code is unknown and the report is recorded with another one", () => {
    const observation = observationOf("REQUIRES_INPUT", 1, "UNKNOWN");
    expect(summarize(decide(histories["input, report 1"], observation))).toBe("?");
    expect(summarize(decide(histories["input, report 1"], { ...observation, freshness: "current" }))).toBe("I");
    expect(summarize(decide(histories["input, fresh"], observation))).toBe("PI");
  });

  it("asks nothing about a failure before a submission that is already recorded", () => {
    const declined = historyOf(0, { status: "PROCESSING", lastErrorCode: "CONSENT_DECLINED" });
    expect(summarize(decide(declined, observations["no camera"]))).toBe("-");
  });
});
