import { Field, InputType, ObjectType } from "type-graphql";

@ObjectType("MetadataEntry", { description: "One of the caller's own notes on a session. Not for personal data." })
export class MetadataEntry {
  @Field(() => String, { description: "1 to 40 characters." })
  readonly key: string;

  @Field(() => String, { description: "At most 500 characters." })
  readonly value: string;

  constructor(key: string, value: string) {
    this.key = key;
    this.value = value;
  }
}

@InputType("MetadataEntryInput", {
  description: "One of the caller's own notes on a session. Not for personal data: it is kept by us and by Stripe.",
})
export class MetadataEntryInput {
  @Field(() => String, {
    description:
      "1 to 40 characters, without square brackets. Keys that begin with `verification_graph_` are reserved.",
  })
  key: string;

  @Field(() => String, { description: "At most 500 characters. In an update, an empty value takes the key away." })
  value: string;
}
