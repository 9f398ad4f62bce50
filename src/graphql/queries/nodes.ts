import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { ViewerMayRead } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { badUserInput } from "../errors.js";
import { findNode, findNodes } from "../find-nodes.js";
import { NodeInterface } from "../types/node.js";

const maxIds = 100;

@Resolver()
export class NodeQueries {
  @Query(() => NodeInterface, {
    nullable: true,
    description:
      "Returns an object by its id; null when it does not exist or is not yours. Needs the scope of its type: `sessions:read` for sessions and reports, `events:read` for events, `results:sensitive` for audited reads; the viewer token of a session can read that session.",
  })
  @ViewerMayRead()
  node(
    @Arg("id", () => ID, { description: "The id of the object." }) id: string,
    @Ctx() context: GraphqlContext,
  ): Promise<NodeInterface | null> {
    return findNode(context, id);
  }

  @Query(() => [NodeInterface], {
    nullable: "items",
    description:
      "Returns objects by their ids, in the order of the ids; null for each that does not exist or is not yours. Needs the same scopes as `node`.",
  })
  @ViewerMayRead()
  async nodes(
    @Arg("ids", () => [ID], { description: "The ids of the objects, at most 100." }) ids: string[],
    @Ctx() context: GraphqlContext,
  ): Promise<(NodeInterface | Error | null)[]> {
    if (ids.length > maxIds) throw badUserInput(`ids: at most ${maxIds} are allowed.`);
    return findNodes(context, ids);
  }
}
