import { describe, expect, it } from "vitest";
import type { VerificationErrorCode } from "../../src/verification/error-codes.js";
import type { VerificationEventType } from "../../src/verification/event.js";
import { isBeforeSubmission } from "../../src/verification/failure-catalogue.js";
import {
  decide,
  type Observation,
  type SessionHistory,
  type Transition,
} from "../../src/verification/lifecycle/decide.js";
import { initialState, type SessionState } from "../../src/verification/session.js";
import { unlistedTransitions } from "./lifecycle-cases.js";
import { type ProviderVariant, Random, SessionModel } from "./session-model.js";

/** Holds the conditions under which the events of a history are delivered. */
interface Delivery {
  /** Probability that an event is lost. */
  drop: number;
  /** Probability that an event is delivered once more. */
  duplicate: number;
  /** Whether events are delivered in the order in which they were emitted. */
  ordered: boolean;
  /** Probability that an event is delivered before the session's next change; 0: all are delivered after the last change. */
  prompt: number;
  /** Probability that the session changes between the two reads of its reports and of itself. */
  meanwhile: number;
}

/** Records the history of a session by the decisions of `decide`, as the service does. */
class HistoryRecorder {
  history: SessionHistory | null = null;
  readonly transitions: Transition[] = [];
  readonly #model: SessionModel;
  readonly #meanwhile: () => void;

  constructor(model: SessionModel, meanwhile: () => void) {
    this.#model = model;
    this.#meanwhile = meanwhile;
  }

