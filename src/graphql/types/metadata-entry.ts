import { Field, InputType, ObjectType } from "type-graphql";

@ObjectType("MetadataEntry", {
  description: "One key and value that you stored with a session. It must not hold personal data.",
})
export class MetadataEntry {
  @Field(() => String, { description: "The key, 1 to 40 characters." })
  readonly key: string;

  @Field(() => String, { description: "The value, at most 500 characters." })
  readonly value: string;

  constructor(key: string, value: string) {
    this.key = key;
    this.value = value;
  }
}

@InputType("MetadataEntryInput", {
  description:
    "A key and value to store with a session. Both are stored here and at Stripe, so they must not hold personal data.",
})
export class MetadataEntryInput {
  @Field(() => String, {
    description:
      "The key, 1 to 40 characters without square brackets. Keys that begin with `verification_graph_` are reserved.",
  })
  key: string;

  @Field(() => String, {
    description: "The value, 1 to 500 characters. In `updateVerification`, an empty value removes the key.",
  })
  value: string;
}
