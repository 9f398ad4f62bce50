import { Args, Ctx, Field, ID, Int, ObjectType } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import { alternativesOfSession } from "../../verification/alternatives.js";
import { nextStepOf } from "../../verification/next-step.js";
import { asksForSelfie, VerificationStatus as Status, type VerificationSession } from "../../verification/session.js";
import { callCost } from "../call-cost.js";
import type { GraphqlContext } from "../context.js";
import { createdCursor, createdKeyOf, eventCursor, positionOf } from "../cursors.js";
import { CheckKind, NextStep, VerificationStatus, VerificationType } from "../enums.js";
import { ForwardPageArguments } from "../inputs/page-arguments.js";
import { compareCreated, connectionOf, pageRequest, sliceOf } from "../paging.js";
import { DateTimeScalar, UrlScalar } from "../scalars.js";
import { RequiresScope, ViewerMayRead } from "../scope-guard.js";
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
    "One person's verification, from the first ask to its end, however many attempts it takes. Status and failures come from our store, " +
    "at once; personal results are read from Stripe when they are selected.",
})
export class VerificationSessionObject {
  constructor(readonly session: VerificationSession) {}

  static of(session: VerificationSession | null | undefined): VerificationSessionObject | null {
    return session ? new VerificationSessionObject(session) : null;
  }

  @Field(() => ID, { description: "Stripe's id, `vs_...`." })
  @ViewerMayRead()
  get id() {
    return this.session.id;
  }

  @Field(() => VerificationType, { description: "How it was asked for." })
  @ViewerMayRead()
  get type() {
    return this.session.type;
  }

  @Field(() => VerificationStatus, { description: "Where it stands. Never goes back to what was before." })
  @ViewerMayRead()
  get status() {
    return this.session.status;
  }

  @Field(() => [CheckKind], {
    description: "The checks it consists of. Of a flow those that are known: named at the start, or seen in a report.",
  })
  @ViewerMayRead()
  get checks() {
    return this.session.checks;
  }

  @Field(() => Boolean, { description: "Whether a selfie is asked for." })
  @ViewerMayRead()
  get requiresSelfie() {
    return asksForSelfie(this.session);
  }

  @Field(() => NextStep, { description: "What comes next for the user." })
  @ViewerMayRead()
  nextStep(@Ctx() { services }: GraphqlContext) {
    return nextStepOf(this.session, services.maxAttempts);
  }

  @Field(() => VerificationErrorObject, {
    nullable: true,
    description: "The newest failure; null where there is none, and once verified.",
  })
  @ViewerMayRead()
  lastError(@Ctx() { services }: GraphqlContext) {
    return VerificationErrorObject.of(this.session, services.maxAttempts);
  }

  @Field(() => Int, { description: "Submissions that were checked to an end. Each may be billed." })
  @ViewerMayRead()
  get attempts() {
    return this.session.attempts;
  }

  @Field(() => DateTimeScalar, { description: "When it was asked for." })
  @ViewerMayRead()
  get createdAt() {
    return this.session.createdAt;
  }

  @Field(() => DateTimeScalar, { description: "When its newest event occurred." })
  @ViewerMayRead()
  get updatedAt() {
    return this.session.updatedAt;
  }

  @Field(() => Boolean, { description: "False for test data." })
  @ViewerMayRead()
  get livemode() {
    return this.session.livemode;
  }

  @Field(() => String, { nullable: true, description: "The caller's own reference. Gone once redacted." })
  get clientReferenceId() {
    return this.session.clientReferenceId;
  }

  @Field(() => [MetadataEntry], { description: "The caller's own notes, by key. Gone once redacted." })
  get metadata() {
    return Object.entries(this.session.metadata)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => new MetadataEntry(key, value));
  }

  @Field(() => VerificationOptionsObject, { description: "What it asks of the user's document." })
  get options() {
    return new VerificationOptionsObject(this.session.options);
  }

  @Field(() => VerifiedOutputsObject, {
    nullable: true,
    description:
      "What was established of the person. Null unless VERIFIED, and once redacted. Needs scope `results:read`, or `results:sensitive` for some of its fields.",
  })
  verifiedOutputs() {
    const { status, redaction } = this.session;
    return status === Status.VERIFIED && redaction === null ? new VerifiedOutputsObject(this.session) : null;
  }

  @Field(() => VerificationReportObject, {
    nullable: true,
    description: "The report of the newest attempt; null before the first.",
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
    description: "What happened to it, in order. Needs scope `events:read`.",
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
    description: "The deletion of its personal data; null where nobody asked for it.",
  })
  get redaction() {
    const { redaction } = this.session;
    return redaction && new RedactionObject(redaction);
  }

  @Field(() => [VerificationAlternativeObject], {
    description:
      "What to offer who will not or may not give biometrics, the best first. Empty where nothing is owed and nothing would help.",
  })
  @ViewerMayRead()
  alternatives(@Ctx() { services }: GraphqlContext) {
    return alternativesOfSession(this.session, services.policy).map((each) => new VerificationAlternativeObject(each));
  }

  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session in whose place this one was started.",
  })
  async replaces(@Ctx() { loaders }: GraphqlContext): Promise<VerificationSessionObject | null> {
    const { replacesId } = this.session;
    return VerificationSessionObject.of(replacesId === null ? null : await loaders.sessions.load(replacesId));
  }

  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session that was started in place of this one.",
  })
  async replacedBy(@Ctx() { loaders }: GraphqlContext): Promise<VerificationSessionObject | null> {
    const { replacedById } = this.session;
    return VerificationSessionObject.of(replacedById === null ? null : await loaders.sessions.load(replacedById));
  }

  @Field(() => UrlScalar, {
    nullable: true,
    complexity: callCost,
    description:
      "The hosted page, fresh from Stripe: single use, 48 hours. Null unless REQUIRES_INPUT with attempts left. Never log it or mail it. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async url(@Ctx() { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.waysIn?.load(this.session))?.url ?? null;
  }

  @Field(() => String, {
    nullable: true,
    complexity: callCost,
    description:
      "For Stripe.js's modal, fresh from Stripe: single use, 24 hours. Null unless REQUIRES_INPUT with attempts left. Never log it. Needs scope `sessions:write`.",
  })
  @RequiresScope(Scope.SESSIONS_WRITE)
  async clientSecret(@Ctx() { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.waysIn?.load(this.session))?.clientSecret ?? null;
  }

  @Field(() => String, { description: "Place in the log of the state shown: subscribe after it and miss nothing." })
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
