import { Args, Ctx, Field, ID, Int, ObjectType } from "type-graphql";
import { alternativesOfSession } from "../../verification/alternatives.js";
import { nextStepOf } from "../../verification/next-step.js";
import { asksForSelfie, VerificationStatus as Status, type VerificationSession } from "../../verification/session.js";
import { RequiresScope, ViewerMayRead } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { createdCursor, createdKeyOf, eventCursor, positionOf } from "../cursors.js";
import { CheckKind, NextStep, Scope, VerificationStatus, VerificationType } from "../enums.js";
import { ForwardPageArguments } from "../inputs/page-arguments.js";
import { callCost } from "../limits.js";
import { compareCreated, connectionOf, pageRequest, sliceOf } from "../paging.js";
import { DateTimeScalar, UrlScalar } from "../scalars.js";
import { type Connection, connectionType, edgeType } from "./connections.js";
import { MetadataEntry } from "./metadata-entry.js";
import { NodeInterface } from "./node.js";
import { VerificationAlternativeObject } from "./verification-alternative.js";
import { VerificationErrorObject } from "./verification-error.js";
import { VerificationEventConnection, VerificationEventEdge, VerificationEventObject } from "./verification-event.js";
import { RedactionObject, VerificationOptionsObject } from "./verification-options.js";
import {
  VerificationReportConnection,
  VerificationReportEdge,
  VerificationReportObject,
} from "./verification-report.js";
import { VerifiedOutputsObject } from "./verified-outputs.js";

@ObjectType("VerificationSession", {
  implements: NodeInterface,
  description:
    "The verification of one person, from its start to its end, with one or more attempts. Status and failures are stored here and always " +
    "available; personal data is read from Stripe when it is selected. Needs the scope `sessions:read`; the viewer token of the session can " +
    "read the fields marked @viewerMayRead.",
})
export class VerificationSessionObject {
  constructor(readonly session: VerificationSession) {}

  static of(session: VerificationSession | null | undefined): VerificationSessionObject | null {
    return session ? new VerificationSessionObject(session) : null;
  }

  @Field(() => ID, { description: "The id of Stripe, `vs_...`." })
  @ViewerMayRead()
  get id() {
    return this.session.id;
  }

  @Field(() => VerificationType, { description: "The way in which the verification was requested." })
  @ViewerMayRead()
  get type() {
    return this.session.type;
  }

  @Field(() => VerificationStatus, {
    description: "The current status. Late or repeated events of Stripe never set it back.",
  })
  @ViewerMayRead()
  get status() {
    return this.session.status;
  }

  @Field(() => [CheckKind], {
    description:
      "The checks of this verification. For a flow, those that were named at the start or appeared in a report.",
  })
  @ViewerMayRead()
  get checks() {
    return this.session.checks;
  }

  @Field(() => Boolean, { description: "Whether the user has to take a selfie." })
  @ViewerMayRead()
  get requiresSelfie() {
    return asksForSelfie(this.session);
  }

  @Field(() => NextStep, { description: "The next step for the user." })
  @ViewerMayRead()
  nextStep(@Ctx() { services }: GraphqlContext) {
    return nextStepOf(this.session, services.maxAttempts);
  }

  @Field(() => VerificationErrorObject, {
    nullable: true,
    description: "The last failure; null when there was none, and after the session is verified.",
  })
  @ViewerMayRead()
  lastError(@Ctx() { services }: GraphqlContext) {
    return VerificationErrorObject.of(this.session, services.maxAttempts);
  }

  @Field(() => Int, {
    description: "The number of attempts: submissions whose checks are complete. Stripe may bill each.",
  })
  @ViewerMayRead()
  get attempts() {
    return this.session.attempts;
  }

  @Field(() => DateTimeScalar, { description: "The time when the session was created." })
  @ViewerMayRead()
  get createdAt() {
    return this.session.createdAt;
  }

  @Field(() => DateTimeScalar, { description: "The time of its newest event." })
  @ViewerMayRead()
  get updatedAt() {
    return this.session.updatedAt;
  }

  @Field(() => Boolean, { description: "False for test data, true for data of real persons." })
  @ViewerMayRead()
  get livemode() {
    return this.session.livemode;
  }

  @Field(() => String, {
    nullable: true,
    description: "Your own id of the person or case; null when none was given, and after a redaction.",
  })
  get clientReferenceId() {
    return this.session.clientReferenceId;
  }

