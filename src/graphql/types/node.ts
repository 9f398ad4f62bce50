import { Field, ID, InterfaceType } from "type-graphql";

/** Source: relay.dev/graphql/objectidentification.htm. */
@InterfaceType("Node", { description: "An object with an id of its own, which `node` can read again." })
export abstract class NodeInterface {
  @Field(() => ID, {
    description:
      "The id: of Stripe for sessions (`vs_...`) and reports (`vr_...`), of this service for events (`ve_...`) and audited reads (`va_...`).",
  })
  readonly id: string;
}
