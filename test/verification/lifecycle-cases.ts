import type { VerificationErrorCode } from "../../src/verification/error-codes.js";
import type { VerificationEventType } from "../../src/verification/event.js";
import type { Attempt, Decision, Observation, SessionHistory } from "../../src/verification/lifecycle/decide.js";
import { initialState, type SessionState, type VerificationStatus } from "../../src/verification/session.js";

export const noon = new Date("2026-11-02T12:00:00Z");
export const before = new Date("2026-11-02T11:59:59Z");
export const after = new Date("2026-11-02T12:00:01Z");

export const failed: Attempt[] = ["vr_1", "vr_2"].map((reportId) => ({
  reportId,
  errorCode: "DOCUMENT_EXPIRED",
  at: noon,
}));
export const passed: Attempt = { reportId: "vr_3", errorCode: null, at: noon };

export function known(reports: number, change: Partial<SessionState>): SessionHistory {
  const reportIds = ["vr_1", "vr_2", "vr_3"].slice(0, reports);
  const reported = { attempts: reports, lastReportId: reportIds.at(-1) ?? null };
  return { reportIds, state: { ...initialState, ...reported, ...change } };
}

/** All that may be known of a session, by its status and how it came to it. */
export const knowledge = {
  nothing: null,
  "input, fresh": known(0, {}),
  "input, consent declined": known(0, { lastErrorCode: "CONSENT_DECLINED" }),
  processing: known(0, { status: "PROCESSING" }),
  "input, report 1": known(1, { lastErrorCode: "DOCUMENT_EXPIRED" }),
  "processing, report 1": known(1, { status: "PROCESSING", lastErrorCode: "DOCUMENT_EXPIRED" }),
  "input, report 2": known(2, { lastErrorCode: "DOCUMENT_EXPIRED" }),
  verified: known(3, { status: "VERIFIED" }),
  canceled: known(1, { status: "CANCELED", lastErrorCode: "DOCUMENT_EXPIRED" }),
  unknown: known(1, { status: "UNKNOWN", lastErrorCode: "DOCUMENT_EXPIRED" }),
} satisfies Record<string, SessionHistory | null>;

export function observation(
  status: VerificationStatus,
  reports: number,
  lastErrorCode: VerificationErrorCode | null,
  change: Partial<Observation> = {},
): Observation {
  return {
    status,
    lastErrorCode,
    lastReportId: ["vr_1", "vr_2", "vr_3"][reports - 1] ?? null,
    redaction: null,
    createdAt: noon,
    at: noon,
    freshness: "historical",
    attempts: [...failed, passed].slice(0, reports),
    ...change,
  };
}

/** All that may be observed, in the order in which one session would show it. */
export const observations = {
  created: observation("REQUIRES_INPUT", 0, null),
  declined: observation("REQUIRES_INPUT", 0, "CONSENT_DECLINED"),
  "no camera": observation("REQUIRES_INPUT", 0, "DEVICE_NOT_SUPPORTED"),
  processing: observation("PROCESSING", 0, null),
  "failed 1": observation("REQUIRES_INPUT", 1, "DOCUMENT_EXPIRED"),
  "retry 1": observation("PROCESSING", 1, null),
  "failed 2": observation("REQUIRES_INPUT", 2, "DOCUMENT_EXPIRED"),
  verified: observation("VERIFIED", 3, null),
  canceled: observation("CANCELED", 1, "DOCUMENT_EXPIRED"),
  strange: observation("UNKNOWN", 1, "DOCUMENT_EXPIRED"),
} satisfies Record<string, Observation>;

export type KnownName = keyof typeof knowledge;
export type SeenName = keyof typeof observations;

const letters: Record<VerificationEventType, string> = {
  STARTED: "S",
  PROCESSING: "P",
  INPUT_REQUIRED: "I",
  VERIFIED: "V",
  CANCELED: "C",
  REDACTED: "R",
  UNKNOWN: "U",
};

/** A decision in short: the moves by their letters, `-` for stale, `=` for a change without a move, `?` for a question. */
export function inShort(decision: Decision): string {
  if (decision.kind === "stale") return "-";
  if (decision.kind === "ask") return decision.for === "current" ? "?" : "?attempts";
  return decision.transitions.map((move) => letters[move.type]).join("") || "=";
}