  @Field(() => [MetadataEntry], {
    description: "The keys and values that you stored with the session, sorted by key. Empty after a redaction.",
  })
  get metadata() {
    return Object.entries(this.session.metadata)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => new MetadataEntry(key, value));
  }

  @Field(() => VerificationOptionsObject, { description: "The requirements on the user's document." })
  get options() {
    return new VerificationOptionsObject(this.session.options);
  }

  @Field(() => VerifiedOutputsObject, {
    nullable: true,
    description:
      "The verified data of the person. Null unless the status is VERIFIED, and after a redaction. Its fields need the scope `results:read` or `results:sensitive`.",
  })
  verifiedOutputs() {
    const { status, redaction } = this.session;
    return status === Status.VERIFIED && redaction === null ? new VerifiedOutputsObject(this.session) : null;
  }

  @Field(() => VerificationReportObject, {
    nullable: true,
    description: "The report of the newest attempt; null before the first one.",
  })
  async lastReport(@Ctx() { loaders }: GraphqlContext): Promise<VerificationReportObject | null> {
    const { lastReportId } = this.session;
    const report = lastReportId === null ? null : await loaders.reports.load(lastReportId);
    return report && new VerificationReportObject(report);
  }

  @Field(() => VerificationReportConnection, { description: "The reports of all attempts, newest first." })
  async reports(
    @Args(() => ForwardPageArguments) page: ForwardPageArguments,
    @Ctx() { loaders }: GraphqlContext,
  ): Promise<Connection<VerificationReportObject>> {
    const { tenantId, id } = this.session;
    const request = pageRequest(page, (cursor, argument) => createdKeyOf("report", tenantId, cursor, argument));
    const all = [...(await loaders.reportsOfSession.load(id))].sort(compareCreated);
    return connectionOf(sliceOf(all, request, compareCreated), {
      node: (report) => new VerificationReportObject(report),
      cursor: (report) => createdCursor("report", report),
      edge: VerificationReportEdge,
      connection: VerificationReportConnection,
    });
  }

  @Field(() => VerificationEventConnection, {
    description: "The events of the session, oldest first. Needs the scope `events:read`.",
  })
  @RequiresScope(Scope.EVENTS_READ)
  async events(
    @Args(() => ForwardPageArguments) page: ForwardPageArguments,
    @Ctx() { loaders }: GraphqlContext,
  ): Promise<Connection<VerificationEventObject>> {
    const { tenantId, id } = this.session;
    const request = pageRequest(page, (cursor, argument) => positionOf(tenantId, cursor, argument));
    const all = await loaders.eventsOfSession.load(id);
    return connectionOf(
      sliceOf(all, request, (event, position) => event.position - position),
      {
        node: (event) => new VerificationEventObject(event),
        cursor: (event) => eventCursor(tenantId, event.position),
        edge: VerificationEventEdge,
        connection: VerificationEventConnection,
      },
    );
  }

  @Field(() => RedactionObject, {
    nullable: true,
    description: "The deletion of the personal data; null when it was not requested.",
  })
  get redaction() {
    const { redaction } = this.session;
    return redaction && new RedactionObject(redaction);
  }

  @Field(() => [VerificationAlternativeObject], {
    description:
      "The alternatives to offer to a user who does not want to, or must not, use biometrics; the best one first. Empty when none is required and none would help.",
  })
  @ViewerMayRead()
  alternatives(@Ctx() { services }: GraphqlContext) {
    return alternativesOfSession(this.session, services.policy).map((each) => new VerificationAlternativeObject(each));
  }

  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session that this one replaces, after `switchToNonBiometricVerification`; null otherwise.",
  })
  async replaces(@Ctx() { loaders }: GraphqlContext): Promise<VerificationSessionObject | null> {
    const { replacesId } = this.session;
    return VerificationSessionObject.of(replacesId === null ? null : await loaders.sessions.load(replacesId));
  }

  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session that replaces this one, after `switchToNonBiometricVerification`; null otherwise.",
  })
  async replacedBy(@Ctx() { loaders }: GraphqlContext): Promise<VerificationSessionObject | null> {
    const { replacedById } = this.session;
    return VerificationSessionObject.of(replacedById === null ? null : await loaders.sessions.load(replacedById));
  }

  @Field(() => UrlScalar, {
    nullable: true,
    complexity: callCost,
    description:
      "The address of the hosted page, newly created by Stripe. It can be opened once and expires after 48 hours. Null unless the status is REQUIRES_INPUT and attempts are left. Do not log it or send it by email. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async url(@Ctx() { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.sessionAccess?.load(this.session))?.url ?? null;
  }

  @Field(() => String, {
    nullable: true,
    complexity: callCost,
    description:
      "The client secret for the modal of Stripe.js, newly created by Stripe. It can be used once and expires after 24 hours. Null unless the status is REQUIRES_INPUT and attempts are left. Do not log it. Needs the scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async clientSecret(@Ctx() { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.sessionAccess?.load(this.session))?.clientSecret ?? null;
  }

  @Field(() => String, {
    description:
      "The position in the log of this state. A subscription with `after` set to it receives every later event.",
  })
  @ViewerMayRead()
  get cursor() {
    return eventCursor(this.session.tenantId, this.session.position);
  }
}

export const VerificationSessionEdge = edgeType("VerificationSession", () => VerificationSessionObject, "session");
export const VerificationSessionConnection = connectionType(
  "VerificationSession",
  () => VerificationSessionObject,
  VerificationSessionEdge,
  "session",
);
