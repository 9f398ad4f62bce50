import { Field, ID, InterfaceType } from "type-graphql";

/** Relay's object identification. */
@InterfaceType("Node", { description: "Anything that has an id of its own and can be read again by `node`." })
export abstract class NodeInterface {
  @Field(() => ID, {
    description: "Stripe's own id (`vs_...`, `vr_...`), or ours (`ve_...` for events, `va_...` for audited reads).",
  })
  readonly id: string;
}
