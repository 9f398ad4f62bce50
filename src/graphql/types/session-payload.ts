import { Field, ObjectType } from "type-graphql";
import type { VerificationSession } from "../../verification/session.js";
import type { Result } from "../../verification/user-error.js";
import { eventCursor } from "../cursors.js";
import { actionErrorOf, type UserErrorInterface } from "./user-errors.js";
import { VerificationSessionObject } from "./verification-session.js";

/** Returns the payload type of an action on a session: the session after the action, or the errors of its union. */
export function sessionPayload(name: string, description: string, errorUnion: UserErrorInterface) {
  @ObjectType(name, { description })
  class SessionPayload {
    @Field(() => VerificationSessionObject, {
      nullable: true,
      description: "The session after the action; null when `errors` is not empty.",
    })
    readonly session: VerificationSessionObject | null;

    @Field(() => String, {
      nullable: true,
      description: "The position in the log of this state, to subscribe after. Null when `errors` is not empty.",
    })
    readonly cursor: string | null;

    @Field(() => [errorUnion], { description: "The reasons why the action failed; empty on success." })
    readonly errors: UserErrorInterface[];

    constructor({ value, error }: Result<VerificationSession>) {
      this.session = VerificationSessionObject.of(value);
      this.cursor = value && eventCursor(value.tenantId, value.position);
      this.errors = error ? [actionErrorOf(error)] : [];
    }
  }
  return SessionPayload;
}
