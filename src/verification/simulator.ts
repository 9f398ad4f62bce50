import type { VerificationErrorCode } from "./failures.js";
import type { CheckKind } from "./session.js";

/** What a user would have done on the hosted page. */
export type Simulation =
  | { kind: "submit"; outcomes: ReadonlyMap<CheckKind, VerificationErrorCode | "VERIFIED">; delayMs: number }
  | { kind: "fail"; code: VerificationErrorCode };

/** Why something could not be played. */
export interface SimulationProblem {
  /** `WRONG_STATUS`: the session takes no input now; `INVALID`: this can't happen to this session. */
  kind: "WRONG_STATUS" | "INVALID";
  message: string;
}

/** Plays the user, where the provider is one that can be played with. */
export interface Simulator {
  /** Answers why it can't be done, or null. */
  simulate(sessionId: string, simulation: Simulation): Promise<SimulationProblem | null>;
}
