import { Field, ObjectType } from "type-graphql";
import type { VerificationAlternative } from "../../verification/alternatives.js";
import { AlternativeKind, CheckKind } from "../enums.js";
import { CountryCodeScalar } from "../scalars.js";

@ObjectType("VerificationAlternative", { description: "A way to be verified without biometrics." })
export class VerificationAlternativeObject {
  @Field(() => AlternativeKind, { description: "Which way it is." })
  readonly kind: AlternativeKind;

  @Field(() => [CheckKind], { description: "The checks it runs; empty where none of ours is involved." })
  readonly checks: readonly CheckKind[];

  @Field(() => [CountryCodeScalar], {
    nullable: true,
    description: "Countries in which it can be had; null: anywhere.",
  })
  readonly countries: readonly string[] | null;

  @Field(() => String, { description: "For the developer: what it is and how to start it." })
  readonly description: string;

  @Field(() => String, { description: "For the user, in English." })
  readonly message: string;

  constructor(alternative: VerificationAlternative) {
    this.kind = alternative.kind;
    this.checks = alternative.checks;
    this.countries = alternative.countries;
    this.description = alternative.description;
    this.message = alternative.message;
  }
}
