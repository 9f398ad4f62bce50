import { Arg, Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import { alternativesFor } from "../../verification/alternatives.js";
import { type CheckDescription, checkDescriptions } from "../../verification/check-descriptions.js";
import { failureCatalogue } from "../../verification/failure-catalogue.js";
import { isSelfieCovered } from "../../verification/selfie-coverage.js";
import { ViewerMayRead } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { CheckKind } from "../enums.js";
import { CountryCodeScalar } from "../scalars.js";
import { VerificationAlternativeObject } from "../types/verification-alternative.js";
import { CheckFailureObject } from "../types/verification-error.js";

@ObjectType("CheckDescription", {
  description: "The description of one kind of check, for developers: its input, its coverage and how to request it.",
})
class CheckDescriptionObject {
  @Field(() => CheckKind, { description: "The kind of the check." })
  readonly kind: CheckKind;

  @Field(() => String, { description: "The name of the check." })
  readonly title: string;

  @Field(() => String, { description: "The data that the user provides." })
  readonly collects: string;

  @Field(() => String, { description: "The comparison that decides the result." })
  readonly decidesBy: string;

  @Field(() => String, { description: "How to request the check in this API." })
  readonly howToAsk: string;

  @Field(() => [CountryCodeScalar], {
    nullable: true,
    description: "The countries in which the check is available; null when Stripe publishes no list.",
  })
  readonly countries: readonly string[] | null;

  @Field(() => Boolean, { description: "Whether Stripe offers the check by invitation only." })
  readonly inviteOnly: boolean;

  @Field(() => Boolean, {
    description: "Whether the check uses biometrics. The law of some countries requires an alternative to it.",
  })
  readonly biometric: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Further notes, for example about facts that Stripe does not publish.",
  })
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
  description: "Whether selfie checks are available for the documents of a country, and what must be offered besides.",
})
class SelfieAvailability {
  @Field(() => CountryCodeScalar, { description: "The country that issues the documents." })
  readonly country: string;

  @Field(() => Boolean, { description: "Whether Stripe offers selfie checks for documents of this country." })
  readonly available: boolean;

  @Field(() => Boolean, {
    description: "Whether the law requires you to offer an alternative without biometrics. This is not legal advice.",
  })
  readonly alternativeRequired: boolean;

  @Field(() => [VerificationAlternativeObject], {
    description: "The alternatives without biometrics, the best one first. Never empty.",
  })
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

@Resolver()
export class CatalogueQueries {
  @Query(() => [CheckDescriptionObject], {
    description: "Returns the checks with their input, coverage and how to request them. Needs no scope.",
  })
  @ViewerMayRead()
  checkDescriptions(): CheckDescriptionObject[] {
    return checkDescriptions.map((description) => new CheckDescriptionObject(description));
  }

  @Query(() => [CheckFailureObject], {
    description:
      "Returns the failure catalogue: every error code with its text for the user and the next step. Needs no scope.",
  })
  @ViewerMayRead()
  checkFailures(): CheckFailureObject[] {
    return failureCatalogue.map((failure) => new CheckFailureObject(failure));
  }

  @Query(() => SelfieAvailability, {
    description:
      "Returns whether selfie checks are available for the documents of a country, and which alternatives to offer. Needs no scope.",
  })
  @ViewerMayRead()
  selfieAvailability(
    @Arg("country", () => CountryCodeScalar, { description: "The country that issues the documents." }) country: string,
    @Ctx() { services }: GraphqlContext,
  ): SelfieAvailability {
    const code = country.toUpperCase();
    const alternatives = alternativesFor(code).map((each) => new VerificationAlternativeObject(each));
    return new SelfieAvailability(code, isSelfieCovered(code), services.policy.alternativeRequired(code), alternatives);
  }
}
