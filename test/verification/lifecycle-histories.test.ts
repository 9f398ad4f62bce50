import { describe, expect, it } from "vitest";
import type { VerificationErrorCode } from "../../src/verification/error-codes.js";
import type { VerificationEventType } from "../../src/verification/event.js";
import { isBeforeSubmission } from "../../src/verification/failures.js";
import {
  decide,
  type Observation,
  type SessionHistory,
  type Transition,
} from "../../src/verification/lifecycle/decide.js";
import { initialState, type SessionState } from "../../src/verification/session.js";
import { type Customs, Random, SessionModel } from "./session-model.js";

/** What the deliveries do to the events of a history. */
interface Weather {
  /** How likely an event is lost for good. */
  drop: number;
  /** How likely an event comes once more. */
  duplicate: number;
  /** Whether events come in the order in which they were emitted. */
  ordered: boolean;
  /** How likely an event arrives before the next thing happens; 0: all come after the end. */
  prompt: number;
  /** How likely something happens while the provider is being asked, between the list of reports and the session. */
  meanwhile: number;
}

/** Somebody who keeps a session by what `decide` says, as the service does. */
class Follower {
  known: SessionHistory | null = null;
  readonly told: Transition[] = [];
  readonly #model: SessionModel;
  readonly #meanwhile: () => void;

  constructor(model: SessionModel, meanwhile: () => void) {
    this.#model = model;
    this.#meanwhile = meanwhile;
  }

