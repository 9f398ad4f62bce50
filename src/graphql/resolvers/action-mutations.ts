import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { VerificationErrorCode } from "../../verification/error-codes.js";
import type { CheckKind } from "../../verification/session.js";
import type { Simulation } from "../../verification/simulate-verification.js";
import { invalid, toResult } from "../../verification/user-error.js";
import { callCost } from "../call-cost.js";
import type { GraphqlContext } from "../context.js";
import {
  CancelVerificationInput,
  CreateMobileCredentialInput,
  RedactVerificationInput,
  SimulateVerificationInput,
  UpdateVerificationInput,
} from "../inputs/action-inputs.js";
import { RequiresScope } from "../scope-guard.js";
import {
  CancelVerificationPayload,
  CreateMobileCredentialPayload,
  RedactVerificationPayload,
  SimulateVerificationPayload,
  UpdateVerificationPayload,
} from "../types/payloads.js";

const longestDelay = 60_000;

@Resolver()
export class ActionMutations {
  @Mutation(() => UpdateVerificationPayload, {
    complexity: callCost,
    description: "Changes what an open session asks for. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async updateVerification(
    @Arg("input", () => UpdateVerificationInput, { description: "Which session, and what." })
    input: UpdateVerificationInput,
    @Ctx() { services, tenant }: GraphqlContext,
  ) {
    const outcome = await services.actions.update(tenant, {
      sessionId: input.sessionId,
      documentTypes: input.documentTypes ?? null,
      requireLiveCapture: input.requireLiveCapture ?? null,
      requireIdNumber: input.requireIdNumber ?? null,
      email: input.email ?? null,
      phone: input.phone ?? null,
      metadata: input.metadata ?? null,
    });
    return new UpdateVerificationPayload(outcome);
  }

  @Mutation(() => CancelVerificationPayload, {
    complexity: callCost,
    description: "Ends an open session; nothing can be submitted any more. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async cancelVerification(
    @Arg("input", () => CancelVerificationInput, { description: "Which session." }) {
      sessionId,
    }: CancelVerificationInput,
    @Ctx() { services, tenant }: GraphqlContext,
  ) {
    return new CancelVerificationPayload(await services.actions.cancel(tenant, sessionId));
  }

  @Mutation(() => RedactVerificationPayload, {
    complexity: callCost,
    description:
      "Has all personal data of a session deleted, at Stripe and here. It can't be undone and takes up to four days; an open session is canceled by it. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async redactVerification(
    @Arg("input", () => RedactVerificationInput, { description: "Which session." }) {
      sessionId,
    }: RedactVerificationInput,
    @Ctx() { services, tenant }: GraphqlContext,
  ) {
    return new RedactVerificationPayload(await services.actions.redact(tenant, sessionId));
  }

  @Mutation(() => CreateMobileCredentialPayload, {
    complexity: callCost,
    description: "An ephemeral key for the native SDKs. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async createMobileCredential(
    @Arg("input", () => CreateMobileCredentialInput, { description: "Which session, and for which SDK." })
    input: CreateMobileCredentialInput,
    @Ctx() { services, tenant }: GraphqlContext,
  ): Promise<CreateMobileCredentialPayload> {
    return new CreateMobileCredentialPayload(
      await services.actions.createMobileCredential(tenant, input.sessionId, input.apiVersion),
    );
  }

  @Mutation(() => SimulateVerificationPayload, {
    complexity: callCost,
    description:
      "Does what a user would do on the hosted page. Only with the emulator; with Stripe it answers SimulationUnavailable. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async simulateVerification(
    @Arg("input", () => SimulateVerificationInput, { description: "Which session, and how it is to end." })
    input: SimulateVerificationInput,
    @Ctx() { services, tenant }: GraphqlContext,
  ) {
    const simulation = await toResult(async () => simulationOf(input));
    if (simulation.error) return new SimulateVerificationPayload(simulation);
    return new SimulateVerificationPayload(
      await services.simulation.simulate(tenant, input.sessionId, simulation.value),
    );
  }
}

function simulationOf(input: SimulateVerificationInput): Simulation {
  const { outcomes, failBeforeSubmission, delayMilliseconds } = input;
  if (failBeforeSubmission) {
    if (outcomes?.length) throw invalid(["input"], "failBeforeSubmission and outcomes exclude each other.");
    return { kind: "fail", code: failBeforeSubmission };
  }
  const delayMs = delayMilliseconds ?? 0;
  if (delayMs < 0 || delayMs > longestDelay) throw invalid(["input", "delayMilliseconds"], `0 to ${longestDelay}.`);
  const wanted = (outcomes ?? []).map(({ check, errorCode }): [CheckKind, VerificationErrorCode | "VERIFIED"] => [
    check,
    errorCode ?? "VERIFIED",
  ]);
  return { kind: "submit", outcomes: new Map(wanted), delayMs };
}
