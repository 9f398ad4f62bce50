import { type CheckKind } from "./check-kind.js";
import type { VerificationErrorCode } from "./error-codes.js";
import { findSession, refreshSession } from "./find-session.js";
import type { IdentityProvider } from "./provider.js";
import type { TenantRepository } from "./repository.js";
import { type VerificationSession, VerificationStatus } from "./session.js";
import type { SessionRecorder } from "./session-recorder.js";
import { invalid, type Result, toResult, UserError, wrongStatus } from "./user-error.js";

/** Describes the actions of a simulated user on the hosted page. */
export type Simulation =
  | { kind: "submit"; outcomes: ReadonlyMap<CheckKind, VerificationErrorCode | "VERIFIED">; delayMs: number }
  | { kind: "fail"; code: VerificationErrorCode };

/** Describes why a simulation was not accepted. */
export interface SimulationProblem {
  /** `WRONG_STATUS`: the session accepts no input at the moment. `INVALID`: this can't happen to this session. */
  kind: "WRONG_STATUS" | "INVALID";
  message: string;
}

/** Simulates users, where the provider supports it. */
export interface Simulator {
  /** Runs a simulation; resolves to the problem where it is not accepted, else to null. */
  simulate(sessionId: string, simulation: Simulation): Promise<SimulationProblem | null>;
}

/** Simulates the user of a session for the tenant that owns it. */
export class SimulateVerification {
  constructor(
    private readonly deps: {
      /** Null with a real provider. */
      simulator: Simulator | null;
      provider: IdentityProvider;
      recorder: SessionRecorder;
    },
  ) {}

  /** Returns the session as it was when the simulation was accepted. */
  simulate(tenant: TenantRepository, sessionId: string, simulation: Simulation): Promise<Result<VerificationSession>> {
    return toResult(async () => {
      const { simulator } = this.deps;
      if (!simulator) throw simulationUnavailable();
      const session = await findSession(tenant, sessionId);
      const problem = await simulator.simulate(session.id, simulation);
      if (problem?.kind === "WRONG_STATUS") {
        throw wrongStatus(await refreshSession(session, this.deps), [VerificationStatus.REQUIRES_INPUT]);
      }
      if (problem) throw invalid(["input"], problem.message);
      return findSession(tenant, sessionId);
    });
  }
}

function simulationUnavailable(): UserError {
  const message = "Simulations need the emulator. This service runs against Stripe, where only the user can submit.";
  return new UserError({ kind: "SimulationUnavailable", path: null, message, retryable: false });
}
