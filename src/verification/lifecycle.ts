import { VerificationEventType } from "./event.js";
import { isBeforeAnyCheck, type VerificationErrorCode } from "./failures.js";
import { initialState, isTerminal, RedactionStatus, type SessionState, VerificationStatus } from "./session.js";

/**
 * The lifecycle of a session, decided in one place.
 *
 * A session's history has one canonical telling:
 *
 *     STARTED  (PROCESSING INPUT_REQUIRED)*  PROCESSING VERIFIED | CANCELED   [REDACTED]
 *
 * with an INPUT_REQUIRED of its own for each failure before a submission (consent declined, ...). Whatever arrives, in whatever
 * order, is read as a point in that telling: how many attempts came to a report, and whether one is under way. What lies before
 * the point already told is stale; what lies between is told now, in its place; no clock is asked.
 */

/** One attempt that came to a report, as the reports tell it. */
export interface Attempt {
  reportId: string;
  /** The first check that failed; null where all passed. */
  errorCode: VerificationErrorCode | null;
  at: Date;
}

/** What we know of a session: the state told last, and the reports behind it, oldest first. */
export interface Known {
  state: SessionState;
  reportIds: readonly string[];
}

/** What arrived: the state in an event's payload, or the state read from the provider. */
export interface Observation {
  status: VerificationStatus;
  lastErrorCode: VerificationErrorCode | null;
  lastReportId: string | null;
  redaction: RedactionStatus | null;
  /** When the session was asked for. */
  createdAt: Date;
  /** When this came about, by the provider's clock. Told to readers, never compared. */
  at: Date;
  /**
   * `event`: the state at some moment in the past. `present`: read from the provider after the known state was read, and the known
   * state has not moved since; so it is at least as new.
   */
  tense: "event" | "present";
  /** All attempts that came to a report, oldest first; null where nobody asked. */
  attempts: readonly Attempt[] | null;
}

/** One entry to tell. */
export interface Move {
  type: VerificationEventType;
  at: Date;
  state: SessionState;
}

export type Decision =
  /** Tell these moves in this order and keep the state. `moves` is empty where only something beside the history changed. */
  | { kind: "apply"; moves: Move[]; state: SessionState; reportIds: string[] }
  /** Told already, or overtaken. */
  | { kind: "stale" }
  /** Undecidable as it is: come again with the attempts, or with the present session. */
  | { kind: "ask"; for: "attempts" | "present" };

const stale: Decision = { kind: "stale" };

/** Decides what an observation means for a session. `known` is null for a session that was never heard of. Pure. */
export function decide(known: Known | null, seen: Observation): Decision {
  const state = known?.state ?? initialState;
  const knownReports = known?.reportIds ?? [];
  const settled = known !== null && isTerminal(state.status);

  if (!settled && seen.attempts === null && mayHideAttempts(seen, knownReports))
    return { kind: "ask", for: "attempts" };

  const telling = new Telling(known, seen.createdAt);
  if (!settled) {
    const unclear = tellStatus(telling, seen, knownReports);
    if (unclear) return unclear;
  }
  telling.redact(seen);
  return telling.decision();
}

/** A report that we don't know may be the second that we didn't hear of: only the list of all tells. */
function mayHideAttempts(seen: Observation, knownReports: readonly string[]): boolean {
  if (seen.lastReportId === null) return seen.status === VerificationStatus.VERIFIED;
  return !knownReports.includes(seen.lastReportId);
}

/** Tells all that lies between the known point and the observed one. Answers what to ask for where that can't be known. */
function tellStatus(telling: Telling, seen: Observation, knownReports: readonly string[]): Decision | null {
  const reports = attemptsUpTo(seen, knownReports);
  const told = telling.state;

  switch (seen.status) {
    case VerificationStatus.VERIFIED: {
      const last = reports.at(-1);
      const passed = last && (last.reportId === seen.lastReportId || last.errorCode === null) ? last : null;
      telling.failedAttempts(passed ? reports.slice(0, -1) : reports);
      telling.processing(passed?.at ?? seen.at);
      telling.verified(passed, seen.at);
      return null;
    }
    case VerificationStatus.CANCELED: {
      telling.failedAttempts(reports);
      telling.canceled(seen.at);
      return null;
    }
    case VerificationStatus.PROCESSING: {
      if (reports.length < told.attempts) {
        // A late event of an earlier attempt, or a newer one whose payload doesn't name the report before it.
        if (seen.tense === "event") {
          const names = seen.lastReportId !== null;
          return names || told.status === VerificationStatus.PROCESSING ? null : { kind: "ask", for: "present" };
        }
      }
      telling.failedAttempts(reports);
      telling.processing(seen.at);
      return null;
    }
    case VerificationStatus.REQUIRES_INPUT:
      return tellInputRequired(telling, seen, reports);
    default:
      // A status that this version doesn't know. It may stand for anything, so it never hides one that we do know.
      if (seen.tense === "present") telling.unknown(seen.at);
      return null;
  }
}

