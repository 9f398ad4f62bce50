import { Ctx, Field, ID, ObjectType } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { VerificationReport } from "../../verification/report.js";
import { CheckKind } from "../../verification/session.js";
import type { GraphqlContext } from "../context.js";
import { VerificationType } from "../enums.js";
import { DateTimeScalar } from "../scalars.js";
import { RequiresScope } from "../scope-guard.js";
import { AddressCheckObject } from "./address-check.js";
import {
  DocumentCheckObject,
  EmailCheckObject,
  IdNumberCheckObject,
  PhoneCheckObject,
  SelfieCheckObject,
} from "./checks.js";
import { connectionType, edgeType } from "./connections.js";
import { NodeInterface } from "./node.js";
import { type ReportedCheck, VerificationCheckInterface } from "./verification-check.js";
import { VerificationSessionObject } from "./verification-session.js";

type CheckType<Check> = new (...parameters: ConstructorParameters<typeof DocumentCheckObject>) => Check;

@ObjectType("VerificationReport", {
  implements: NodeInterface,
  description:
    "What one submission came to: the outcome of each check, and its data. A session has one for each attempt. It doesn't change, until it is redacted.",
})
export class VerificationReportObject {
  constructor(private readonly report: VerificationReport) {}

  @Field(() => ID, { description: "Stripe's id, `vr_...`." })
  get id() {
    return this.report.id;
  }

  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session it belongs to. Needs scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async session(@Ctx() context: GraphqlContext): Promise<VerificationSessionObject | null> {
    return VerificationSessionObject.of(await context.loaders.sessions.load(this.report.sessionId));
  }

  @Field(() => VerificationType, { description: "How the verification was asked for." })
  get type() {
    return this.report.type;
  }

  @Field(() => DateTimeScalar, { description: "When all checks of the submission were done." })
  get createdAt() {
    return this.report.createdAt;
  }

  @Field(() => Boolean, { description: "False for test data." })
  get livemode() {
    return this.report.livemode;
  }

  @Field(() => [VerificationCheckInterface], {
    description: "All checks that ran, in the order in which they are decided.",
  })
  async checks(@Ctx() context: GraphqlContext): Promise<VerificationCheckInterface[]> {
    const checks = await Promise.all([
      this.document(context),
      this.selfie(context),
      this.idNumber(context),
      this.phone(context),
      this.email(context),
      this.address(context),
    ]);
    return checks.filter((check) => check !== null);
  }

  @Field(() => DocumentCheckObject, { nullable: true, description: "The document check; null where none ran." })
  document(@Ctx() context: GraphqlContext) {
    return this.#check(context, CheckKind.DOCUMENT, DocumentCheckObject);
  }

  @Field(() => SelfieCheckObject, { nullable: true, description: "The selfie check; null where none ran." })
  selfie(@Ctx() context: GraphqlContext) {
    return this.#check(context, CheckKind.SELFIE, SelfieCheckObject);
  }

  @Field(() => IdNumberCheckObject, { nullable: true, description: "The ID number check; null where none ran." })
  idNumber(@Ctx() context: GraphqlContext) {
    return this.#check(context, CheckKind.ID_NUMBER, IdNumberCheckObject);
  }

  @Field(() => PhoneCheckObject, { nullable: true, description: "The phone check; null where none ran." })
  phone(@Ctx() context: GraphqlContext) {
    return this.#check(context, CheckKind.PHONE, PhoneCheckObject);
  }

  @Field(() => EmailCheckObject, { nullable: true, description: "The email check; null where none ran." })
  email(@Ctx() context: GraphqlContext) {
    return this.#check(context, CheckKind.EMAIL, EmailCheckObject);
  }

  @Field(() => AddressCheckObject, {
    nullable: true,
    description: "The address check, inferred (see its type); null where the flow isn't known to ask for one.",
  })
  async address(@Ctx() context: GraphqlContext): Promise<AddressCheckObject | null> {
    const session = await context.loaders.sessions.load(this.report.sessionId);
    return session && AddressCheckObject.of(this.report, session);
  }

  async #check<Check extends ReportedCheck>(
    context: GraphqlContext,
    kind: CheckKind,
    type: CheckType<Check>,
  ): Promise<Check | null> {
    const outcome = this.report.outcomes.find((each) => each.kind === kind);
    if (!outcome) return null;
    const session = await context.loaders.sessions.load(this.report.sessionId);
    return new type(this.report, outcome, session?.redaction === null);
  }
}

export const VerificationReportEdge = edgeType("VerificationReport", () => VerificationReportObject, "report");
export const VerificationReportConnection = connectionType(
  "VerificationReport",
  () => VerificationReportObject,
  VerificationReportEdge,
  "report",
);
