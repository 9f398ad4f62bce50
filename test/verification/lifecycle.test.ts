import { describe, expect, it } from "vitest";
import type { VerificationErrorCode } from "../../src/verification/error-codes.js";
import { decide, type Observation } from "../../src/verification/lifecycle/decide.js";
import { VerificationStatus } from "../../src/verification/session.js";
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
  type SeenName,
} from "./lifecycle-cases.js";

/** One row per knowledge; a column per observation, in the order of the header above the rows. */
type Table = readonly (readonly [KnownName, string])[];
const columns: readonly SeenName[] = [
  "created",
  "declined",
  "no camera",
  "processing",
  "failed 1",
  "retry 1",
  "failed 2",
  "verified",
  "canceled",
  "strange",
];

function each(table: Table): [KnownName, SeenName, string][] {
  return table.flatMap(([row, cells]) => {
    const told = cells.trim().split(/\s+/);
    return columns.map((column, index): [KnownName, SeenName, string] => [row, column, told[index] ?? "missing"]);
  });
}

/*
 * S started, P processing, I input required, V verified, C canceled, U unknown;
 * - told already or overtaken, ? the present session is asked for, = only something beside the history changed.
 */
// biome-ignore format: a table is read by its columns
const ofEvents: Table = [
  //                            created  declined noCamera process  failed1  retry1   failed2  verified canceled strange
  ["nothing",                 "S        SI       SI       SP       SPI      SPIP     SPIPI    SPIPIPV  SPIC     ?"],
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
 * The present is at least as new as what is known, so the cells where it would be older never come about: it is followed, and
 * nothing is asked.
 */
// biome-ignore format: a table is read by its columns
const ofPresent: Table = [
  //                            created  declined noCamera process  failed1  retry1   failed2  verified canceled strange
  ["nothing",                 "S        SI       SI       SP       SPI      SPIP     SPIPI    SPIPIPV  SPIC     SPIU"],
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

describe("every pair of what is known and what is observed", () => {
  it.each(each(ofEvents))("known %s, event %s: %s", (knownName, seenName, told) => {
    const seen = observations[seenName];
    expect(inShort(decide(knowledge[knownName], seen))).toBe(told);
  });

  it.each(each(ofPresent))("known %s, present %s: %s", (knownName, seenName, told) => {
    const seen: Observation = { ...observations[seenName], freshness: "current" };
    expect(inShort(decide(knowledge[knownName], seen))).toBe(told);
  });

  it("decides the same in the same second, a second earlier and a second later", () => {
    for (const [knownName, seenName] of each(ofEvents)) {
      for (const freshness of ["historical", "current"] as const) {
        const decisions = [before, noon, after].map((at) =>
          inShort(decide(knowledge[knownName], { ...observations[seenName], at, freshness })),
        );
        expect(new Set(decisions), `${knownName}, ${seenName}, ${freshness}`).toHaveProperty("size", 1);
      }
    }
  });

  it("has every status on both sides, and a cell for every pair", () => {
    for (const table of [ofEvents, ofPresent]) {
      expect(table.map(([row]) => row)).toEqual(Object.keys(knowledge));
      expect(each(table).map(([, , told]) => told)).not.toContain("missing");
    }
    expect(columns).toEqual(Object.keys(observations));
    const statuses = new Set(Object.values(VerificationStatus));
    const knownStatuses = Object.values(knowledge).map((one) => one?.state.status ?? "REQUIRES_INPUT");
    expect(new Set(knownStatuses)).toEqual(statuses);
    expect(new Set(Object.values(observations).map(({ status }) => status))).toEqual(statuses);
  });

  it("tells nothing when the same is observed again", () => {
    for (const [knownName, seenName] of each(ofEvents)) {
      const first = decide(knowledge[knownName], observations[seenName]);
      if (first.kind !== "apply") continue;
      const again = decide(first, observations[seenName]);
      expect(inShort(again), `${knownName}, ${seenName}`).toBe("-");
    }
  });

  it("never answers a present session that comes with its attempts by a question", () => {
    const codes: (VerificationErrorCode | null)[] = [null, "UNKNOWN", "ABANDONED", "DOCUMENT_EXPIRED"];
    for (const one of Object.values(knowledge))
      for (const status of Object.values(VerificationStatus))
        for (const lastErrorCode of codes)
          for (const reports of [0, 1, 2, 3])
            for (const attempts of [[], failed, [...failed, passed]]) {
              const seen = observation(status, reports, lastErrorCode, { freshness: "current", attempts });
              expect(decide(one, seen).kind, JSON.stringify({ one, seen })).not.toBe("ask");
            }
  });
});

describe("what has to be asked for", () => {
  const unasked = (seen: Observation): Observation => ({ ...seen, attempts: null });

  it.each<[SeenName, KnownName, string]>([
    ["failed 1", "nothing", "?attempts"],
    ["failed 1", "processing", "?attempts"],
    ["failed 1", "input, report 1", "-"],
    ["retry 1", "processing", "?attempts"],
    ["retry 1", "input, report 1", "P"],
    ["verified", "processing, report 1", "?attempts"],
    ["canceled", "input, fresh", "?attempts"],
    ["canceled", "input, report 1", "C"],
    ["created", "nothing", "S"],
    ["processing", "nothing", "SP"],
    ["declined", "input, fresh", "I"],
  ])("event %s, known %s: %s", (seenName, knownName, told) => {
    expect(inShort(decide(knowledge[knownName], unasked(observations[seenName])))).toBe(told);
  });

  it("asks for the attempts of a verified session that names no report", () => {
    const seen = observation("VERIFIED", 0, null, { attempts: null });
    expect(inShort(decide(knowledge.processing, seen))).toBe("?attempts");
    expect(inShort(decide(knowledge.processing, { ...seen, attempts: [...failed, passed] }))).toBe("IPIPV");
  });

  it("asks for the attempts of a present processing that names no report, and for none of an event", () => {
    const seen = observation("PROCESSING", 0, null, { attempts: null });
    expect(inShort(decide(knowledge["input, report 1"], { ...seen, freshness: "current" }))).toBe("?attempts");
    expect(inShort(decide(knowledge["input, fresh"], seen))).toBe("P");
  });

  it("asks for the present session where a check's failure names no report", () => {
    const seen = observation("REQUIRES_INPUT", 0, "SELFIE_FACE_MISMATCH");
    expect(inShort(decide(knowledge.nothing, seen))).toBe("?");
    expect(inShort(decide(knowledge.nothing, { ...seen, freshness: "current" }))).toBe("S");
  });

  it("asks for the present session where the code is unknown and the report was told with another", () => {
    const seen = observation("REQUIRES_INPUT", 1, "UNKNOWN");
    expect(inShort(decide(knowledge["input, report 1"], seen))).toBe("?");
    expect(inShort(decide(knowledge["input, report 1"], { ...seen, freshness: "current" }))).toBe("I");
    expect(inShort(decide(knowledge["input, fresh"], seen))).toBe("PI");
  });

  it("asks nothing about a failure whose time the next submission ended", () => {
    const declined = known(0, { status: "PROCESSING", lastErrorCode: "CONSENT_DECLINED" });
    expect(inShort(decide(declined, observations["no camera"]))).toBe("-");
  });
});
