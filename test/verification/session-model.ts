import type { VerificationErrorCode } from "../../src/verification/error-codes.js";
import type { Attempt, Observation } from "../../src/verification/lifecycle/decide.js";
import type { RedactionStatus, VerificationStatus } from "../../src/verification/session.js";

/** A small random generator with a seed (mulberry32), so that a failing history can be told by its number. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }
}

/** What Stripe leaves open, so that each history takes it one way or the other. */
export interface Customs {
  /** While a retry is processed, the session still names the report before it. */
  processingNamesReport: boolean;
  /** While a retry is processed, the session still carries the error before it. */
  processingKeepsError: boolean;
  /** A failure before a submission has an event of its own. */
  earlyFailuresHaveEvents: boolean;
  /** Redacting a verified session is told by a `canceled` event too. */
  redactionOfVerifiedIsCanceled: boolean;
}

const checkCodes: readonly VerificationErrorCode[] = ["DOCUMENT_EXPIRED", "SELFIE_FACE_MISMATCH", "ID_NUMBER_MISMATCH"];
const earlyCodes: readonly VerificationErrorCode[] = ["CONSENT_DECLINED", "DEVICE_NOT_SUPPORTED", "ABANDONED"];

/** The session as the provider has it, with all that ever happened to it. */
export class SessionModel {
  status: VerificationStatus = "REQUIRES_INPUT";
  lastErrorCode: VerificationErrorCode | null = null;
  redaction: RedactionStatus | null = null;
  readonly reports: Attempt[] = [];
  /** What happened, one letter each: S started, P processing, F failed report, E early failure, V verified, C canceled, R redacted. */
  history = "";
  /** Failures before a submission, by the number of reports before them. */
  readonly earlyFailures: VerificationErrorCode[][] = [];
  /** Events that were emitted and not taken away by {@link takeEvents}. */
  readonly #events: Observation[] = [];

  constructor(
    readonly random: Random,
    readonly customs: Customs,
  ) {
    this.#happen("S");
  }

  get canGoOn(): boolean {
    return this.redaction !== "REDACTED";
  }

  /** One more thing happens, while any can. */
  advance(): void {
    const { random } = this;
    if (!this.canGoOn) return;
    if (this.redaction === "PROCESSING") this.#redacted();
    else if (this.status === "VERIFIED" || this.status === "CANCELED") this.#redact();
    else if (this.status === "PROCESSING") this.#report(random.chance(0.3));
    else if (random.chance(0.6)) this.#submit();
    else if (random.chance(0.8)) this.#failEarly();
    else if (random.chance(0.5)) this.#cancel();
    else this.#redact();
  }

  /** The events since the last call, each with the state of its moment. */
  takeEvents(): Observation[] {
    return this.#events.splice(0);
  }

  attempts(): Attempt[] {
    return [...this.reports];
  }

  present(): Observation {
    return this.#observe("current");
  }

  #submit(): void {
    this.status = "PROCESSING";
    this.#happen("P");
  }

  #report(passed: boolean): void {
    // A report may hold several failed checks: the session tells one of them, the first of the report may be another.
    const errorCode = passed ? null : this.random.pick(checkCodes);
    this.reports.push({ reportId: `vr_${this.reports.length + 1}`, errorCode, at: this.#time() });
    this.status = passed ? "VERIFIED" : "REQUIRES_INPUT";
    this.lastErrorCode = passed ? null : this.random.pick(checkCodes);
    this.#happen(passed ? "V" : "F");
  }

  #failEarly(): void {
    this.lastErrorCode = this.random.pick(earlyCodes);
    const round = this.reports.length;
    this.earlyFailures[round] = [...(this.earlyFailures[round] ?? []), this.lastErrorCode];
    this.#happen("E", this.customs.earlyFailuresHaveEvents);
  }

  #cancel(): void {
    this.status = "CANCELED";
    this.#happen("C");
  }

  #redact(): void {
    this.redaction = "PROCESSING";
    if (this.status === "REQUIRES_INPUT") this.#cancel();
    else if (this.customs.redactionOfVerifiedIsCanceled) this.#events.push(this.#observe("historical"));
  }

  #redacted(): void {
    this.redaction = "REDACTED";
    this.#happen("R");
  }

  #happen(letter: string, hasEvent = true): void {
    this.history += letter;
    if (hasEvent) this.#events.push(this.#observe("historical"));
  }

  #observe(freshness: Observation["freshness"]): Observation {
    const processing = this.status === "PROCESSING";
    const namesReport = !processing || this.customs.processingNamesReport;
    const keepsError = !processing || this.customs.processingKeepsError;
    return {
      status: this.status,
      lastErrorCode: keepsError ? this.lastErrorCode : null,
      lastReportId: namesReport ? (this.reports.at(-1)?.reportId ?? null) : null,
      redaction: this.redaction,
      createdAt: new Date(0),
      at: this.#time(),
      freshness,
      attempts: null,
    };
  }

  /** Times are worth nothing for the order: whole seconds, many the same, some backwards. */
  #time(): Date {
    return new Date(this.random.below(3) * 1000);
  }
}
