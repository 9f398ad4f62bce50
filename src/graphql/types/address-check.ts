import { Ctx, Field, ObjectType } from "type-graphql";
import type { VerificationReport } from "../../verification/report.js";
import { type VerificationSession, VerificationStatus } from "../../verification/session.js";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { CheckKind, CheckStatus, Scope } from "../enums.js";
import { AddressObject } from "./personal.js";
import { VerificationCheckInterface } from "./verification-check.js";
import type { CheckFailureObject } from "./verification-error.js";

@ObjectType("AddressCheck", {
  implements: VerificationCheckInterface,
  description:
    "The comparison of name, date of birth and address with official records. Stripe's API has no object for this check, so it is derived: " +
    "a report has it when the flow was started with ADDRESS in `checks`. Its status is VERIFIED when this report verified the session, and " +
    "UNKNOWN otherwise, because Stripe does not report which check of a flow failed.",
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
      "The verified address, from the verified outputs of the session. Null unless the status is VERIFIED, and after a redaction. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  async address(@Ctx() context: GraphqlContext): Promise<AddressObject | null> {
    if (this.status !== CheckStatus.VERIFIED || this.session.redaction !== null) return null;
    const results = await context.loaders.results?.session(this.session, "outputs");
    return AddressObject.of(results?.outputs?.address);
  }
}
