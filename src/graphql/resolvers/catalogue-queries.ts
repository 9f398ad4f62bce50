import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { alternativesFor } from "../../verification/alternatives.js";
import { checkDescriptions } from "../../verification/check-descriptions.js";
import { failureCatalogue } from "../../verification/failures.js";
import { isSelfieCovered } from "../../verification/selfie-coverage.js";
import type { GraphqlContext } from "../context.js";
import { CountryCodeScalar } from "../scalars.js";
import { ViewerMayRead } from "../scope-guard.js";
import { CheckDescriptionObject, SelfieAvailability } from "../types/catalogue.js";
import { VerificationAlternativeObject } from "../types/verification-alternative.js";
import { CheckFailureObject } from "../types/verification-error.js";

@Resolver()
export class CatalogueQueries {
  @Query(() => [CheckDescriptionObject], {
    description: "The checks: what each collects, where it can be had, and how to ask for it.",
  })
  @ViewerMayRead()
  checkDescriptions(): CheckDescriptionObject[] {
    return checkDescriptions.map((description) => new CheckDescriptionObject(description));
  }

  @Query(() => [CheckFailureObject], {
    description: "Every way in which a verification can fail, with what to tell the user and what comes next.",
  })
  @ViewerMayRead()
  checkFailures(): CheckFailureObject[] {
    return failureCatalogue.map((failure) => new CheckFailureObject(failure));
  }

  @Query(() => SelfieAvailability, {
    description: "Whether selfie checks can be had for documents of a country, and what must be offered beside them.",
  })
  @ViewerMayRead()
  selfieAvailability(
    @Arg("country", () => CountryCodeScalar, { description: "The country of the document." }) country: string,
    @Ctx() { services }: GraphqlContext,
  ): SelfieAvailability {
    const code = country.toUpperCase();
    const alternatives = alternativesFor(code).map((each) => new VerificationAlternativeObject(each));
    return new SelfieAvailability(code, isSelfieCovered(code), services.policy.alternativeRequired(code), alternatives);
  }
}
