import { createUnionType, Field, Int, InterfaceType, ObjectType } from "type-graphql";
import type { UserErrorDetails } from "../../verification/user-error.js";
import { VerificationAction, VerificationStatus } from "../enums.js";
import { CountryCodeScalar } from "../scalars.js";
import { VerificationAlternativeObject } from "./verification-alternative.js";
import { VerificationSessionObject } from "./verification-session.js";

type Of<Kind extends UserErrorDetails["kind"]> = Extract<UserErrorDetails, { kind: Kind }>;

@InterfaceType("UserError", { description: "Why something was not done: what the caller can act on." })
export abstract class UserErrorInterface {
  @Field(() => String, { description: "What is wrong and where, in English, for the developer." })
  readonly message: string;

  @Field(() => [String], {
    nullable: true,
    description: "Where in the arguments it lies, from the outside in; null where it isn't they.",
  })
  readonly path: readonly string[] | null;

  @Field(() => Boolean, { description: "Whether the same request can succeed later." })
  readonly retryable: boolean;

  constructor(refusal: UserErrorDetails) {
    this.message = refusal.message;
    this.path = refusal.path;
    this.retryable = refusal.retryable;
  }
}

const implementing = (description: string) => ({ implements: UserErrorInterface, description });

@ObjectType("InvalidInput", implementing("An argument that can't be meant; `path` and `message` name it."))
export class InvalidInput extends UserErrorInterface {}

@ObjectType("SelfieUnavailable", implementing("Selfie checks are not available for documents of this country."))
export class SelfieUnavailable extends UserErrorInterface {
  @Field(() => CountryCodeScalar, { description: "The country that was asked for." })
  readonly country: string;

  @Field(() => [VerificationAlternativeObject], { description: "What can be offered instead, the best first." })
  readonly alternatives: VerificationAlternativeObject[];

  constructor(refusal: Of<"SelfieUnavailable">) {
    super(refusal);
    this.country = refusal.country;
    this.alternatives = refusal.alternatives.map((each) => new VerificationAlternativeObject(each));
  }
}

@ObjectType(
  "VerificationInProgress",
  implementing("A verification of this reference is being processed, or started at this moment."),
)
export class VerificationInProgress extends UserErrorInterface {
  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session under way, where it is known yet.",
  })
  readonly session: VerificationSessionObject | null;

  constructor(refusal: Of<"VerificationInProgress">) {
    super(refusal);
    this.session = VerificationSessionObject.of(refusal.session);
  }
}

@ObjectType("AlreadyVerified", implementing("This reference is verified already; `reverify` asks again."))
export class AlreadyVerified extends UserErrorInterface {
  @Field(() => VerificationSessionObject, { description: "The verified session." })
  readonly session: VerificationSessionObject;

  constructor(refusal: Of<"AlreadyVerified">) {
    super(refusal);
    this.session = new VerificationSessionObject(refusal.session);
  }
}

@ObjectType(
  "AttemptsExhausted",
  implementing("As many attempts were made as are allowed; each costs money. People have to look at it."),
)
export class AttemptsExhausted extends UserErrorInterface {
  @Field(() => VerificationSessionObject, { description: "The session of the newest attempt." })
  readonly session: VerificationSessionObject;

  @Field(() => Int, { description: "Attempts that were made." })
  readonly attempts: number;

  @Field(() => Int, { description: "Attempts that are allowed." })
  readonly maxAttempts: number;

  constructor(refusal: Of<"AttemptsExhausted">) {
    super(refusal);
    this.session = new VerificationSessionObject(refusal.session);
    this.attempts = refusal.attempts;
    this.maxAttempts = refusal.maxAttempts;
  }
}

@ObjectType("IdempotencyConflict", implementing("The idempotency key was used with another input."))
export class IdempotencyConflict extends UserErrorInterface {}

@ObjectType("NotFound", implementing("There is no such thing, or it isn't the caller's."))
export class NotFound extends UserErrorInterface {}

@ObjectType("WrongStatus", implementing("The session's status doesn't allow it."))
export class WrongStatus extends UserErrorInterface {
  @Field(() => VerificationSessionObject, { description: "The session." })
  readonly session: VerificationSessionObject;

  @Field(() => VerificationStatus, { description: "The status it has." })
  readonly status: VerificationStatus;

  @Field(() => [VerificationStatus], { description: "Statuses in which it could be done." })
  readonly allowedStatuses: readonly VerificationStatus[];

  @Field(() => [VerificationAction], { description: "What can be done with the session now." })
  readonly allowedActions: readonly VerificationAction[];

