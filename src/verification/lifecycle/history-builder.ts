import type { VerificationErrorCode } from "../error-codes.js";
import { VerificationEventType } from "../event.js";
import { isBeforeSubmission } from "../failure-catalogue.js";
import { initialState, RedactionStatus, type SessionState, VerificationStatus } from "../session.js";
import type { Attempt, Decision, Observation, SessionHistory, Transition } from "./observation.js";

/** Extends a session's history by transitions. Each method adds one kind, and nothing that is recorded already. */
export class HistoryBuilder {
  readonly #transitions: Transition[] = [];
  readonly #reportIds: string[];
  #state: SessionState;
  #changedState = false;

  /** @param history null for a new session, which begins with its creation. */
  constructor(history: SessionHistory | null, createdAt: Date) {
    this.#state = history?.state ?? initialState;
    this.#reportIds = [...(history?.reportIds ?? [])];
    if (!history) this.#addTransition(VerificationEventType.STARTED, createdAt, {});
  }

  get state(): SessionState {
    return this.#state;
  }

  get reportIds(): readonly string[] {
    return this.#reportIds;
  }

  /** Adds attempts that failed, each with its submission. */
  addFailedAttempts(attempts: readonly Attempt[]): void {
    for (const { reportId, errorCode, at } of attempts) {
      this.startProcessing(at);
      this.#reportIds.push(reportId);
      const report = { lastReportId: reportId, attempts: this.#reportIds.length };
      this.requireInput(errorCode ?? "UNKNOWN", at, report);
    }
  }

  /**
   * Adds the failure before a submission that the observation still names. It left no report, and happened between the newest report and
   * the observed status.
   */
  addFailureBeforeSubmission({ lastErrorCode: code, at }: Observation): void {
    if (this.#state.status !== VerificationStatus.REQUIRES_INPUT || code === this.#state.lastErrorCode) return;
    if (code !== null && (isBeforeSubmission(code) || code === "UNKNOWN")) this.requireInput(code, at);
  }

  startProcessing(at: Date): void {
    if (this.#state.status === VerificationStatus.PROCESSING) return;
    this.#addTransition(VerificationEventType.PROCESSING, at, { status: VerificationStatus.PROCESSING });
  }

  requireInput(code: VerificationErrorCode | null, at: Date, report: Partial<SessionState> = {}): void {
    const status = VerificationStatus.REQUIRES_INPUT;
    this.#addTransition(VerificationEventType.INPUT_REQUIRED, at, { status, lastErrorCode: code, ...report });
  }

  verify(passed: Attempt | null, at: Date): void {
    if (passed) this.#reportIds.push(passed.reportId);
    this.#addTransition(VerificationEventType.VERIFIED, at, {
      status: VerificationStatus.VERIFIED,
      lastErrorCode: null,
      lastReportId: passed?.reportId ?? this.#state.lastReportId,
      attempts: this.#reportIds.length,
    });
  }

  /** Cancels the session. The redaction of an open session cancels it too: the transition then shows both. */
  cancel({ lastErrorCode, redaction, at }: Observation): void {
    this.#addTransition(VerificationEventType.CANCELED, at, {
      status: VerificationStatus.CANCELED,
      lastErrorCode: lastErrorCode ?? this.#state.lastErrorCode,
      redaction: redaction === RedactionStatus.REDACTED ? this.#state.redaction : (redaction ?? this.#state.redaction),
    });
  }

  setUnknownStatus(at: Date): void {
    if (this.#state.status === VerificationStatus.UNKNOWN) return;
    this.#addTransition(VerificationEventType.UNKNOWN, at, { status: VerificationStatus.UNKNOWN });
  }

  /** Sets the provider's current error without a transition, where its place in the history is past. */
  setErrorCode(code: VerificationErrorCode | null): void {
    if (code !== null && code !== this.#state.lastErrorCode) this.#changeState({ lastErrorCode: code });
  }

  applyRedaction(observation: Observation): void {
    const { redaction } = this.#state;
    const observed = observation.redaction;
    if (observed === null || observed === redaction || redaction === RedactionStatus.REDACTED) return;
    if (observed === RedactionStatus.REDACTED) {
      this.#addTransition(VerificationEventType.REDACTED, observation.at, { redaction: RedactionStatus.REDACTED });
    } else if (redaction === null || observation.freshness === "current") {
      this.#changeState({ redaction: observed });
    }
  }

  build(): Decision {
    if (this.#transitions.length === 0 && !this.#changedState) return { kind: "stale" };
    return { kind: "apply", transitions: this.#transitions, state: this.#state, reportIds: this.#reportIds };
  }

  #addTransition(type: VerificationEventType, at: Date, change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#transitions.push({ type, at, state: this.#state });
  }

  #changeState(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changedState = true;
  }
}