  receive(event: Observation): void {
    let seen = event;
    // An event may need the attempts, then the present session, and that needs nothing further.
    for (let questions = 0; questions <= 2; questions++) {
      const decision = decide(this.known, seen);
      if (decision.kind === "stale") return;
      if (decision.kind === "apply") {
        const { transitions, state, reportIds } = decision;
        const shown = transitions.at(-1)?.state ?? this.known?.state;
        if (shown?.status !== state.status || shown.attempts !== state.attempts)
          throw new Error("keeps what it didn't tell");
        if (reportIds.length !== state.attempts) throw new Error("counts other attempts than it knows reports");
        this.told.push(...transitions);
        this.known = { state, reportIds };
        return;
      }
      const attempts = this.#model.attempts();
      this.#meanwhile();
      seen = decision.for === "attempts" ? { ...seen, attempts } : { ...this.#model.present(), attempts };
    }
    throw new Error("asked for ever");
  }

  reconcile(): void {
    this.receive({ ...this.#model.present(), attempts: this.#model.attempts() });
  }
}

interface Story {
  model: SessionModel;
  follower: Follower;
}

function live(seed: number, weatherOf: (random: Random) => Weather): Story {
  const random = new Random(seed);
  const customs: Customs = {
    processingNamesReport: random.chance(0.5),
    processingKeepsError: random.chance(0.5),
    earlyFailuresHaveEvents: random.chance(0.7),
    redactionOfVerifiedIsCanceled: random.chance(0.5),
  };
  const weather = weatherOf(random);
  const model = new SessionModel(random, customs);
  const follower = new Follower(model, () => {
    if (random.chance(weather.meanwhile)) model.advance();
  });
  const onTheirWay: Observation[] = [];

  const emit = () => {
    for (const event of model.takeEvents()) {
      if (random.chance(weather.drop)) continue;
      onTheirWay.push(event);
      while (random.chance(weather.duplicate)) onTheirWay.push(event);
    }
  };
  const deliver = () => {
    const index = weather.ordered ? 0 : random.below(onTheirWay.length);
    for (const event of onTheirWay.splice(index, 1)) follower.receive(event);
  };

  emit();
  const length = 1 + random.below(14);
  for (let step = 0; step < length && model.canGoOn; step++) {
    while (onTheirWay.length > 0 && random.chance(weather.prompt)) deliver();
    model.advance();
    emit();
  }
  while (onTheirWay.length > 0) {
    deliver();
    emit();
  }
  return { model, follower };
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

/** The letters of {@link SessionModel.history}, from what was told. */
function lettersOf(told: readonly Transition[]): string {
  return told
    .map(({ type, state }, index) => {
      const failedReport = type === "INPUT_REQUIRED" && state.attempts > (told[index - 1]?.state.attempts ?? 0);
      return failedReport ? "F" : letters[type];
    })
    .join("");
}

const canonical = /^S(E|PF)*(P|(PV|C)R?)?$/;

/** Failures before a submission as they were told, by the number of reports before them. */
function earlyFailuresOf(told: readonly Transition[]): VerificationErrorCode[][] {
  const kinds = lettersOf(told);
  const byRound: VerificationErrorCode[][] = [];
  told.forEach(({ state }, index) => {
    if (kinds[index] !== "E" || state.lastErrorCode === null) return;
    byRound[state.attempts] = [...(byRound[state.attempts] ?? []), state.lastErrorCode];
  });
  return byRound;
}

/** Whether `part` comes out of `whole` by leaving things out, where the same thing twice in a row is one thing. */
function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let next = 0;
  for (const item of whole) if (item === part[next]) next++;
  return next === part.length && part.every((item, index) => item !== part[index - 1]);
}

/** Each promise, as a list of what is broken: empty for a history well told. */
function brokenPromises({ model, follower }: Story): string[] {
  const { told, known } = follower;
  const broken: string[] = [];
  const kinds = lettersOf(told);
  if (!canonical.test(kinds)) broken.push(`not canonical: ${kinds}`);

  const failed = model.reports.filter((report) => report.errorCode !== null).map((report) => report.reportId);
  const toldFailed = told.filter((_, index) => kinds[index] === "F").map((move) => move.state.lastReportId);
  if (failed.join() !== toldFailed.join()) broken.push(`failed reports ${failed}, told ${toldFailed}`);

  earlyFailuresOf(told).forEach((codes, round) => {
    const happened = model.earlyFailures[round] ?? [];
    if (!isSubsequence(codes, happened)) broken.push(`after report ${round}: ${happened}, told ${codes}`);
  });

  const state = known?.state ?? initialState;
  const present = model.present();
  const hidden = present.status === "VERIFIED" || present.lastErrorCode === null;
  const expected: SessionState = {
    status: present.status,
    attempts: model.reports.length,
    lastReportId: model.reports.at(-1)?.reportId ?? null,
    redaction: present.redaction,
    lastErrorCode: hidden ? state.lastErrorCode : present.lastErrorCode,
  };
  const [is, weKnow] = [expected, state].map((one) => JSON.stringify(one, Object.keys(expected)));
  if (is !== weKnow) broken.push(`is ${is}, known ${weKnow}`);
  if (present.status === "VERIFIED" && state.lastErrorCode !== null) broken.push("verified with an error");
  return broken;
}

function expectWellTold(seed: number, story: Story): void {
  const broken = brokenPromises(story);
  if (broken.length === 0) return;
  const { model, follower } = story;
  const customs = JSON.stringify(model.customs);
  expect.fail(`history ${seed}: ${model.history}, told ${lettersOf(follower.told)}\n${broken.join("\n")}\n${customs}`);
}

const anyWeather = (random: Random): Weather => ({
  drop: random.pick([0, 0.2, 0.6]),
  duplicate: random.pick([0, 0.3]),
  ordered: random.chance(0.2),
  prompt: random.pick([0, 0.4, 0.8]),
  meanwhile: random.pick([0, 0, 0.3]),
});

describe("the telling of whole histories", () => {
  it("is canonical and complete after 6,000 histories in any weather and a reconciliation", () => {
    const started = performance.now();
    const seen = new Set<string>();
    let transitions = 0;
    for (let seed = 1; seed <= 6000; seed++) {
      const story = live(seed, anyWeather);
      story.follower.reconcile();
      expectWellTold(seed, story);
      const told = story.follower.told.length;
      story.follower.reconcile();
      expect(story.follower.told, `history ${seed}, reconciled again`).toHaveLength(told);
      seen.add(story.model.history);
      transitions += told;
    }
    const seconds = (performance.now() - started) / 1000;
    console.log(`6000 histories, ${seen.size} different, ${transitions} moves told, ${seconds.toFixed(2)} s`);
  });

  it("is well told before any reconciliation where no event is lost, in whatever order they come", () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const story = live(seed, (random) => ({ ...anyWeather(random), drop: 0 }));
      const { model, follower } = story;
      const told = lettersOf(follower.told);
      if (!canonical.test(told)) expect.fail(`history ${seed}: ${model.history}, told ${told}`);
      // What has no event of its own is heard of later: some failures before a submission, a retry's start, a redaction's.
      const hasEvents = model.customs.earlyFailuresHaveEvents && model.status !== "PROCESSING";
      if (hasEvents && model.redaction !== "PROCESSING") expectWellTold(seed, story);
    }
  });

  it("tells everything, letter by letter, where events come at once and in order", () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const { model, follower } = live(seed, () => ({ drop: 0, duplicate: 0, ordered: true, prompt: 1, meanwhile: 0 }));
      if (!model.customs.earlyFailuresHaveEvents) continue;
      const told = lettersOf(follower.told);
      // The same failure twice in a row can't be told apart from one that came twice.
      const repeats = model.earlyFailures.flat().length - earlyFailuresOf(follower.told).flat().length;
      if (repeats === 0) expect(told, `history ${seed}`).toBe(model.history);
      else expect(told.replaceAll("E", ""), `history ${seed}`).toBe(model.history.replaceAll("E", ""));
    }
  });

  it("tells failures with the session's own words, not the report's first, where their event came", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const { model, follower } = live(seed, () => ({ drop: 0, duplicate: 0, ordered: true, prompt: 1, meanwhile: 0 }));
      if (model.status !== "REQUIRES_INPUT" || model.lastErrorCode === null) continue;
      if (isBeforeSubmission(model.lastErrorCode) && !model.customs.earlyFailuresHaveEvents) continue;
      expect(follower.known?.state.lastErrorCode, `history ${seed}`).toBe(model.lastErrorCode);
    }
  });
});
