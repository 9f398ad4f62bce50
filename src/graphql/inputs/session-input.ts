import { Field, ID, InputType } from "type-graphql";

/** The input of every mutation on a session that exists. */
@InputType()
export abstract class SessionInput {
  @Field(() => ID, { description: "The id of the session, `vs_...`." })
  sessionId: string;
}
