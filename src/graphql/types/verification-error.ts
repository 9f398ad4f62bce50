import { Ctx, Field, ObjectType } from "type-graphql";
import { type CheckFailure, failureOf } from "../../verification/failure-catalogue.js";
import { failureOfState } from "../../verification/next-step.js";
import type { VerificationSession } from "../../verification/session.js";
import type { GraphqlContext } from "../context.js";
import { CheckKind, NextStep, VerificationErrorCodeEnum } from "../enums.js";
import { callCost } from "../limits.js";
import { reasonOf } from "./check-error.js";

@ObjectType("VerificationError", {
  description: "The reason why a session returned to REQUIRES_INPUT, with the next step for the user.",
})
export class VerificationErrorObject {
  private constructor(
    private readonly session: VerificationSession,
    private readonly failure: CheckFailure,
  ) {}

  static of(session: VerificationSession, maxAttempts: number): VerificationErrorObject | null {
    const failure = failureOfState(session, maxAttempts);
    return failure && new VerificationErrorObject(session, failure);
  }

  @Field(() => VerificationErrorCodeEnum, { description: "The error code." })
  get code() {
    return this.failure.code;
  }

  @Field(() => String, {
    description: "The text for the user, in English. It is the same for every failure with this code.",
  })
  get message() {
    return this.failure.message;
  }

  @Field(() => String, {
    nullable: true,
    complexity: callCost,
    description:
      "Stripe's own text about this failure, suitable for the user. Read from Stripe when it is selected, and never stored here. Null when Stripe gives none.",
  })
  async reason(@Ctx() context: GraphqlContext): Promise<string | null> {
    const { session } = this;
    const { check } = failureOf(this.failure.code);
    if (check !== null && session.lastReportId !== null) {
      const report = await context.loaders.reports.load(session.lastReportId);
      if (report) return reasonOf(context, report, check);
    }
    const results = await context.loaders.reasons.session(session, "reason");
    return results.lastErrorReason;
  }

  @Field(() => Boolean, {
    description: "Whether another attempt in this session can succeed. False when no attempts are left.",
  })
  get retryable() {
    return this.failure.retryable;
  }

  @Field(() => NextStep, { description: "The next step for the user." })
  get nextStep() {
    return this.failure.nextStep;
  }
}

@ObjectType("CheckFailure", {
  description: "An entry of the failure catalogue: one reason why a verification can fail.",
})
export class CheckFailureObject {
  constructor(private readonly failure: CheckFailure) {}

  static of(code: CheckFailure["code"] | null): CheckFailureObject | null {
    return code === null ? null : new CheckFailureObject(failureOf(code));
  }

  @Field(() => VerificationErrorCodeEnum, { description: "The error code." })
  get code() {
    return this.failure.code;
  }

  @Field(() => CheckKind, {
    nullable: true,
    description: "The check that fails with this code; null when the user stops before any check runs.",
  })
  get check() {
    return this.failure.check;
  }

  @Field(() => String, { description: "The text for the user, in English." })
  get message() {
    return this.failure.message;
  }

  @Field(() => String, {
    description: "The meaning for the developer. It says so where the meaning is inferred and not published by Stripe.",
  })
  get developerMessage() {
    return this.failure.developerMessage;
  }

  @Field(() => Boolean, { description: "Whether another attempt in the same session can succeed." })
  get retryable() {
    return this.failure.retryable;
  }

  @Field(() => NextStep, { description: "The next step for the user." })
  get nextStep() {
    return this.failure.nextStep;
  }
}
