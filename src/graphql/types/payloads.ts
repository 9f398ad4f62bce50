import { Field, ObjectType } from "type-graphql";
import type { MobileCredential } from "../../verification/provider.js";
import type { VerificationSession } from "../../verification/session.js";
import type { StartedVerification } from "../../verification/started-verification.js";
import type { Result } from "../../verification/user-error.js";
import { eventCursor } from "../cursors.js";
import { DateTimeScalar, UrlScalar } from "../scalars.js";
import {
  actionErrorOf,
  CancelVerificationError,
  CreateMobileCredentialError,
  RedactVerificationError,
  SimulateVerificationError,
  StartVerificationError,
  UpdateVerificationError,
  type UserErrorInterface,
  userErrorOf,
} from "./user-errors.js";
import { VerificationSessionObject } from "./verification-session.js";

@ObjectType("StartVerificationPayload", {
  description: "A session to go on with and the ways into it; or why there is none.",
})
export class StartVerificationPayload {
  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session; null where `errors` says why not.",
  })
  readonly session: VerificationSessionObject | null;

  @Field(() => UrlScalar, {
    nullable: true,
    description: "The hosted page, for a redirect. Single use, 48 hours. Never log it or mail it.",
  })
  readonly url: string | null;

  @Field(() => String, { nullable: true, description: "For Stripe.js's modal. Single use, 24 hours. Never log it." })
  readonly clientSecret: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "For the browser, as its credential here: this session's status and live updates, nothing else, for half an hour unless set otherwise.",
  })
  readonly viewerToken: string | null;

  @Field(() => String, { nullable: true, description: "Subscribe after this and miss nothing." })
  readonly cursor: string | null;

  @Field(() => Boolean, { description: "Whether this is a session that was open already." })
  readonly reused: boolean;

  @Field(() => [StartVerificationError], { description: "Why there is no session; empty where there is one." })
  readonly errors: UserErrorInterface[];

  constructor({ value, error }: Result<StartedVerification>, viewerToken: string | null) {
    this.session = VerificationSessionObject.of(value?.session);
    this.url = value?.url ?? null;
    this.clientSecret = value?.clientSecret ?? null;
    this.viewerToken = viewerToken;
    this.cursor = value && eventCursor(value.session.tenantId, value.position);
    this.reused = value?.reused ?? false;
    this.errors = error ? [userErrorOf(error)] : [];
  }
}

/** What the actions on a session answer: the session as it now stands, or why nothing was done. */
function sessionPayload(
  name: string,
  description: string,
  error: typeof UpdateVerificationError | typeof SimulateVerificationError,
) {
  @ObjectType(name, { description })
  class SessionPayload {
    @Field(() => VerificationSessionObject, {
      nullable: true,
      description: "The session as it now stands; null where `errors` says why not.",
    })
    readonly session: VerificationSessionObject | null;

    @Field(() => String, { nullable: true, description: "Subscribe after this and miss nothing that follows." })
    readonly cursor: string | null;

    @Field(() => [error], { description: "Why it was not done; empty where it was." })
    readonly errors: UserErrorInterface[];

    constructor({ value, error }: Result<VerificationSession>) {
      this.session = VerificationSessionObject.of(value);
      this.cursor = value && eventCursor(value.tenantId, value.position);
      this.errors = error ? [actionErrorOf(error)] : [];
    }
  }
  return SessionPayload;
}

export const UpdateVerificationPayload = sessionPayload(
  "UpdateVerificationPayload",
  "The changed session, or why it was not changed.",
  UpdateVerificationError,
);
export const CancelVerificationPayload = sessionPayload(
  "CancelVerificationPayload",
  "The canceled session, or why it was not canceled.",
  CancelVerificationError,
);
export const RedactVerificationPayload = sessionPayload(
  "RedactVerificationPayload",
  "The session whose data is being deleted, or why it is not.",
  RedactVerificationError,
);
export const SimulateVerificationPayload = sessionPayload(
  "SimulateVerificationPayload",
  "The session as it stood when the simulation was accepted; its events tell the rest. Or why it was not.",
  SimulateVerificationError,
);

@ObjectType("MobileCredential", { description: "What the native SDKs need beside the session's id." })
export class MobileCredentialObject {
  @Field(() => String, { description: "The ephemeral key's secret. For the device; never log it." })
  readonly secret: string;

  @Field(() => DateTimeScalar, { description: "When it stops working." })
  readonly expiresAt: Date;

  constructor(credential: MobileCredential) {
    this.secret = credential.secret;
    this.expiresAt = credential.expiresAt;
  }
}

@ObjectType("CreateMobileCredentialPayload", { description: "A credential for the native SDKs, or why there is none." })
export class CreateMobileCredentialPayload {
  @Field(() => MobileCredentialObject, {
    nullable: true,
    description: "The credential; null where `errors` says why not.",
  })
  readonly credential: MobileCredentialObject | null;

  @Field(() => [CreateMobileCredentialError], { description: "Why there is none; empty where there is one." })
  readonly errors: UserErrorInterface[];

  constructor({ value, error }: Result<MobileCredential>) {
    this.credential = value && new MobileCredentialObject(value);
    this.errors = error ? [actionErrorOf(error)] : [];
  }
}
