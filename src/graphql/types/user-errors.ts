import { Field, Int, InterfaceType, ObjectType } from "type-graphql";
import type { UserErrorDetails } from "../../verification/user-error.js";
import { VerificationAction, VerificationStatus } from "../enums.js";
import { CountryCodeScalar } from "../scalars.js";
import { VerificationAlternativeObject } from "./verification-alternative.js";
import { VerificationSessionObject } from "./verification-session.js";

type Of<Kind extends UserErrorDetails["kind"]> = Extract<UserErrorDetails, { kind: Kind }>;

@InterfaceType("UserError", {
  description: "The reason why a mutation was not carried out, in a form that the caller can act on.",
})
export abstract class UserErrorInterface {
  @Field(() => String, { description: "The text for the developer, in English: the problem and its place." })
  readonly message: string;

  @Field(() => [String], {
    nullable: true,
    description:
      "The path of the argument that causes the error, from the outside in; null when no argument causes it.",
  })
  readonly path: readonly string[] | null;

  @Field(() => Boolean, { description: "Whether the same request can succeed later." })
  readonly retryable: boolean;

  constructor(details: UserErrorDetails) {
    this.message = details.message;
    this.path = details.path;
    this.retryable = details.retryable;
  }
}

const implementing = (description: string) => ({ implements: UserErrorInterface, description });

@ObjectType("InvalidInput", implementing("An argument is invalid. `path` and `message` name it."))
export class InvalidInput extends UserErrorInterface {}

@ObjectType("SelfieUnavailable", implementing("Selfie checks are not available for documents of this country."))
export class SelfieUnavailable extends UserErrorInterface {
  @Field(() => CountryCodeScalar, { description: "The country of the document." })
  readonly country: string;

  @Field(() => [VerificationAlternativeObject], {
    description: "The alternatives to offer, the best one first. Never empty.",
  })
  readonly alternatives: VerificationAlternativeObject[];

  constructor(details: Of<"SelfieUnavailable">) {
    super(details);
    this.country = details.country;
    this.alternatives = details.alternatives.map((each) => new VerificationAlternativeObject(each));
  }
}

@ObjectType(
  "VerificationInProgress",
  implementing(
    "A verification with this `clientReferenceId` is in progress: its checks are running, or another request is starting it at the moment.",
  ),
)
export class VerificationInProgress extends UserErrorInterface {
  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session in progress; null while another request is still creating it.",
  })
  readonly session: VerificationSessionObject | null;

  constructor(details: Of<"VerificationInProgress">) {
    super(details);
    this.session = VerificationSessionObject.of(details.session);
  }
}

@ObjectType(
  "AlreadyVerified",
  implementing("This `clientReferenceId` is already verified. To verify it again, start with `reverify: true`."),
)
export class AlreadyVerified extends UserErrorInterface {
  @Field(() => VerificationSessionObject, { description: "The verified session." })
  readonly session: VerificationSessionObject;

  constructor(details: Of<"AlreadyVerified">) {
    super(details);
    this.session = new VerificationSessionObject(details.session);
  }
}

@ObjectType(
  "AttemptsExhausted",
  implementing("All allowed attempts were made. Each attempt costs money. Manual review is required."),
)
export class AttemptsExhausted extends UserErrorInterface {
  @Field(() => VerificationSessionObject, { description: "The session of the newest attempt." })
  readonly session: VerificationSessionObject;

  @Field(() => Int, { description: "The number of attempts that were made." })
  readonly attempts: number;

  @Field(() => Int, { description: "The number of attempts that are allowed." })
  readonly maxAttempts: number;

  constructor(details: Of<"AttemptsExhausted">) {
    super(details);
    this.session = new VerificationSessionObject(details.session);
    this.attempts = details.attempts;
    this.maxAttempts = details.maxAttempts;
  }
}

@ObjectType("IdempotencyConflict", implementing("The idempotency key was already used with a different input."))
export class IdempotencyConflict extends UserErrorInterface {}

@ObjectType("NotFound", implementing("The object does not exist, or is not yours."))
export class NotFound extends UserErrorInterface {}

