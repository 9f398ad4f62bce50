import { Ctx, Field, ObjectType } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { VerifiedOutputs } from "../../verification/results.js";
import type { VerificationSession } from "../../verification/session.js";
import type { GraphqlContext } from "../context.js";
import { IdNumberType, Sex } from "../enums.js";
import { RequiresScope } from "../scope-guard.js";
import { AddressObject, PartialDateObject } from "./personal.js";

@ObjectType("VerifiedOutputs", {
  description:
    "What the checks established of a verified person. Read from Stripe when selected, only the fields selected, and never kept.",
})
export class VerifiedOutputsObject {
  constructor(private readonly session: VerificationSession) {}

  @Field(() => String, { nullable: true, description: "Given name. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  firstName(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => outputs.firstName);
  }

  @Field(() => String, { nullable: true, description: "Family name. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  lastName(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => outputs.lastName);
  }

  @Field(() => AddressObject, {
    nullable: true,
    description: "Address, as the document or the address check gives it. Needs scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  address(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => AddressObject.of(outputs.address));
  }

  @Field(() => String, { nullable: true, description: "Verified email address. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  email(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => outputs.email);
  }

  @Field(() => String, { nullable: true, description: "Verified phone number, E.164. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  phone(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => outputs.phone);
  }

  @Field(() => IdNumberType, {
    nullable: true,
    description: "Kind of the national number. Needs scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  idNumberType(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => outputs.idNumberType);
  }

  @Field(() => PartialDateObject, {
    nullable: true,
    description: "Date of birth. Needs scope `results:sensitive`; audited.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  dob(@Ctx() context: GraphqlContext) {
    return this.#sensitive(context, "outputs.dob", (outputs) => PartialDateObject.of(outputs.dob));
  }

  @Field(() => String, { nullable: true, description: "National number. Needs scope `results:sensitive`; audited." })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  idNumber(@Ctx() context: GraphqlContext) {
    return this.#sensitive(context, "outputs.idNumber", (outputs) => outputs.idNumber);
  }

  @Field(() => Sex, {
    nullable: true,
    description: "Sex as the document states it. Needs scope `results:sensitive`; audited.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  sex(@Ctx() context: GraphqlContext) {
    return this.#sensitive(context, "outputs.sex", (outputs) => outputs.sex);
  }

  @Field(() => String, {
    nullable: true,
    description: "Place of birth as the document states it. Needs scope `results:sensitive`; audited.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  placeOfBirth(@Ctx() context: GraphqlContext) {
    return this.#sensitive(context, "outputs.placeOfBirth", (outputs) => outputs.placeOfBirth);
  }

  async #standard<T>(context: GraphqlContext, pick: (outputs: VerifiedOutputs) => T): Promise<T | null> {
    const results = await context.loaders.results?.session(this.session, "outputs");
    return results?.outputs ? pick(results.outputs) : null;
  }

  async #sensitive<T>(
    context: GraphqlContext,
    leaf: "outputs.dob" | "outputs.idNumber" | "outputs.sex" | "outputs.placeOfBirth",
    pick: (outputs: VerifiedOutputs) => T,
  ): Promise<T | null> {
    const results = await context.loaders.sensitive?.session(this.session, leaf);
    return results?.outputs ? pick(results.outputs) : null;
  }
}
