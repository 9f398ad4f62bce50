import { findSession, presentOf } from "./find-session.js";
import type { VerificationJournal } from "./journal.js";
import type { IdentityProvider } from "./provider.js";
import { answer, invalid, type Outcome, RefusedError, wrongStatus } from "./refusal.js";
import type { TenantRepository } from "./repository.js";
import { type VerificationSession, VerificationStatus } from "./session.js";
import type { Simulation, Simulator } from "./simulator.js";

/** Plays the user's part of a session, where there is a simulator. */
export class SimulateVerification {
  constructor(
    private readonly parts: {
      /** Null with a real provider. */
      simulator: Simulator | null;
      provider: IdentityProvider;
      journal: VerificationJournal;
    },
  ) {}

  /** Answers the session as it stood when the simulation was accepted. */
  simulate(tenant: TenantRepository, sessionId: string, simulation: Simulation): Promise<Outcome<VerificationSession>> {
    return answer(async () => {
      const { simulator } = this.parts;
      if (!simulator) throw unavailable();
      const session = await findSession(tenant, sessionId);
      const problem = await simulator.simulate(session.id, simulation);
      if (problem?.kind === "WRONG_STATUS") {
        throw wrongStatus(await presentOf(session, this.parts), [VerificationStatus.REQUIRES_INPUT]);
      }
      if (problem) throw invalid(["input"], problem.message);
      return findSession(tenant, sessionId);
    });
  }
}

function unavailable(): RefusedError {
  const message = "This service runs against Stripe, where only a person can submit.";
  return new RefusedError({ kind: "SimulationUnavailable", path: null, message, retryable: false });
}
