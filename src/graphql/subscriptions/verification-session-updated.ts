import { Arg, ID, Resolver, Root, Subscription } from "type-graphql";
import { RequiresScope, ViewerMayRead } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { sessionUpdates } from "../streams.js";
import { VerificationSessionUpdate } from "../types/verification-session-update.js";

interface SessionUpdatesArguments {
  id: string;
  after?: string | null;
  completeWhenFinal?: boolean | null;
}

@Resolver()
export class VerificationSessionUpdatedSubscription {
  @Subscription(() => VerificationSessionUpdate, {
    description:
      "Follows one session. Each update is the state after one event, in order, and each is sent exactly once. Without `after`, the current state is sent first. Needs the scope `sessions:read`, or the viewer token of the session.",
    subscribe: ({ args, context }: { args: SessionUpdatesArguments; context: GraphqlContext }) =>
      sessionUpdates(context, args),
  })
  @RequiresScope(Scope.SESSIONS_READ)
  @ViewerMayRead()
  verificationSessionUpdated(
    @Root() update: VerificationSessionUpdate,
    @Arg("id", () => ID, { description: "The id of the session, `vs_...`." }) _id: string,
    @Arg("after", () => String, {
      nullable: true,
      description:
        "Sends only updates after this cursor: of a payload, a session, an event or an earlier update. Resume with the last cursor you received.",
    })
    _after: string | null,
    @Arg("completeWhenFinal", () => Boolean, {
      nullable: true,
      defaultValue: false,
      description:
        "Whether the stream completes after the update with the status VERIFIED or CANCELED. When `after` is not before that update, it completes at once. By default it stays open, for updates such as a redaction.",
    })
    _completeWhenFinal: boolean | null,
  ): VerificationSessionUpdate {
    return update;
  }
}
