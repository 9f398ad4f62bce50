import { VerificationEventType } from "../event.js";
import { isBeforeAnyCheck, type VerificationErrorCode } from "../failures.js";
import { initialState, RedactionStatus, type SessionState, VerificationStatus } from "../session.js";
import type { Attempt, Decision, Observation, SessionHistory, Transition } from "./observation.js";

/** Writes the history on from a known state: each method tells one kind of entry, and nothing that is told already. */
export class HistoryBuilder {
  readonly #moves: Transition[] = [];
  readonly #reportIds: string[];
  #state: SessionState;
  #changed = false;

  constructor(known: SessionHistory | null, createdAt: Date) {
    this.#state = known?.state ?? initialState;
    this.#reportIds = [...(known?.reportIds ?? [])];
    if (!known) this.#tell(VerificationEventType.STARTED, createdAt, {});
  }

  get state(): SessionState {
    return this.#state;
  }

  get reportIds(): readonly string[] {
    return this.#reportIds;
  }

  failedAttempts(attempts: readonly Attempt[]): void {
    for (const { reportId, errorCode, at } of attempts) {
      this.processing(at);
      this.#reportIds.push(reportId);
      const report = { lastReportId: reportId, attempts: this.#reportIds.length };
      this.inputRequired(errorCode ?? "UNKNOWN", at, report);
    }
  }

  /** A failure that left no report and that the observation still carries: it came after the newest report and before its status. */
  failureBeforeSubmission({ lastErrorCode: code, at }: Observation): void {
    if (this.#state.status !== VerificationStatus.REQUIRES_INPUT || code === this.#state.lastErrorCode) return;
    if (code !== null && (isBeforeAnyCheck(code) || code === "UNKNOWN")) this.inputRequired(code, at);
  }

  processing(at: Date): void {
    if (this.#state.status === VerificationStatus.PROCESSING) return;
    this.#tell(VerificationEventType.PROCESSING, at, { status: VerificationStatus.PROCESSING });
  }

  inputRequired(code: VerificationErrorCode | null, at: Date, report: Partial<SessionState> = {}): void {
    const status = VerificationStatus.REQUIRES_INPUT;
    this.#tell(VerificationEventType.INPUT_REQUIRED, at, { status, lastErrorCode: code, ...report });
  }

  verified(report: Attempt | null, at: Date): void {
    if (report) this.#reportIds.push(report.reportId);
    this.#tell(VerificationEventType.VERIFIED, at, {
      status: VerificationStatus.VERIFIED,
      lastErrorCode: null,
      lastReportId: report?.reportId ?? this.#state.lastReportId,
      attempts: this.#reportIds.length,
    });
  }

  /** A redaction of an open session cancels it: then the entry tells both. */
  canceled({ lastErrorCode, redaction, at }: Observation): void {
    this.#tell(VerificationEventType.CANCELED, at, {
      status: VerificationStatus.CANCELED,
      lastErrorCode: lastErrorCode ?? this.#state.lastErrorCode,
      redaction: redaction === RedactionStatus.REDACTED ? this.#state.redaction : (redaction ?? this.#state.redaction),
    });
  }

  unknown(at: Date): void {
    if (this.#state.status === VerificationStatus.UNKNOWN) return;
    this.#tell(VerificationEventType.UNKNOWN, at, { status: VerificationStatus.UNKNOWN });
  }

  /** The provider's present error where it differs from the one told and its place in the history is past. */
  errorCode(code: VerificationErrorCode | null): void {
    if (code !== null && code !== this.#state.lastErrorCode) this.#change({ lastErrorCode: code });
  }

  redaction(seen: Observation): void {
    const { redaction } = this.#state;
    if (seen.redaction === null || seen.redaction === redaction || redaction === RedactionStatus.REDACTED) return;
    if (seen.redaction === RedactionStatus.REDACTED) {
      this.#tell(VerificationEventType.REDACTED, seen.at, { redaction: RedactionStatus.REDACTED });
    } else if (redaction === null || seen.freshness === "current") {
      this.#change({ redaction: seen.redaction });
    }
  }

  decision(): Decision {
    if (this.#moves.length === 0 && !this.#changed) return { kind: "stale" };
    return { kind: "apply", transitions: this.#moves, state: this.#state, reportIds: this.#reportIds };
  }

  #tell(type: VerificationEventType, at: Date, change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#moves.push({ type, at, state: this.#state });
  }

  #change(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed = true;
  }
}