  constructor(refusal: Of<"WrongStatus">) {
    super(refusal);
    this.session = new VerificationSessionObject(refusal.session);
    this.status = refusal.status;
    this.allowedStatuses = refusal.allowedStatuses;
    this.allowedActions = refusal.allowedActions;
  }
}

@ObjectType("StripeRejected", implementing("Stripe refused. Asking the same again won't help."))
export class StripeRejected extends UserErrorInterface {
  @Field(() => String, { nullable: true, description: "Stripe's code, where it gave one." })
  readonly code: string | null;

  @Field(() => String, { nullable: true, description: "The parameter that Stripe names, in its spelling." })
  readonly param: string | null;

  @Field(() => String, { nullable: true, description: "Stripe's id of the request, for its support." })
  readonly stripeRequestId: string | null;

  constructor(refusal: UserErrorDetails) {
    super(refusal);
    const told = refusal.kind === "StripeRejected" ? refusal : null;
    this.code = told?.code ?? null;
    this.param = told?.param ?? null;
    this.stripeRequestId = told?.requestId ?? null;
  }
}

@ObjectType(
  "StripeUnavailable",
  implementing("Stripe can't be reached. Nothing is lost and nothing is made twice: repeat the same request."),
)
export class StripeUnavailable extends UserErrorInterface {
  @Field(() => Int, { description: "Seconds after which to try again." })
  readonly retryAfter: number;

  constructor(refusal: Of<"StripeUnavailable">) {
    super(refusal);
    this.retryAfter = Math.ceil(refusal.retryAfter);
  }
}

@ObjectType("SimulationUnavailable", implementing("This service runs against Stripe, where only a person can submit."))
export class SimulationUnavailable extends UserErrorInterface {}

/** The type that tells a refusal. */
export function userErrorOf(refusal: UserErrorDetails): UserErrorInterface {
  switch (refusal.kind) {
    case "InvalidInput":
      return new InvalidInput(refusal);
    case "SelfieUnavailable":
      return new SelfieUnavailable(refusal);
    case "VerificationInProgress":
      return new VerificationInProgress(refusal);
    case "AlreadyVerified":
      return new AlreadyVerified(refusal);
    case "AttemptsExhausted":
      return new AttemptsExhausted(refusal);
    case "IdempotencyConflict":
      return new IdempotencyConflict(refusal);
    case "NotFound":
      return new NotFound(refusal);
    case "WrongStatus":
      return new WrongStatus(refusal);
    case "StripeRejected":
      return new StripeRejected(refusal);
    case "StripeUnavailable":
      return new StripeUnavailable(refusal);
    case "SimulationUnavailable":
      return new SimulationUnavailable(refusal);
  }
}

/** As {@link userErrorOf}, for what takes no idempotency key: there, a conflict of keys is Stripe's refusal. */
export function actionErrorOf(refusal: UserErrorDetails): UserErrorInterface {
  return refusal.kind === "IdempotencyConflict" ? new StripeRejected(refusal) : userErrorOf(refusal);
}

const actionErrors = [InvalidInput, NotFound, WrongStatus, StripeRejected, StripeUnavailable] as const;

export const StartVerificationError = createUnionType({
  name: "StartVerificationError",
  description: "Why a verification was not started or resumed.",
  types: () =>
    [
      InvalidInput,
      SelfieUnavailable,
      VerificationInProgress,
      AlreadyVerified,
      AttemptsExhausted,
      IdempotencyConflict,
      NotFound,
      WrongStatus,
      StripeRejected,
      StripeUnavailable,
    ] as const,
});

export const UpdateVerificationError = createUnionType({
  name: "UpdateVerificationError",
  description: "Why a session was not changed.",
  types: () => actionErrors,
});

export const CancelVerificationError = createUnionType({
  name: "CancelVerificationError",
  description: "Why a session was not canceled.",
  types: () => actionErrors,
});

export const RedactVerificationError = createUnionType({
  name: "RedactVerificationError",
  description: "Why the deletion of a session's personal data was not asked for.",
  types: () => actionErrors,
});

export const CreateMobileCredentialError = createUnionType({
  name: "CreateMobileCredentialError",
  description: "Why no credential was made for the mobile SDK.",
  types: () => [...actionErrors, AttemptsExhausted] as const,
});

export const SimulateVerificationError = createUnionType({
  name: "SimulateVerificationError",
  description: "Why nothing was simulated.",
  types: () => [...actionErrors, SimulationUnavailable] as const,
});
