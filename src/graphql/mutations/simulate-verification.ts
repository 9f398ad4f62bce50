import { Arg, Ctx, createUnionType, Field, InputType, Int, Mutation, Resolver } from "type-graphql";
import type { VerificationErrorCode } from "../../verification/error-codes.js";
import type { Simulation } from "../../verification/simulate-verification.js";
import { invalid, toResult } from "../../verification/user-error.js";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { CheckKind, Scope, VerificationErrorCodeEnum } from "../enums.js";
import { SessionInput } from "../inputs/session-input.js";
import { callCost } from "../limits.js";
import { sessionPayload } from "../types/session-payload.js";
import { actionErrors, SimulationUnavailable } from "../types/user-errors.js";

const maxDelayMilliseconds = 60_000;

@InputType("SimulatedOutcomeInput", { description: "The simulated result of one check." })
class SimulatedOutcomeInput {
  @Field(() => CheckKind, { description: "The check." })
  check: CheckKind;

  @Field(() => VerificationErrorCodeEnum, {
    nullable: true,
    description: "The error code with which the check fails; null when it passes.",
  })
  errorCode?: VerificationErrorCode | null;
}

@InputType("SimulateVerificationInput", {
  description: "The session, and the actions of the simulated user on the hosted page.",
})
class SimulateVerificationInput extends SessionInput {
  @Field(() => [SimulatedOutcomeInput], {
    nullable: true,
    description: "The results of single checks. Checks that are not listed pass.",
  })
  outcomes?: SimulatedOutcomeInput[] | null;

  @Field(() => VerificationErrorCodeEnum, {
    nullable: true,
    description:
      "The failure with which the user stops before submitting; null when the user submits. Not allowed together with `outcomes`.",
  })
  failBeforeSubmission?: VerificationErrorCode | null;

  @Field(() => Int, {
    nullable: true,
    description: "The time that the checks take, in milliseconds: 0 to 60000; 0 by default.",
  })
  delayMilliseconds?: number | null;
}

const SimulateVerificationError = createUnionType({
  name: "SimulateVerificationError",
  description: "The reasons why nothing can be simulated.",
  types: () => [...actionErrors, SimulationUnavailable] as const,
});

const SimulateVerificationPayload = sessionPayload(
  "SimulateVerificationPayload",
  "The session when the simulation was accepted, or the reasons why it was refused. The results follow as events of the session.",
  SimulateVerificationError,
);

@Resolver()
export class SimulateVerificationMutation {
  @Mutation(() => SimulateVerificationPayload, {
    complexity: callCost,
    description:
      "Simulates the actions of a user on the hosted page. Only available with the emulator; with Stripe the error is SimulationUnavailable. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async simulateVerification(
    @Arg("input", () => SimulateVerificationInput, { description: "The session and the actions to simulate." })
    input: SimulateVerificationInput,
    @Ctx() { services, tenant }: GraphqlContext,
  ) {
    const simulation = await toResult(async () => toSimulation(input));
    if (simulation.error) return new SimulateVerificationPayload(simulation);
    return new SimulateVerificationPayload(
      await services.simulation.simulate(tenant, input.sessionId, simulation.value),
    );
  }
}

function toSimulation({ outcomes, failBeforeSubmission, delayMilliseconds }: SimulateVerificationInput): Simulation {
  if (failBeforeSubmission) {
    if (outcomes?.length) throw invalid(["input"], "give failBeforeSubmission or outcomes, not both.");
    return { kind: "fail", code: failBeforeSubmission };
  }
  const delayMs = delayMilliseconds ?? 0;
  if (delayMs < 0 || delayMs > maxDelayMilliseconds)
    throw invalid(["input", "delayMilliseconds"], `must be 0 to ${maxDelayMilliseconds}.`);
  const results = (outcomes ?? []).map(({ check, errorCode }): [CheckKind, VerificationErrorCode | "VERIFIED"] => [
    check,
    errorCode ?? "VERIFIED",
  ]);
  return { kind: "submit", outcomes: new Map(results), delayMs };
}
