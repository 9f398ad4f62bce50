import { isBeforeAnyCheck } from "../failures.js";
import { isTerminal, VerificationStatus } from "../session.js";
import { HistoryBuilder } from "./history-builder.js";
import type { Attempt, Decision, Observation, SessionHistory } from "./observation.js";

export type { Attempt, Decision, Observation, SessionHistory, Transition } from "./observation.js";

/**
 * The lifecycle of a session, decided in one place.
 *
 * A session's history has one canonical telling, in which INPUT_REQUIRED stands once for each failed report, and once for each
 * failure before a submission (consent declined, ...), which leaves no report:
 *
 *     STARTED  (PROCESSING INPUT_REQUIRED | INPUT_REQUIRED)*  (PROCESSING VERIFIED | CANCELED)  [REDACTED]
 *
 * Whatever arrives, in whatever order, is read as a point in that telling. The newest report that it names says after which
 * attempt the point lies, its status whether the next attempt is under way. What lies before the point already told is stale,
 * what lies between is told now, in its place. No clock is asked: the provider's timestamps have whole seconds.
 *
 * Two points after the same report can't always be put in order: two failures before a submission, or a retry's processing
 * whose payload names no report. Then the provider's present session decides.
 */

type Question = Extract<Decision, { kind: "ask" }>;

const askForAttempts: Question = { kind: "ask", for: "attempts" };
const askForPresent: Question = { kind: "ask", for: "current" };

/**
 * Decides what an observation means for a session. `known` is null for a session that was never heard of. Pure. A present
 * session that comes with its attempts is never answered by a question.
 */
export function decide(known: SessionHistory | null, seen: Observation): Decision {
  const history = new HistoryBuilder(known, seen.createdAt);
  if (!isTerminal(history.state.status)) {
    const question = tellStatus(history, seen);
    if (question) return question;
  }
  history.redaction(seen);
  return history.decision();
}

/** Tells all that lies between the known point and the observed one. Answers what to ask for where that can't be known. */
function tellStatus(history: HistoryBuilder, seen: Observation): Question | null {
  if (seen.freshness === "historical" && isOffTheMap(history, seen)) return askForPresent;
  if (seen.attempts === null && mayHideAttempts(seen, history.reportIds)) return askForAttempts;
  const untold = untoldAttempts(seen, history.reportIds);

  if (seen.status === VerificationStatus.VERIFIED) {
    const passed = untold.findLast((attempt) => isPassed(attempt, seen)) ?? null;
    history.failedAttempts(untold.filter((attempt) => attempt !== passed));
    history.processing(passed?.at ?? seen.at);
    history.verified(passed, seen.at);
    return null;
  }
  if (seen.status === VerificationStatus.CANCELED) {
    history.failedAttempts(untold);
    history.failureBeforeSubmission(seen);
    history.canceled(seen);
    return null;
  }
  return seen.freshness === "current" ? tellPresent(history, seen, untold) : tellEvent(history, seen, untold);
}

/** The provider's present word on a session that is not over. It is at least as new as what is known, so it is followed. */
function tellPresent(history: HistoryBuilder, seen: Observation, untold: readonly Attempt[]): null {
  history.failedAttempts(untold);
  switch (seen.status) {
    case VerificationStatus.PROCESSING:
      history.failureBeforeSubmission(seen);
      history.processing(seen.at);
      break;
    case VerificationStatus.REQUIRES_INPUT:
      if (history.state.status !== VerificationStatus.REQUIRES_INPUT)
        history.inputRequired(seen.lastErrorCode, seen.at);
      else history.failureBeforeSubmission(seen);
      break;
    default:
      history.unknown(seen.at);
  }
  history.errorCode(seen.lastErrorCode);
  return null;
}

