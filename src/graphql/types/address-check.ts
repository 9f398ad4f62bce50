import { Ctx, Field, ObjectType } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { VerificationReport } from "../../verification/report.js";
import { type VerificationSession, VerificationStatus } from "../../verification/session.js";
import type { GraphqlContext } from "../context.js";
import { CheckKind, CheckStatus } from "../enums.js";
import { RequiresScope } from "../scope-guard.js";
import { AddressObject } from "./personal.js";
import { VerificationCheckInterface } from "./verification-check.js";
import type { CheckFailureObject } from "./verification-error.js";

@ObjectType("AddressCheck", {
  implements: VerificationCheckInterface,
  description:
    "The comparison of name, birth date and address with records. Inferred: Stripe's API has no object for it. It stands in the report of a " +
    "session whose flow was started with ADDRESS among its checks; it is VERIFIED where that session is verified by this report, and " +
    "otherwise UNKNOWN, since Stripe doesn't tell which check of a flow failed without an object of its own.",
})
export class AddressCheckObject extends VerificationCheckInterface {
  override readonly kind = CheckKind.ADDRESS;
  override readonly failure: CheckFailureObject | null = null;

  private constructor(
    private readonly session: VerificationSession,
    verified: boolean,
  ) {
    super();
    Object.assign(this, { status: verified ? CheckStatus.VERIFIED : CheckStatus.UNKNOWN });
  }

  static of(report: VerificationReport, session: VerificationSession): AddressCheckObject | null {
    if (!session.checks.includes(CheckKind.ADDRESS)) return null;
    return new AddressCheckObject(
      session,
      session.status === VerificationStatus.VERIFIED && session.lastReportId === report.id,
    );
  }

  @Field(() => AddressObject, {
    nullable: true,
    description:
      "The verified address, from the session's verified outputs. Null unless VERIFIED. Needs scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  async address(@Ctx() context: GraphqlContext): Promise<AddressObject | null> {
    if (this.status !== CheckStatus.VERIFIED || this.session.redaction !== null) return null;
    const results = await context.loaders.results?.session(this.session, "outputs");
    return AddressObject.of(results?.outputs?.address);
  }
}
