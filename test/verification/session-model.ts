import type { VerificationErrorCode } from "../../src/verification/error-codes.js";
import type { Attempt, Observation } from "../../src/verification/lifecycle/decide.js";
import type { RedactionStatus, VerificationStatus } from "../../src/verification/session.js";
import { seededRandom } from "../support/random.js";

/** Makes random choices from a seed, so that a failing history can be repeated by its number. */
export class Random {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seededRandom(seed);
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }
}

/** Holds the behaviour that Stripe does not document. Each history has it one way or the other. */
export interface ProviderVariant {
  /** While a retry is processed, the session still names the report before it. */
  processingNamesReport: boolean;
  /** While a retry is processed, the session still carries the error before it. */
  processingKeepsError: boolean;
  /** A failure before a submission has an event of its own. */
  earlyFailuresHaveEvents: boolean;
  /** The redaction of a verified session emits a `canceled` event too. */
  redactionOfVerifiedIsCanceled: boolean;
}

const checkCodes: readonly VerificationErrorCode[] = ["DOCUMENT_EXPIRED", "SELFIE_FACE_MISMATCH", "ID_NUMBER_MISMATCH"];
const earlyCodes: readonly VerificationErrorCode[] = ["CONSENT_DECLINED", "DEVICE_NOT_SUPPORTED", "ABANDONED"];

/** Models a session as the provider has it, with its whole history. */
export class SessionModel {
  status: VerificationStatus = "REQUIRES_INPUT";
  lastErrorCode: VerificationErrorCode | null = null;
  redaction: RedactionStatus | null = null;
  readonly reports: Attempt[] = [];
  /** The history, one letter each: S started, P processing, F failed report, E early failure, V verified, C canceled, R redacted. */
  history = "";
  /** Failures before a submission, by the number of reports before them. */
  readonly earlyFailures: VerificationErrorCode[][] = [];
  /** Events that were emitted and not taken by {@link takeEvents}. */
  readonly #events: Observation[] = [];

  constructor(
    readonly random: Random,
    readonly variant: ProviderVariant,
  ) {
    this.#record("S");
  }

  get canChange(): boolean {
    return this.redaction !== "REDACTED";
  }

  /** Changes the session once at random, where a change is possible. */
  advance(): void {
    const { random } = this;
    if (!this.canChange) return;
    if (this.redaction === "PROCESSING") this.#completeRedaction();
    else if (this.status === "VERIFIED" || this.status === "CANCELED") this.#redact();
    else if (this.status === "PROCESSING") this.#report(random.chance(0.3));
    else if (random.chance(0.6)) this.#submit();
    else if (random.chance(0.8)) this.#failEarly();
    else if (random.chance(0.5)) this.#cancel();
    else this.#redact();
  }

  /** Returns the events since the last call, each with the state at its time. */
  takeEvents(): Observation[] {
    return this.#events.splice(0);
  }

  attempts(): Attempt[] {
    return [...this.reports];
  }

  current(): Observation {
    return this.#observe("current");
  }

  #submit(): void {
    this.status = "PROCESSING";
    this.#record("P");
  }

  #report(passed: boolean): void {
    // A report can contain several failed checks: the session's error is one of them, and the first one of the report may be another.
    const errorCode = passed ? null : this.random.pick(checkCodes);
    this.reports.push({ reportId: `vr_${this.reports.length + 1}`, errorCode, at: this.#time() });
    this.status = passed ? "VERIFIED" : "REQUIRES_INPUT";
    this.lastErrorCode = passed ? null : this.random.pick(checkCodes);
    this.#record(passed ? "V" : "F");
  }

  #failEarly(): void {
    this.lastErrorCode = this.random.pick(earlyCodes);
    const round = this.reports.length;
    this.earlyFailures[round] = [...(this.earlyFailures[round] ?? []), this.lastErrorCode];
    this.#record("E", this.variant.earlyFailuresHaveEvents);
  }

  #cancel(): void {
    this.status = "CANCELED";
    this.#record("C");
  }

  #redact(): void {
    this.redaction = "PROCESSING";
    if (this.status === "REQUIRES_INPUT") this.#cancel();
    else if (this.variant.redactionOfVerifiedIsCanceled) this.#events.push(this.#observe("historical"));
  }

  #completeRedaction(): void {
    this.redaction = "REDACTED";
    this.#record("R");
  }

  #record(letter: string, hasEvent = true): void {
    this.history += letter;
    if (hasEvent) this.#events.push(this.#observe("historical"));
  }

  #observe(freshness: Observation["freshness"]): Observation {
    const processing = this.status === "PROCESSING";
    const namesReport = !processing || this.variant.processingNamesReport;
    const keepsError = !processing || this.variant.processingKeepsError;
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

  /** Returns a time that says nothing about the order: whole seconds, many equal, some backwards. */
  #time(): Date {
    return new Date(this.random.below(3) * 1000);
  }
}
