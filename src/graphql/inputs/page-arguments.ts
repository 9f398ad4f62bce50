import { ArgsType, Field, Int } from "type-graphql";

@ArgsType()
export class ForwardPageArguments {
  @Field(() => Int, {
    nullable: true,
    description: "The number of items to return from the start, 1 to 100; 20 by default.",
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "Returns only items after this cursor of the same list." })
  after?: string | null;
}

@ArgsType()
export class PageArgumentsBothWays extends ForwardPageArguments {
  @Field(() => Int, {
    nullable: true,
    description: "The number of items to return from the end, 1 to 100. Not allowed together with `first`.",
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: "Returns only items before this cursor of the same list." })
  before?: string | null;
}
