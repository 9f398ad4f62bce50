import { Ctx, Field, ObjectType } from "type-graphql";
import type { VerifiedOutputs } from "../../verification/results.js";
import type { VerificationSession } from "../../verification/session.js";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { IdNumberType, Scope, Sex } from "../enums.js";
import { AddressObject, PartialDateObject } from "./personal.js";

@ObjectType("VerifiedOutputs", {
  description:
    "The verified data of a person. Only the selected fields are read from Stripe, and they are never stored here. Data that no check verified is null.",
})
export class VerifiedOutputsObject {
  constructor(private readonly session: VerificationSession) {}

  @Field(() => String, { nullable: true, description: "Verified given name. Needs the scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  firstName(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => outputs.firstName);
  }

  @Field(() => String, { nullable: true, description: "Verified family name. Needs the scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  lastName(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => outputs.lastName);
  }

  @Field(() => AddressObject, {
    nullable: true,
    description: "Verified address, from the document or from the address check. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  address(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => AddressObject.of(outputs.address));
  }

  @Field(() => String, { nullable: true, description: "Verified email address. Needs the scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  email(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => outputs.email);
  }

  @Field(() => String, {
    nullable: true,
    description: "Verified phone number in E.164 form. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  phone(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => outputs.phone);
  }

  @Field(() => IdNumberType, {
    nullable: true,
    description: "Kind of the national ID number. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  idNumberType(@Ctx() context: GraphqlContext) {
    return this.#standard(context, (outputs) => outputs.idNumberType);
  }

  @Field(() => PartialDateObject, {
    nullable: true,
    description: "Verified date of birth. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  dob(@Ctx() context: GraphqlContext) {
    return this.#sensitive(context, "outputs.dob", (outputs) => PartialDateObject.of(outputs.dob));
  }

  @Field(() => String, {
    nullable: true,
    description:
      "Verified national ID number. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  idNumber(@Ctx() context: GraphqlContext) {
    return this.#sensitive(context, "outputs.idNumber", (outputs) => outputs.idNumber);
  }

  @Field(() => Sex, {
    nullable: true,
    description:
      "Sex stated on the document. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  sex(@Ctx() context: GraphqlContext) {
    return this.#sensitive(context, "outputs.sex", (outputs) => outputs.sex);
  }

  @Field(() => String, {
    nullable: true,
    description:
      "Place of birth stated on the document. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
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
