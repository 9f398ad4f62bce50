import { createUnionType } from "type-graphql";
import { startedPayload } from "./started-payload.js";
import {
  AlreadyVerified,
  AttemptsExhausted,
  IdempotencyConflict,
  InvalidInput,
  NotFound,
  SelfieUnavailable,
  StripeRejected,
  StripeUnavailable,
  userErrorOf,
  VerificationInProgress,
  WrongStatus,
} from "./user-errors.js";

const StartVerificationError = createUnionType({
  name: "StartVerificationError",
  description: "The reasons why a start can be refused.",
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

/** The four starts share one payload, so that one piece of client code can handle all of them. */
export const StartVerificationPayload = startedPayload(
  "StartVerificationPayload",
  "The session that was started or reused, and the credentials to continue with; or the reasons why there is none.",
  { union: StartVerificationError, toObject: userErrorOf },
);
export type StartVerificationPayload = InstanceType<typeof StartVerificationPayload>;
