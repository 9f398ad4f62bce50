import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { alternativesFor } from "../../verification/alternatives.js";
import { checkDescriptions } from "../../verification/check-descriptions.js";
import { failureCatalogue } from "../../verification/failures.js";
import { isSelfieCovered } from "../../verification/selfie-coverage.js";
import { ViewerMayRead } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { CountryCodeScalar } from "../scalars.js";
import { CheckDescriptionObject, SelfieAvailability } from "../types/catalogue.js";
import { VerificationAlternativeObject } from "../types/verification-alternative.js";
import { CheckFailureObject } from "../types/verification-error.js";

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
