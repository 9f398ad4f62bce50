import { Ctx, Query, Resolver } from "type-graphql";
import { ViewerMayRead } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Viewer } from "../types/viewer.js";

@Resolver()
export class ViewerQueries {
  @Query(() => Viewer, {
    description: "Returns the caller: its tenant and what its credential allows. Needs no scope.",
  })
  @ViewerMayRead()
  viewer(@Ctx() context: GraphqlContext): Viewer {
    return new Viewer(context.authenticatedCaller);
  }
}
