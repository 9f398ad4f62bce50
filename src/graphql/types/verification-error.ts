import { Ctx, Field, ObjectType } from "type-graphql";
import { type CheckFailure, failureOf } from "../../verification/failures.js";
import { failureOfState } from "../../verification/next-step.js";
import type { VerificationSession } from "../../verification/session.js";
import { callCost } from "../call-cost.js";
import type { GraphqlContext } from "../context.js";
import { CheckKind, NextStep, VerificationErrorCodeEnum } from "../enums.js";
import { reasonOf } from "./check-error.js";

@ObjectType("VerificationError", { description: "Why a session is back at REQUIRES_INPUT." })
export class VerificationErrorObject {
  private constructor(
    private readonly session: VerificationSession,
    private readonly told: CheckFailure,
  ) {}

  static of(session: VerificationSession, maxAttempts: number): VerificationErrorObject | null {
    const told = failureOfState(session, maxAttempts);
    return told && new VerificationErrorObject(session, told);
  }

  @Field(() => VerificationErrorCodeEnum, { description: "What failed." })
  get code() {
    return this.told.code;
  }

  @Field(() => String, {
    description: "Wording for the user, in English. Ours, the same for every failure of this code.",
  })
  get message() {
    return this.told.message;
  }

  @Field(() => String, {
    nullable: true,
    complexity: callCost,
    description:
      "Stripe's own wording for this very failure, fit to show to the user. Read from Stripe when selected; not kept.",
  })
  async reason(@Ctx() context: GraphqlContext): Promise<string | null> {
    const { session } = this;
    const { check } = failureOf(this.told.code);
    if (check !== null && session.lastReportId !== null) {
      const report = await context.loaders.reports.load(session.lastReportId);
      if (report) return reasonOf(context, report, check);
    }
    const results = await context.loaders.reasons.session(session, "reason");
    return results.lastErrorReason;
  }

  @Field(() => Boolean, {
    description: "Whether another attempt on this session can end well. False once the attempts are used up.",
  })
  get retryable() {
    return this.told.retryable;
  }

  @Field(() => NextStep, { description: "What comes next for the user." })
  get nextStep() {
    return this.told.nextStep;
  }
}

@ObjectType("CheckFailure", { description: "One way in which a verification can fail, from the catalogue." })
export class CheckFailureObject {
  constructor(private readonly failure: CheckFailure) {}

  static of(code: CheckFailure["code"] | null): CheckFailureObject | null {
    return code === null ? null : new CheckFailureObject(failureOf(code));
  }

  @Field(() => VerificationErrorCodeEnum, { description: "Its code." })
  get code() {
    return this.failure.code;
  }

  @Field(() => CheckKind, {
    nullable: true,
    description: "The check that fails; null for what happens before any check runs.",
  })
  get check() {
    return this.failure.check;
  }

  @Field(() => String, { description: "What to tell the user, in English." })
  get message() {
    return this.failure.message;
  }

  @Field(() => String, { description: "What it means, for the developer, and how sure that is." })
  get developerMessage() {
    return this.failure.developerMessage;
  }

  @Field(() => Boolean, { description: "Whether another attempt on the same session can end well." })
  get retryable() {
    return this.failure.retryable;
  }

  @Field(() => NextStep, { description: "What comes next for the user." })
  get nextStep() {
    return this.failure.nextStep;
  }
}