/** An event of a session that was not over then: a moment that may lie before or after what is known. */
function tellEvent(history: HistoryBuilder, seen: Observation, untold: readonly Attempt[]): Question | null {
  const { state, reportIds } = history;
  const underWay = state.status === VerificationStatus.PROCESSING;
  const overtaken = untold.length === 0 && seen.lastReportId !== (reportIds.at(-1) ?? null);
  if (overtaken) {
    // A retry whose payload names no report looks like a late event of the first attempt.
    const mayBeRetry = seen.status === VerificationStatus.PROCESSING && seen.lastReportId === null;
    return mayBeRetry && !underWay ? askForPresent : null;
  }

  history.failedAttempts(untold);
  if (seen.status === VerificationStatus.PROCESSING) {
    // Without a report it may be any attempt's processing, and its error of any time.
    if (seen.lastReportId !== null) history.failureBeforeSubmission(seen);
    history.processing(seen.at);
    return null;
  }
  return tellEventOfInput(history, seen);
}

/** An event that input is required, after the newest report told. What is left to tell is a failure that left no report. */
function tellEventOfInput(history: HistoryBuilder, seen: Observation): Question | null {
  const { state } = history;
  const code = seen.lastErrorCode;
  // The next submission, once told, ends the time in which this could have been.
  if (state.status === VerificationStatus.PROCESSING || code === null || code === state.lastErrorCode) return null;
  if (isBeforeAnyCheck(code)) {
    const anotherWasTold = state.lastErrorCode !== null && isBeforeAnyCheck(state.lastErrorCode);
    if (anotherWasTold) return askForPresent;
    history.failureBeforeSubmission(seen);
    return null;
  }
  // A check's failure that names no report, or a code that this version doesn't know; the others are told with their report.
  return seen.lastReportId === null || code === "UNKNOWN" ? askForPresent : null;
}

/** A status that this version doesn't know has no place in the history: what came before it and what after can't be told. */
function isOffTheMap(history: HistoryBuilder, seen: Observation): boolean {
  const { UNKNOWN } = VerificationStatus;
  return seen.status === UNKNOWN || (history.state.status === UNKNOWN && !isTerminal(seen.status));
}

/** An unknown report may be the second that we didn't hear of, and no report is no proof of none: only the list of all tells. */
function mayHideAttempts(seen: Observation, told: readonly string[]): boolean {
  if (seen.lastReportId !== null) return !told.includes(seen.lastReportId);
  return (
    seen.status === VerificationStatus.VERIFIED ||
    (seen.status === VerificationStatus.PROCESSING && seen.freshness === "current")
  );
}

/** The attempts that had come to a report when the observation was made and were not told yet, oldest first. */
function untoldAttempts(seen: Observation, told: readonly string[]): Attempt[] {
  const { lastReportId, lastErrorCode } = seen;
  if (lastReportId !== null && told.includes(lastReportId)) return [];
  const listed = seen.attempts ?? [];
  const firstUntold = 1 + listed.findLastIndex(({ reportId }) => told.includes(reportId));

  if (lastReportId === null) {
    // Names none: there was none yet, except where a status is known to come without it.
    const untold = listed.slice(firstUntold);
    if (seen.status === VerificationStatus.VERIFIED) return untold;
    const comesWithout = seen.status === VerificationStatus.PROCESSING && seen.freshness === "current";
    return comesWithout ? untold.filter(({ errorCode }) => errorCode !== null) : [];
  }
  const index = listed.findIndex(({ reportId }) => reportId === lastReportId);
  // A report that the list didn't have yet when the one after it was told: too late for its place.
  if (index >= 0 && index < firstUntold) return [];
  const named = listed[index] ?? { reportId: lastReportId, errorCode: null, at: seen.at };
  const earlier = listed.slice(firstUntold, index < 0 ? undefined : index);
  // Where several checks failed, the session's own error is the one to tell; unless it came after the report.
  const ownCode = lastErrorCode !== null && !isBeforeAnyCheck(lastErrorCode) ? lastErrorCode : named.errorCode;
  return [...earlier, { ...named, errorCode: ownCode }];
}

function isPassed(attempt: Attempt, verified: Observation): boolean {
  if (verified.lastReportId !== null) return attempt.reportId === verified.lastReportId;
  return attempt.errorCode === null;
}