function tellInputRequired(telling: Telling, seen: Observation, reports: readonly Attempt[]): Decision | null {
  const newReports = reports.length > telling.state.attempts;
  if (reports.length < telling.state.attempts && seen.tense === "event") return null;
  telling.failedAttempts(reports);

  const { state } = telling;
  const underWay = state.status === VerificationStatus.PROCESSING;
  if (seen.tense === "present" && (underWay || state.status === VerificationStatus.UNKNOWN)) {
    telling.inputRequired(seen.lastErrorCode, seen.at);
    return null;
  }
  if (seen.lastErrorCode === null || seen.lastErrorCode === state.lastErrorCode) return null;
  // A check's failure without its report: the payload came too early, or names no report.
  if (seen.lastReportId === null && !isBeforeAnyCheck(seen.lastErrorCode)) return { kind: "ask", for: "present" };
  if (underWay) return null;

  // A failure before any submission leaves no report: only its code tells it from the failure told last.
  if (isBeforeAnyCheck(seen.lastErrorCode) || seen.tense === "present") {
    const first = state.lastErrorCode === null;
    if (first || newReports || seen.tense === "present") telling.inputRequired(seen.lastErrorCode, seen.at);
    else return { kind: "ask", for: "present" };
  }
  return null;
}

/** The attempts that had come to a report when the observation was made, oldest first. */
function attemptsUpTo(seen: Observation, knownReports: readonly string[]): Attempt[] {
  const known = knownReports.map((reportId): Attempt => ({ reportId, errorCode: null, at: seen.at }));
  const attempts = seen.attempts ?? known;
  if (seen.lastReportId === null) return seen.tense === "present" || isTerminal(seen.status) ? [...attempts] : [];
  const index = attempts.findIndex((attempt) => attempt.reportId === seen.lastReportId);
  const earlier = index < 0 ? attempts : attempts.slice(0, index);
  const last = attempts[index] ?? { reportId: seen.lastReportId, errorCode: null, at: seen.at };
  return [...earlier, { ...last, errorCode: ownErrorCode(seen) ?? last.errorCode }];
}

/** Where several checks failed, the session's own error is the one to tell; what happened before a submission isn't the report's. */
function ownErrorCode(seen: Observation): VerificationErrorCode | null {
  if (seen.status !== VerificationStatus.REQUIRES_INPUT || seen.lastErrorCode === null) return null;
  return isBeforeAnyCheck(seen.lastErrorCode) ? null : seen.lastErrorCode;
}

/** Writes the history on from a known state. */
class Telling {
  readonly #moves: Move[] = [];
  readonly #reportIds: string[];
  #state: SessionState;
  #changed = false;

  constructor(known: Known | null, createdAt: Date) {
    this.#state = known?.state ?? initialState;
    this.#reportIds = [...(known?.reportIds ?? [])];
    if (!known) this.#tell(VerificationEventType.STARTED, createdAt, {});
  }

  get state(): SessionState {
    return this.#state;
  }

  failedAttempts(attempts: readonly Attempt[]): void {
    for (const attempt of attempts.slice(this.#state.attempts)) {
      this.processing(attempt.at);
      this.#reportIds.push(attempt.reportId);
      this.#tell(VerificationEventType.INPUT_REQUIRED, attempt.at, {
        status: VerificationStatus.REQUIRES_INPUT,
        lastErrorCode: attempt.errorCode ?? "UNKNOWN",
        lastReportId: attempt.reportId,
        attempts: this.#state.attempts + 1,
      });
    }
  }

  processing(at: Date): void {
    if (this.#state.status === VerificationStatus.PROCESSING) return;
    this.#tell(VerificationEventType.PROCESSING, at, { status: VerificationStatus.PROCESSING });
  }

  inputRequired(code: VerificationErrorCode | null, at: Date): void {
    this.#tell(VerificationEventType.INPUT_REQUIRED, at, {
      status: VerificationStatus.REQUIRES_INPUT,
      lastErrorCode: code,
    });
  }

  verified(report: Attempt | null, at: Date): void {
    const isNew = report !== null && !this.#reportIds.includes(report.reportId);
    if (isNew) this.#reportIds.push(report.reportId);
    this.#tell(VerificationEventType.VERIFIED, at, {
      status: VerificationStatus.VERIFIED,
      lastErrorCode: null,
      lastReportId: report?.reportId ?? this.#state.lastReportId,
      attempts: this.#reportIds.length,
    });
  }

  canceled(at: Date): void {
    this.#tell(VerificationEventType.CANCELED, at, { status: VerificationStatus.CANCELED });
  }

  unknown(at: Date): void {
    if (this.#state.status === VerificationStatus.UNKNOWN) return;
    this.#tell(VerificationEventType.UNKNOWN, at, { status: VerificationStatus.UNKNOWN });
  }

  redact(seen: Observation): void {
    const { redaction } = this.#state;
    if (seen.redaction === null || seen.redaction === redaction || redaction === RedactionStatus.REDACTED) return;
    if (seen.redaction === RedactionStatus.REDACTED) {
      this.#tell(VerificationEventType.REDACTED, seen.at, { redaction: RedactionStatus.REDACTED });
    } else if (redaction === null || seen.tense === "present") {
      this.#state = { ...this.#state, redaction: seen.redaction };
      this.#changed = true;
    }
  }

  decision(): Decision {
    if (this.#moves.length === 0 && !this.#changed) return stale;
    return { kind: "apply", moves: this.#moves, state: this.#state, reportIds: this.#reportIds };
  }

  #tell(type: VerificationEventType, at: Date, change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#moves.push({ type, at, state: this.#state });
  }
}
