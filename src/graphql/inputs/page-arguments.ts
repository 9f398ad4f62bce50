import { ArgsType, Field, Int } from "type-graphql";

@ArgsType()
export class ForwardPageArguments {
  @Field(() => Int, { nullable: true, description: "How many to return, 1 to 100. 20 where nothing is said." })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "Cursor after which to begin." })
  after?: string | null;
}

@ArgsType()
export class PageArgumentsBothWays extends ForwardPageArguments {
  @Field(() => Int, {
    nullable: true,
    description: "How many to return from the end, 1 to 100. Not together with `first`.",
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: "Cursor before which to end." })
  before?: string | null;
}
