import { Field, ObjectType } from "type-graphql";
import type { StartedVerification } from "../../verification/started-verification.js";
import type { Result, UserErrorDetails } from "../../verification/user-error.js";
import type { GraphqlContext } from "../context.js";
import { eventCursor } from "../cursors.js";
import { UrlScalar } from "../scalars.js";
import type { UserErrorInterface } from "./user-errors.js";
import { VerificationSessionObject } from "./verification-session.js";

/** Returns the payload type of a mutation that gives access to a session: the session and its credentials, or the errors of its union. */
export function startedPayload(
  name: string,
  description: string,
  errors: { union: UserErrorInterface; toObject(details: UserErrorDetails): UserErrorInterface },
) {
  @ObjectType(name, { description })
  class StartedPayload {
    @Field(() => VerificationSessionObject, {
      nullable: true,
      description: "The session; null when `errors` is not empty.",
    })
    readonly session: VerificationSessionObject | null;

    @Field(() => UrlScalar, {
      nullable: true,
      description:
        "The address of the hosted page, to redirect the user to. It can be opened once and expires after 48 hours. Null when the session accepts no submission. Do not log it or send it by email.",
    })
    readonly url: string | null;

    @Field(() => String, {
      nullable: true,
      description:
        "The client secret for the modal of Stripe.js. It can be used once and expires after 24 hours. Null when the session accepts no submission. Do not log it.",
    })
    readonly clientSecret: string | null;

    @Field(() => String, {
      nullable: true,
      description:
        "A credential of this API for the user's browser. It can read the status and the updates of this session, and nothing else. It expires after 30 minutes by default. Null when `errors` is not empty.",
    })
    readonly viewerToken: string | null;

    @Field(() => String, {
      nullable: true,
      description:
        "The position in the log of this state. A subscription with `after` set to it receives every later event. Null when `errors` is not empty.",
    })
    readonly cursor: string | null;

    @Field(() => Boolean, { description: "Whether the session existed before this request." })
    readonly reused: boolean;

    @Field(() => [errors.union], { description: "The reasons why there is no session; empty on success." })
    readonly errors: UserErrorInterface[];

    constructor({ value, error }: Result<StartedVerification>, viewerToken: string | null) {
      this.session = VerificationSessionObject.of(value?.session);
      this.url = value?.url ?? null;
      this.clientSecret = value?.clientSecret ?? null;
      this.viewerToken = viewerToken;
      this.cursor = value && eventCursor(value.session.tenantId, value.position);
      this.reused = value?.reused ?? false;
      this.errors = error ? [errors.toObject(error)] : [];
    }

    /** Returns the payload with a new viewer token for the session. */
    static async of(
      { tenantId, services }: GraphqlContext,
      result: Result<StartedVerification>,
    ): Promise<StartedPayload> {
      const { value } = result;
      const token = value && (await services.issueViewerToken({ tenantId, sessionId: value.session.id }));
      return new StartedPayload(result, token?.token ?? null);
    }
  }
  return StartedPayload;
}
