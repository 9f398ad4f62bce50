import { findSession, refreshSession } from "./find-session.js";
import type { IdentityProvider } from "./provider.js";
import type { TenantRepository } from "./repository.js";
import { type VerificationSession, VerificationStatus } from "./session.js";
import type { SessionRecorder } from "./session-recorder.js";
import type { Simulation, Simulator } from "./simulator.js";
import { invalid, type Result, toResult, UserError, wrongStatus } from "./user-error.js";

/** Plays the user's part of a session, where there is a simulator. */
export class SimulateVerification {
  constructor(
    private readonly deps: {
      /** Null with a real provider. */
      simulator: Simulator | null;
      provider: IdentityProvider;
      recorder: SessionRecorder;
    },
  ) {}

  /** Answers the session as it stood when the simulation was accepted. */
  simulate(tenant: TenantRepository, sessionId: string, simulation: Simulation): Promise<Result<VerificationSession>> {
    return toResult(async () => {
      const { simulator } = this.deps;
      if (!simulator) throw unavailable();
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

function unavailable(): UserError {
  const message = "This service runs against Stripe, where only a person can submit.";
  return new UserError({ kind: "SimulationUnavailable", path: null, message, retryable: false });
}
