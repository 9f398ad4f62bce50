import { Field, ObjectType } from "type-graphql";
import type { VerificationSession } from "../../verification/session.js";
import { eventCursor } from "../cursors.js";
import { VerificationSessionObject } from "./verification-session.js";

@ObjectType("VerificationSessionUpdate", { description: "The state of a session after one event." })
export class VerificationSessionUpdate {
  @Field(() => String, { description: "The position in the log, to resume after." })
  readonly cursor: string;

  @Field(() => VerificationSessionObject, { description: "The session in the state after that event." })
  readonly session: VerificationSessionObject;

  constructor(session: VerificationSession) {
    this.cursor = eventCursor(session.tenantId, session.position);
    this.session = new VerificationSessionObject(session);
  }
}
