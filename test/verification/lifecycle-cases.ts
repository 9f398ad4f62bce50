import type { VerificationErrorCode } from "../../src/verification/error-codes.js";
import type { VerificationEventType } from "../../src/verification/event.js";
import type {
  Attempt,
  Decision,
  Observation,
  SessionHistory,
  Transition,
} from "../../src/verification/lifecycle/decide.js";
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

export function historyOf(reports: number, change: Partial<SessionState>): SessionHistory {
  const reportIds = ["vr_1", "vr_2", "vr_3"].slice(0, reports);
  const reported = { attempts: reports, lastReportId: reportIds.at(-1) ?? null };
  return { reportIds, state: { ...initialState, ...reported, ...change } };
}

/** Recorded histories, by the status and how the session came to it. */
export const histories = {
  none: null,
  "input, fresh": historyOf(0, {}),
  "input, consent declined": historyOf(0, { lastErrorCode: "CONSENT_DECLINED" }),
  processing: historyOf(0, { status: "PROCESSING" }),
  "input, report 1": historyOf(1, { lastErrorCode: "DOCUMENT_EXPIRED" }),
  "processing, report 1": historyOf(1, { status: "PROCESSING", lastErrorCode: "DOCUMENT_EXPIRED" }),
  "input, report 2": historyOf(2, { lastErrorCode: "DOCUMENT_EXPIRED" }),
  verified: historyOf(3, { status: "VERIFIED" }),
  canceled: historyOf(1, { status: "CANCELED", lastErrorCode: "DOCUMENT_EXPIRED" }),
  unknown: historyOf(1, { status: "UNKNOWN", lastErrorCode: "DOCUMENT_EXPIRED" }),
} satisfies Record<string, SessionHistory | null>;

export function observationOf(
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

/** Observations, in the order in which one session would show them. */
export const observations = {
  created: observationOf("REQUIRES_INPUT", 0, null),
  declined: observationOf("REQUIRES_INPUT", 0, "CONSENT_DECLINED"),
  "no camera": observationOf("REQUIRES_INPUT", 0, "DEVICE_NOT_SUPPORTED"),
  processing: observationOf("PROCESSING", 0, null),
  "failed 1": observationOf("REQUIRES_INPUT", 1, "DOCUMENT_EXPIRED"),
  "retry 1": observationOf("PROCESSING", 1, null),
  "failed 2": observationOf("REQUIRES_INPUT", 2, "DOCUMENT_EXPIRED"),
  verified: observationOf("VERIFIED", 3, null),
  canceled: observationOf("CANCELED", 1, "DOCUMENT_EXPIRED"),
  unknown: observationOf("UNKNOWN", 1, "DOCUMENT_EXPIRED"),
} satisfies Record<string, Observation>;

export type HistoryName = keyof typeof histories;
export type ObservationName = keyof typeof observations;

const letters: Record<VerificationEventType, string> = {
  STARTED: "S",
  PROCESSING: "P",
  INPUT_REQUIRED: "I",
  VERIFIED: "V",
  CANCELED: "C",
  REDACTED: "R",
  UNKNOWN: "U",
};

/**
 * Returns a decision in short: the transitions by their letters, `-` for stale, `=` for a change of state without a transition,
 * `?` for a question.
 */
export function summarize(decision: Decision): string {
  if (decision.kind === "stale") return "-";
  if (decision.kind === "ask") return decision.for === "current" ? "?" : "?attempts";
  return decision.transitions.map(({ type }) => letters[type]).join("") || "=";
}

type NextStatuses = Partial<Record<VerificationEventType, VerificationStatus>>;

/** The table at the top of `decide.ts`: the next status by the status and the event. */
const startStatuses: NextStatuses = { STARTED: "REQUIRES_INPUT" };
const nextStatuses: Record<VerificationStatus, NextStatuses> = {
  REQUIRES_INPUT: {
    PROCESSING: "PROCESSING",
    INPUT_REQUIRED: "REQUIRES_INPUT",
    CANCELED: "CANCELED",
    UNKNOWN: "UNKNOWN",
    REDACTED: "REQUIRES_INPUT",
  },
  PROCESSING: {
    INPUT_REQUIRED: "REQUIRES_INPUT",
    VERIFIED: "VERIFIED",
    CANCELED: "CANCELED",
    UNKNOWN: "UNKNOWN",
    REDACTED: "PROCESSING",
  },
  UNKNOWN: { PROCESSING: "PROCESSING", INPUT_REQUIRED: "REQUIRES_INPUT", CANCELED: "CANCELED", REDACTED: "UNKNOWN" },
  VERIFIED: { REDACTED: "VERIFIED" },
  CANCELED: { REDACTED: "CANCELED" },
};

/** Returns the transitions after a recorded status (null for none) that are not in the table. */
export function unlistedTransitions(recorded: VerificationStatus | null, transitions: readonly Transition[]): string[] {
  const statuses = [recorded, ...transitions.map(({ state }) => state.status)];
  return transitions.flatMap(({ type, state }, index) => {
    const status = statuses[index] ?? null;
    const next = status === null ? startStatuses[type] : nextStatuses[status][type];
    return next === state.status ? [] : [`${status} -> ${type} -> ${state.status}`];
  });
}