@ObjectType("WrongStatus", implementing("The status of the session does not allow this action."))
export class WrongStatus extends UserErrorInterface {
  @Field(() => VerificationSessionObject, { description: "The session in its current state." })
  readonly session: VerificationSessionObject;

  @Field(() => VerificationStatus, { description: "The status of the session." })
  readonly status: VerificationStatus;

  @Field(() => [VerificationStatus], { description: "The statuses in which the action is allowed." })
  readonly allowedStatuses: readonly VerificationStatus[];

  @Field(() => [VerificationAction], {
    description: "The actions that are allowed now. Empty while the checks are running, and after a redaction.",
  })
  readonly allowedActions: readonly VerificationAction[];

  constructor(details: Of<"WrongStatus">) {
    super(details);
    this.session = new VerificationSessionObject(details.session);
    this.status = details.status;
    this.allowedStatuses = details.allowedStatuses;
    this.allowedActions = details.allowedActions;
  }
}

@ObjectType("StripeRejected", implementing("Stripe refused the request. The same request would be refused again."))
export class StripeRejected extends UserErrorInterface {
  @Field(() => String, { nullable: true, description: "The error code of Stripe; null when Stripe gave none." })
  readonly code: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The parameter that Stripe complains about, by Stripe's own name; null when Stripe named none.",
  })
  readonly param: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The id of the request at Stripe, for Stripe's support; null when there is none.",
  })
  readonly stripeRequestId: string | null;

  constructor(details: UserErrorDetails) {
    super(details);
    const rejection = details.kind === "StripeRejected" ? details : null;
    this.code = rejection?.code ?? null;
    this.param = rejection?.param ?? null;
    this.stripeRequestId = rejection?.requestId ?? null;
  }
}

@ObjectType(
  "StripeUnavailable",
  implementing(
    "Stripe can't be reached. Repeat the same request later: nothing is lost, and nothing is created twice.",
  ),
)
export class StripeUnavailable extends UserErrorInterface {
  @Field(() => Int, { description: "The number of seconds after which to try again." })
  readonly retryAfter: number;

  constructor(details: Of<"StripeUnavailable">) {
    super(details);
    this.retryAfter = Math.ceil(details.retryAfter);
  }
}

@ObjectType(
  "SimulationUnavailable",
  implementing("This service uses Stripe, where only a person can submit. Simulations need the emulator."),
)
export class SimulationUnavailable extends UserErrorInterface {}

/** Returns the GraphQL object of an error. */
export function userErrorOf(details: UserErrorDetails): UserErrorInterface {
  switch (details.kind) {
    case "InvalidInput":
      return new InvalidInput(details);
    case "SelfieUnavailable":
      return new SelfieUnavailable(details);
    case "VerificationInProgress":
      return new VerificationInProgress(details);
    case "AlreadyVerified":
      return new AlreadyVerified(details);
    case "AttemptsExhausted":
      return new AttemptsExhausted(details);
    case "IdempotencyConflict":
      return new IdempotencyConflict(details);
    case "NotFound":
      return new NotFound(details);
    case "WrongStatus":
      return new WrongStatus(details);
    case "StripeRejected":
      return new StripeRejected(details);
    case "StripeUnavailable":
      return new StripeUnavailable(details);
    case "SimulationUnavailable":
      return new SimulationUnavailable(details);
  }
}

/**
 * Returns the GraphQL object of an error of an action on a session. Actions take no idempotency key from the caller, so a conflict of keys
 * means that Stripe rejected a repeat of the action with a different input.
 */
export function actionErrorOf(details: UserErrorDetails): UserErrorInterface {
  if (details.kind !== "IdempotencyConflict") return userErrorOf(details);
  const message = "This action was requested before with a different input. Repeat it with the same input as before.";
  return new StripeRejected({ ...details, path: null, message });
}

/** The errors of every action on a session. */
export const actionErrors = [InvalidInput, NotFound, WrongStatus, StripeRejected, StripeUnavailable] as const;
