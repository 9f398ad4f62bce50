import { Field, ObjectType } from "type-graphql";
import type { VerificationAlternative } from "../../verification/alternatives.js";
import { AlternativeKind, CheckKind } from "../enums.js";
import { CountryCodeScalar } from "../scalars.js";

@ObjectType("VerificationAlternative", { description: "A way to be verified without biometrics." })
export class VerificationAlternativeObject {
  @Field(() => AlternativeKind, { description: "The kind of the alternative." })
  readonly kind: AlternativeKind;

  @Field(() => [CheckKind], { description: "The checks that it consists of; empty for a manual review." })
  readonly checks: readonly CheckKind[];

  @Field(() => [CountryCodeScalar], {
    nullable: true,
    description: "The countries in which it is available; null for all countries.",
  })
  readonly countries: readonly string[] | null;

  @Field(() => String, { description: "The text for the developer: what it is and how to start it." })
  readonly description: string;

  @Field(() => String, { description: "The text for the user, in English." })
  readonly message: string;

  constructor(alternative: VerificationAlternative) {
    this.kind = alternative.kind;
    this.checks = alternative.checks;
    this.countries = alternative.countries;
    this.description = alternative.description;
    this.message = alternative.message;
  }
}
