import { Field, ObjectType } from "type-graphql";
import type { VerificationSession } from "../../verification/session.js";
import { eventCursor } from "../cursors.js";
import { VerificationSessionObject } from "./verification-session.js";

@ObjectType("VerificationSessionUpdate", { description: "A session as it stood after one event." })
export class VerificationSessionUpdate {
  @Field(() => String, { description: "Resume after this." })
  readonly cursor: string;

  @Field(() => VerificationSessionObject, { description: "The session, as it was then." })
  readonly session: VerificationSessionObject;

  constructor(session: VerificationSession) {
    this.cursor = eventCursor(session.tenantId, session.position);
    this.session = new VerificationSessionObject(session);
  }
}
