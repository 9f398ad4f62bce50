import { Ctx, Field, ID, ObjectType } from "type-graphql";
import { CheckKind } from "../../verification/check-kind.js";
import type { VerificationReport } from "../../verification/report.js";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope, VerificationType } from "../enums.js";
import { DateTimeScalar } from "../scalars.js";
import { AddressCheckObject } from "./address-check.js";
import { connectionType, edgeType } from "./connections.js";
import { DocumentCheckObject } from "./document-check.js";
import { EmailCheckObject } from "./email-check.js";
import { IdNumberCheckObject } from "./id-number-check.js";
import { NodeInterface } from "./node.js";
import { PhoneCheckObject } from "./phone-check.js";
import { SelfieCheckObject } from "./selfie-check.js";
import { type ReportedCheck, VerificationCheckInterface } from "./verification-check.js";
import { VerificationSessionObject } from "./verification-session.js";

type CheckType<Check> = new (...parameters: ConstructorParameters<typeof DocumentCheckObject>) => Check;

@ObjectType("VerificationReport", {
  implements: NodeInterface,
  description:
    "The report of one attempt: the result of each check and its data. It does not change, except that a redaction removes its data. Needs the scope `sessions:read`, and further scopes for personal data.",
})
export class VerificationReportObject {
  constructor(private readonly report: VerificationReport) {}

  @Field(() => ID, { description: "The id of Stripe, `vr_...`." })
  get id() {
    return this.report.id;
  }

  @Field(() => VerificationSessionObject, {
    nullable: true,
    description: "The session in its current state. Needs the scope `sessions:read`.",
  })
  @RequiresScope(Scope.SESSIONS_READ)
  async session(@Ctx() context: GraphqlContext): Promise<VerificationSessionObject | null> {
    return VerificationSessionObject.of(await context.loaders.sessions.load(this.report.sessionId));
  }

  @Field(() => VerificationType, { description: "The way in which the verification was requested." })
  get type() {
    return this.report.type;
  }

  @Field(() => DateTimeScalar, { description: "The time when the checks of the attempt were complete." })
  get createdAt() {
    return this.report.createdAt;
  }

  @Field(() => Boolean, { description: "False for test data, true for data of real persons." })
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

  @Field(() => DocumentCheckObject, { nullable: true, description: "The document check; null when none ran." })
  document(@Ctx() context: GraphqlContext) {
    return this.#check(context, CheckKind.DOCUMENT, DocumentCheckObject);
  }

  @Field(() => SelfieCheckObject, { nullable: true, description: "The selfie check; null when none ran." })
  selfie(@Ctx() context: GraphqlContext) {
    return this.#check(context, CheckKind.SELFIE, SelfieCheckObject);
  }

  @Field(() => IdNumberCheckObject, { nullable: true, description: "The ID number check; null when none ran." })
  idNumber(@Ctx() context: GraphqlContext) {
    return this.#check(context, CheckKind.ID_NUMBER, IdNumberCheckObject);
  }

  @Field(() => PhoneCheckObject, { nullable: true, description: "The phone check; null when none ran." })
  phone(@Ctx() context: GraphqlContext) {
    return this.#check(context, CheckKind.PHONE, PhoneCheckObject);
  }

  @Field(() => EmailCheckObject, { nullable: true, description: "The email check; null when none ran." })
  email(@Ctx() context: GraphqlContext) {
    return this.#check(context, CheckKind.EMAIL, EmailCheckObject);
  }

  @Field(() => AddressCheckObject, {
    nullable: true,
    description:
      "The address check; null unless the flow was started with ADDRESS in `checks`. See the type for how it is derived.",
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
