import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { StartInput } from "../../verification/start-input.js";
import type { StartedVerification } from "../../verification/started-verification.js";
import type { Result } from "../../verification/user-error.js";
import { callCost } from "../call-cost.js";
import type { GraphqlContext } from "../context.js";
import { ResumeVerificationInput, SwitchToNonBiometricVerificationInput } from "../inputs/action-inputs.js";
import {
  documentStart,
  flowStart,
  idNumberStart,
  StartDocumentVerificationInput,
  StartIdNumberVerificationInput,
  StartSelfieVerificationInput,
  StartVerificationFlowInput,
  selfieStart,
} from "../inputs/start-inputs.js";
import { RequiresScope } from "../scope-guard.js";
import { StartVerificationPayload } from "../types/payloads.js";

@Resolver()
export class StartMutations {
  @Mutation(() => StartVerificationPayload, {
    complexity: callCost,
    description: "Starts a verification by photo ID and selfie. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  startSelfieVerification(
    @Arg("input", () => StartSelfieVerificationInput, { description: "What to ask for." })
    input: StartSelfieVerificationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<StartVerificationPayload> {
    return start(context, selfieStart(input));
  }

  @Mutation(() => StartVerificationPayload, {
    complexity: callCost,
    description:
      "Starts a verification by photo ID without a selfie: the non-biometric way. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  startDocumentVerification(
    @Arg("input", () => StartDocumentVerificationInput, { description: "What to ask for." })
    input: StartDocumentVerificationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<StartVerificationPayload> {
    return start(context, documentStart(input));
  }

  @Mutation(() => StartVerificationPayload, {
    complexity: callCost,
    description: "Starts a verification by national number. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  startIdNumberVerification(
    @Arg("input", () => StartIdNumberVerificationInput, { description: "What to ask for." })
    input: StartIdNumberVerificationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<StartVerificationPayload> {
    return start(context, idNumberStart(input));
  }

  @Mutation(() => StartVerificationPayload, {
    complexity: callCost,
    description: "Starts a verification flow of the Stripe Dashboard. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  startVerificationFlow(
    @Arg("input", () => StartVerificationFlowInput, { description: "What to ask for." })
    input: StartVerificationFlowInput,
    @Ctx() context: GraphqlContext,
  ): Promise<StartVerificationPayload> {
    return start(context, flowStart(input));
  }

  @Mutation(() => StartVerificationPayload, {
    complexity: callCost,
    description:
      "Fresh ways into an open session: for another attempt, or after a break. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async resumeVerification(
    @Arg("input", () => ResumeVerificationInput, { description: "Which session." }) {
      sessionId,
    }: ResumeVerificationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<StartVerificationPayload> {
    return payloadOf(context, await context.services.actions.resume(context.tenant, sessionId));
  }

  @Mutation(() => StartVerificationPayload, {
    complexity: callCost,
    description:
      "Starts a document check without a selfie in place of a session that asks for one, and cancels that. Repeated, it answers the same. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async switchToNonBiometricVerification(
    @Arg("input", () => SwitchToNonBiometricVerificationInput, { description: "Which session." })
    input: SwitchToNonBiometricVerificationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<StartVerificationPayload> {
    const { actions } = context.services;
    return payloadOf(
      context,
      await actions.switchToNonBiometric(context.tenant, input.sessionId, input.returnUrl?.toString() ?? null),
    );
  }
}

async function start(context: GraphqlContext, input: StartInput): Promise<StartVerificationPayload> {
  return payloadOf(context, await context.services.starts.start(context.tenant, input));
}

async function payloadOf(
  context: GraphqlContext,
  outcome: Result<StartedVerification>,
): Promise<StartVerificationPayload> {
  const { tenantId, services } = context;
  const token = outcome.value && (await services.issueViewerToken({ tenantId, sessionId: outcome.value.session.id }));
  return new StartVerificationPayload(outcome, token);
}
