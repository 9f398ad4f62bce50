import { isBeforeSubmission } from "../failure-catalogue.js";
import { isTerminal, VerificationStatus } from "../session.js";
import { HistoryBuilder } from "./history-builder.js";
import type { Attempt, Decision, Observation, SessionHistory } from "./observation.js";

export type { Attempt, Decision, Observation, SessionHistory, Transition } from "./observation.js";

/*
 * The lifecycle of a session. Its history is a sequence of events, each of which leads from a status to the next one:
 *
 *   status          event           cause                                                       next status
 *   --------------  --------------  ----------------------------------------------------------  --------------
 *   (none)          STARTED         the session was created                                     REQUIRES_INPUT
 *   REQUIRES_INPUT  PROCESSING      the user submitted                                          PROCESSING
 *   REQUIRES_INPUT  INPUT_REQUIRED  a failure before the submission, such as declined consent   REQUIRES_INPUT
 *   REQUIRES_INPUT  CANCELED        the session was canceled, or redacted                       CANCELED
 *   REQUIRES_INPUT  UNKNOWN         the provider has a status that this version doesn't know    UNKNOWN
 *   PROCESSING      INPUT_REQUIRED  a check failed: one more report                             REQUIRES_INPUT
 *   PROCESSING      VERIFIED        all checks passed: one more report                          VERIFIED
 *   PROCESSING      CANCELED        the session was canceled                                    CANCELED
 *   PROCESSING      UNKNOWN         the provider has a status that this version doesn't know    UNKNOWN
 *   UNKNOWN         PROCESSING      the status is known again                                   PROCESSING
 *   UNKNOWN         INPUT_REQUIRED  the status is known again                                   REQUIRES_INPUT
 *   UNKNOWN         CANCELED        the session was canceled                                    CANCELED
 *   (any)           REDACTED        the personal data was deleted; at most once                 (unchanged)
 *
 * VERIFIED and CANCELED are final. Source: docs.stripe.com/identity/how-sessions-work.
 *
 * An observation shows the session at one point of this history: its newest report says after which attempt, and its status whether the
 * next attempt has begun. Whatever arrives, in whatever order:
 *
 * - events between the recorded history and the observed point are added in their place;
 * - an observation of a point before the end of the recorded history is stale;
 * - timestamps are never compared, because the provider's have a resolution of one second.
 *
 * Two points after the same report can't always be ordered: two failures before a submission, or the processing of a retry that names no
 * report. Then the current session of the provider decides.
 */

type Question = Extract<Decision, { kind: "ask" }>;

const askForAttempts: Question = { kind: "ask", for: "attempts" };
const askForCurrent: Question = { kind: "ask", for: "current" };

/**
 * Decides how an observation of a session extends its history. Pure. Never asks for more where the observation is current and has its
 * attempts.
 *
 * @param history null for a session that is not recorded yet.
 */
export function decide(history: SessionHistory | null, observation: Observation): Decision {
  const builder = new HistoryBuilder(history, observation.createdAt);
  if (!isTerminal(builder.state.status)) {
    const question = applyStatus(builder, observation);
    if (question) return question;
  }
  builder.applyRedaction(observation);
  return builder.build();
}

/** Adds the transitions between the history and the observed status. Returns a question where they can't be determined. */
function applyStatus(builder: HistoryBuilder, observation: Observation): Question | null {
  if (observation.freshness === "historical" && hasUnknownStatus(builder, observation)) return askForCurrent;
  if (observation.attempts === null && needsAttempts(observation, builder.reportIds)) return askForAttempts;
  const unrecorded = unrecordedAttempts(observation, builder.reportIds);

  if (observation.status === VerificationStatus.VERIFIED) {
    const passed = unrecorded.findLast((attempt) => isPassed(attempt, observation)) ?? null;
    builder.addFailedAttempts(unrecorded.filter((attempt) => attempt !== passed));
    builder.startProcessing(passed?.at ?? observation.at);
    builder.verify(passed, observation.at);
    return null;
  }
  if (observation.status === VerificationStatus.CANCELED) {
    builder.addFailedAttempts(unrecorded);
    builder.addFailureBeforeSubmission(observation);
    builder.cancel(observation);
    return null;
  }
  return observation.freshness === "current"
    ? applyCurrent(builder, observation, unrecorded)
    : applyHistorical(builder, observation, unrecorded);
}

/** Applies the current status of a session that is not final. It is at least as new as the history, so it is followed. */
function applyCurrent(builder: HistoryBuilder, observation: Observation, unrecorded: readonly Attempt[]): null {
  builder.addFailedAttempts(unrecorded);
  switch (observation.status) {
    case VerificationStatus.PROCESSING:
      builder.addFailureBeforeSubmission(observation);
      builder.startProcessing(observation.at);
      break;
    case VerificationStatus.REQUIRES_INPUT:
      if (builder.state.status !== VerificationStatus.REQUIRES_INPUT) {
        builder.requireInput(observation.lastErrorCode, observation.at);
      } else {
        builder.addFailureBeforeSubmission(observation);
      }
      break;
    default:
      builder.setUnknownStatus(observation.at);
  }
  builder.setErrorCode(observation.lastErrorCode);
  return null;
}

