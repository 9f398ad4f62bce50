import { Field, ObjectType } from "type-graphql";
import type { CheckDescription } from "../../verification/check-descriptions.js";
import { CheckKind } from "../enums.js";
import { CountryCodeScalar } from "../scalars.js";
import { VerificationAlternativeObject } from "./verification-alternative.js";

@ObjectType("CheckDescription", {
  description: "One of the checks: what it asks of the user, where it can be had, and how.",
})
export class CheckDescriptionObject {
  @Field(() => CheckKind, { description: "Which check." })
  readonly kind: CheckKind;

  @Field(() => String, { description: "Its name." })
  readonly title: string;

  @Field(() => String, { description: "What the user gives." })
  readonly collects: string;

  @Field(() => String, { description: "What decides." })
  readonly decidesBy: string;

  @Field(() => String, { description: "How to ask for it here." })
  readonly howToAsk: string;

  @Field(() => [CountryCodeScalar], {
    nullable: true,
    description: "Countries it covers; null where Stripe publishes none.",
  })
  readonly countries: readonly string[] | null;

  @Field(() => Boolean, { description: "Whether Stripe offers it by invitation only." })
  readonly inviteOnly: boolean;

  @Field(() => Boolean, {
    description: "Whether it uses biometrics, so that the law of some countries asks for an alternative.",
  })
  readonly biometric: boolean;

  @Field(() => String, { nullable: true, description: "What else to know; what is inferred." })
  readonly note: string | null;

  constructor(description: CheckDescription) {
    this.kind = description.kind;
    this.title = description.title;
    this.collects = description.collects;
    this.decidesBy = description.decidesBy;
    this.howToAsk = description.howToAsk;
    this.countries = description.countries;
    this.inviteOnly = description.inviteOnly;
    this.biometric = description.biometric;
    this.note = description.note;
  }
}

@ObjectType("SelfieAvailability", {
  description: "Whether selfie checks can be had for documents of a country, and what the law asks for beside them.",
})
export class SelfieAvailability {
  @Field(() => CountryCodeScalar, { description: "The country." })
  readonly country: string;

  @Field(() => Boolean, { description: "Whether Stripe offers selfie checks for its documents." })
  readonly available: boolean;

  @Field(() => Boolean, { description: "Whether a way without biometrics must be offered by law. Not legal advice." })
  readonly alternativeRequired: boolean;

  @Field(() => [VerificationAlternativeObject], { description: "Ways without biometrics, the best first." })
  readonly alternatives: VerificationAlternativeObject[];

  constructor(
    country: string,
    available: boolean,
    alternativeRequired: boolean,
    alternatives: VerificationAlternativeObject[],
  ) {
    this.country = country;
    this.available = available;
    this.alternativeRequired = alternativeRequired;
    this.alternatives = alternatives;
  }
}
