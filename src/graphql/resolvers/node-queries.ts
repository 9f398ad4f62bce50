import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { GraphqlContext } from "../context.js";
import { badUserInput } from "../errors.js";
import { nodeOf, nodesOf } from "../nodes.js";
import { ViewerMayRead } from "../scope-guard.js";
import { NodeInterface } from "../types/node.js";
import { Viewer } from "../types/viewer.js";

const maxNodes = 100;

@Resolver()
export class NodeQueries {
  @Query(() => NodeInterface, {
    nullable: true,
    description:
      "Anything by its id; null where it isn't the caller's. Needs the scope that its type needs: `sessions:read`, `events:read` for events, `results:sensitive` for audited reads.",
  })
  @ViewerMayRead()
  node(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() context: GraphqlContext,
  ): Promise<NodeInterface | null> {
    return nodeOf(context, id);
  }

  @Query(() => [NodeInterface], {
    nullable: "items",
    description: "Several by their ids, in their order; null for each that isn't the caller's. At most 100.",
  })
  @ViewerMayRead()
  async nodes(
    @Arg("ids", () => [ID], { description: "Their ids, at most 100." }) ids: string[],
    @Ctx() context: GraphqlContext,
  ): Promise<(NodeInterface | Error | null)[]> {
    if (ids.length > maxNodes) throw badUserInput(`ids: at most ${maxNodes}.`);
    return nodesOf(context, ids);
  }

  @Query(() => Viewer, { description: "Who is asking, and what this credential may do." })
  @ViewerMayRead()
  viewer(@Ctx() context: GraphqlContext): Viewer {
    return new Viewer(context.known);
  }
}