  receive(event: Observation): void {
    let observation = event;
    // An event may need the attempts, and then the current session, which needs nothing further.
    for (let questions = 0; questions <= 2; questions++) {
      const decision = decide(this.history, observation);
      if (decision.kind === "stale") return;
      if (decision.kind === "apply") {
        const { transitions, state, reportIds } = decision;
        const latest = transitions.at(-1)?.state ?? this.history?.state;
        if (latest?.status !== state.status || latest.attempts !== state.attempts)
          throw new Error("the state differs from the one after the last transition");
        if (reportIds.length !== state.attempts) throw new Error("the number of attempts is not the number of reports");
        this.transitions.push(...transitions);
        this.history = { state, reportIds };
        return;
      }
      const attempts = this.#model.attempts();
      this.#meanwhile();
      observation = decision.for === "attempts" ? { ...observation, attempts } : { ...this.#model.current(), attempts };
    }
    throw new Error("more than two questions for one event");
  }

  reconcile(): void {
    this.receive({ ...this.#model.current(), attempts: this.#model.attempts() });
  }
}

interface Run {
  model: SessionModel;
  recorder: HistoryRecorder;
}

function run(seed: number, deliveryOf: (random: Random) => Delivery): Run {
  const random = new Random(seed);
  const variant: ProviderVariant = {
    processingNamesReport: random.chance(0.5),
    processingKeepsError: random.chance(0.5),
    earlyFailuresHaveEvents: random.chance(0.7),
    redactionOfVerifiedIsCanceled: random.chance(0.5),
  };
  const delivery = deliveryOf(random);
  const model = new SessionModel(random, variant);
  const recorder = new HistoryRecorder(model, () => {
    if (random.chance(delivery.meanwhile)) model.advance();
  });
  const undelivered: Observation[] = [];

  const emit = () => {
    for (const event of model.takeEvents()) {
      if (random.chance(delivery.drop)) continue;
      undelivered.push(event);
      while (random.chance(delivery.duplicate)) undelivered.push(event);
    }
  };
  const deliver = () => {
    const index = delivery.ordered ? 0 : random.below(undelivered.length);
    for (const event of undelivered.splice(index, 1)) recorder.receive(event);
  };

  emit();
  const length = 1 + random.below(14);
  for (let step = 0; step < length && model.canChange; step++) {
    while (undelivered.length > 0 && random.chance(delivery.prompt)) deliver();
    model.advance();
    emit();
  }
  while (undelivered.length > 0) {
    deliver();
    emit();
  }
  return { model, recorder };
}

const letters: Record<VerificationEventType, string> = {
  STARTED: "S",
  PROCESSING: "P",
  INPUT_REQUIRED: "E",
  VERIFIED: "V",
  CANCELED: "C",
  REDACTED: "R",
  UNKNOWN: "?",
};

/** Returns the letters of {@link SessionModel.history} for recorded transitions. */
function lettersOf(transitions: readonly Transition[]): string {
  return transitions
    .map(({ type, state }, index) => {
      const failedReport = type === "INPUT_REQUIRED" && state.attempts > (transitions[index - 1]?.state.attempts ?? 0);
      return failedReport ? "F" : letters[type];
    })
    .join("");
}

const canonical = /^S(E|PF)*(P|(PV|C)R?)?$/;

/** Returns the recorded failures before a submission, by the number of reports before them. */
function earlyFailuresOf(transitions: readonly Transition[]): VerificationErrorCode[][] {
  const kinds = lettersOf(transitions);
  const byRound: VerificationErrorCode[][] = [];
  transitions.forEach(({ state }, index) => {
    if (kinds[index] !== "E" || state.lastErrorCode === null) return;
    byRound[state.attempts] = [...(byRound[state.attempts] ?? []), state.lastErrorCode];
  });
  return byRound;
}

/** Returns whether `part` results from `whole` by leaving items out, where equal items in a row count as one. */
function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let next = 0;
  for (const item of whole) if (item === part[next]) next++;
  return next === part.length && part.every((item, index) => item !== part[index - 1]);
}

/** Returns what is wrong with a recorded history; empty where it is complete and correct. */
function problemsOf({ model, recorder }: Run): string[] {
  const { transitions, history } = recorder;
  const problems = unlistedTransitions(null, transitions).map((transition) => `not in the table: ${transition}`);
  const kinds = lettersOf(transitions);
  if (!canonical.test(kinds)) problems.push(`not canonical: ${kinds}`);

  const failed = model.reports.filter((report) => report.errorCode !== null).map((report) => report.reportId);
  const recordedFailed = transitions.filter((_, index) => kinds[index] === "F").map(({ state }) => state.lastReportId);
  if (failed.join() !== recordedFailed.join()) problems.push(`failed reports ${failed}, recorded ${recordedFailed}`);

  earlyFailuresOf(transitions).forEach((codes, round) => {
    const actual = model.earlyFailures[round] ?? [];
    if (!isSubsequence(codes, actual)) problems.push(`after report ${round}: ${actual}, recorded ${codes}`);
  });

  const state = history?.state ?? initialState;
  const current = model.current();
  const hidden = current.status === "VERIFIED" || current.lastErrorCode === null;
  const expected: SessionState = {
    status: current.status,
    attempts: model.reports.length,
    lastReportId: model.reports.at(-1)?.reportId ?? null,
    redaction: current.redaction,
    lastErrorCode: hidden ? state.lastErrorCode : current.lastErrorCode,
  };
  const [actual, recorded] = [expected, state].map((one) => JSON.stringify(one, Object.keys(expected)));
  if (actual !== recorded) problems.push(`is ${actual}, recorded ${recorded}`);
  if (current.status === "VERIFIED" && state.lastErrorCode !== null) problems.push("verified with an error");
  return problems;
}

function expectNoProblems(seed: number, result: Run): void {
  const problems = problemsOf(result);
  if (problems.length === 0) return;
  const { model, recorder } = result;
  const recorded = lettersOf(recorder.transitions);
  const variant = JSON.stringify(model.variant);
  expect.fail(`history ${seed}: ${model.history}, recorded ${recorded}\n${problems.join("\n")}\n${variant}`);
}

const anyDelivery = (random: Random): Delivery => ({
  drop: random.pick([0, 0.2, 0.6]),
  duplicate: random.pick([0, 0.3]),
  ordered: random.chance(0.2),
  prompt: random.pick([0, 0.4, 0.8]),
  meanwhile: random.pick([0, 0, 0.3]),
});

const promptDelivery = (): Delivery => ({ drop: 0, duplicate: 0, ordered: true, prompt: 1, meanwhile: 0 });

describe("a recorded history", () => {
  it("is canonical and complete for 6,000 sessions after any delivery and a reconciliation", () => {
    const started = performance.now();
    const different = new Set<string>();
    let transitions = 0;
    for (let seed = 1; seed <= 6000; seed++) {
      const result = run(seed, anyDelivery);
      result.recorder.reconcile();
      expectNoProblems(seed, result);
      const recorded = result.recorder.transitions.length;
      result.recorder.reconcile();
      expect(result.recorder.transitions, `history ${seed}, reconciled again`).toHaveLength(recorded);
      different.add(result.model.history);
      transitions += recorded;
    }
    const seconds = (performance.now() - started) / 1000;
    console.log(`6000 histories, ${different.size} different, ${transitions} transitions, ${seconds.toFixed(2)} s`);
  });

  it("is complete without a reconciliation where no event is lost, in whatever order they arrive", () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const result = run(seed, (random) => ({ ...anyDelivery(random), drop: 0 }));
      const { model, recorder } = result;
      const recorded = lettersOf(recorder.transitions);
      if (!canonical.test(recorded)) expect.fail(`history ${seed}: ${model.history}, recorded ${recorded}`);
      // Changes without an event are recorded later: some failures before a submission, the start of a retry or of a redaction.
      const hasEvents = model.variant.earlyFailuresHaveEvents && model.status !== "PROCESSING";
      if (hasEvents && model.redaction !== "PROCESSING") expectNoProblems(seed, result);
    }
  });

  it("equals the session's history, letter by letter, where events arrive at once and in order", () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const { model, recorder } = run(seed, promptDelivery);
      if (!model.variant.earlyFailuresHaveEvents) continue;
      const recorded = lettersOf(recorder.transitions);
      // The same failure twice in a row can't be distinguished from one that was delivered twice.
      const repeats = model.earlyFailures.flat().length - earlyFailuresOf(recorder.transitions).flat().length;
      if (repeats === 0) expect(recorded, `history ${seed}`).toBe(model.history);
      else expect(recorded.replaceAll("E", ""), `history ${seed}`).toBe(model.history.replaceAll("E", ""));
    }
  });

  it("has the session's own error, not the first one of its report, where the event arrived", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const { model, recorder } = run(seed, promptDelivery);
      if (model.status !== "REQUIRES_INPUT" || model.lastErrorCode === null) continue;
      if (isBeforeSubmission(model.lastErrorCode) && !model.variant.earlyFailuresHaveEvents) continue;
      expect(recorder.history?.state.lastErrorCode, `history ${seed}`).toBe(model.lastErrorCode);
    }
  });
});