/** Applies a status that is not final, from a moment that may lie before or after the end of the history. */
function applyHistorical(
  builder: HistoryBuilder,
  observation: Observation,
  unrecorded: readonly Attempt[],
): Question | null {
  const { state, reportIds } = builder;
  const isProcessing = state.status === VerificationStatus.PROCESSING;
  const isOutdated = unrecorded.length === 0 && observation.lastReportId !== (reportIds.at(-1) ?? null);
  if (isOutdated) {
    // A retry whose event names no report looks like a late event of the first attempt.
    const mayBeRetry = observation.status === VerificationStatus.PROCESSING && observation.lastReportId === null;
    return mayBeRetry && !isProcessing ? askForCurrent : null;
  }

  builder.addFailedAttempts(unrecorded);
  if (observation.status === VerificationStatus.PROCESSING) {
    // Without a report it may be the processing of any attempt, with an error of any time.
    if (observation.lastReportId !== null) builder.addFailureBeforeSubmission(observation);
    builder.startProcessing(observation.at);
    return null;
  }
  return applyHistoricalRequiresInput(builder, observation);
}

/** Applies an event that input is required after the newest recorded report. Only a failure before a submission can be new. */
function applyHistoricalRequiresInput(builder: HistoryBuilder, observation: Observation): Question | null {
  const { state } = builder;
  const code = observation.lastErrorCode;
  // The next submission, once recorded, ends the time in which this failure could have happened.
  if (state.status === VerificationStatus.PROCESSING || code === null || code === state.lastErrorCode) return null;
  if (isBeforeSubmission(code)) {
    const hasAnother = state.lastErrorCode !== null && isBeforeSubmission(state.lastErrorCode);
    if (hasAnother) return askForCurrent;
    builder.addFailureBeforeSubmission(observation);
    return null;
  }
  // The failure of a check is recorded with its report, unless the event names none or the code is unknown to this version.
  return observation.lastReportId === null || code === "UNKNOWN" ? askForCurrent : null;
}

/** Returns true where a status that this version doesn't know is involved: it has no place in the order of the history. */
function hasUnknownStatus(builder: HistoryBuilder, observation: Observation): boolean {
  const { UNKNOWN } = VerificationStatus;
  return observation.status === UNKNOWN || (builder.state.status === UNKNOWN && !isTerminal(observation.status));
}

/**
 * Returns true where reports may be missing in the history that the observation doesn't name. A report that is not recorded may be the
 * second one, and an observation without a report may come after some.
 */
function needsAttempts({ status, freshness, lastReportId }: Observation, recordedIds: readonly string[]): boolean {
  if (lastReportId !== null) return !recordedIds.includes(lastReportId);
  return (
    status === VerificationStatus.VERIFIED || (status === VerificationStatus.PROCESSING && freshness === "current")
  );
}

/** Returns the attempts that had ended at the time of the observation and are not recorded yet, oldest first. */
function unrecordedAttempts(observation: Observation, recordedIds: readonly string[]): Attempt[] {
  const { lastReportId, lastErrorCode } = observation;
  if (lastReportId !== null && recordedIds.includes(lastReportId)) return [];
  const listed = observation.attempts ?? [];
  const firstUnrecorded = 1 + listed.findLastIndex(({ reportId }) => recordedIds.includes(reportId));

  if (lastReportId === null) {
    // There was no report yet, except in the statuses that are known to come without its id.
    const unrecorded = listed.slice(firstUnrecorded);
    if (observation.status === VerificationStatus.VERIFIED) return unrecorded;
    const omitsReport = observation.status === VerificationStatus.PROCESSING && observation.freshness === "current";
    return omitsReport ? unrecorded.filter(({ errorCode }) => errorCode !== null) : [];
  }
  const index = listed.findIndex(({ reportId }) => reportId === lastReportId);
  // The report was not listed yet when the one after it was recorded: its place in the history is past.
  if (index >= 0 && index < firstUnrecorded) return [];
  const named = listed[index] ?? { reportId: lastReportId, errorCode: null, at: observation.at };
  const earlier = listed.slice(firstUnrecorded, index < 0 ? undefined : index);
  // Where several checks failed, the session's own error counts, unless it is of a failure after the report.
  const ownCode = lastErrorCode !== null && !isBeforeSubmission(lastErrorCode) ? lastErrorCode : named.errorCode;
  return [...earlier, { ...named, errorCode: ownCode }];
}

function isPassed(attempt: Attempt, verified: Observation): boolean {
  if (verified.lastReportId !== null) return attempt.reportId === verified.lastReportId;
  return attempt.errorCode === null;
}
