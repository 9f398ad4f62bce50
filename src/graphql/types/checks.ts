import { Ctx, Field, ObjectType } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { ReportLeaf, ReportResults } from "../../verification/results.js";
import type { GraphqlContext } from "../context.js";
import { DocumentType, IdNumberType, Sex } from "../enums.js";
import { CountryCodeScalar } from "../scalars.js";
import { RequiresScope } from "../scope-guard.js";
import {
  DocumentCheckError,
  EmailCheckError,
  IdNumberCheckError,
  PhoneCheckError,
  SelfieCheckError,
} from "./check-error.js";
import { AddressObject, PartialDateObject } from "./personal.js";
import { ReportedCheck, VerificationCheckInterface } from "./verification-check.js";
import { VerificationImage } from "./verification-image.js";

/** A check whose data is read from Stripe, field by field as it is selected. */
abstract class CheckWithData extends ReportedCheck {
  protected async standard<T>(
    context: GraphqlContext,
    pick: (results: ReportResults) => T | null | undefined,
  ): Promise<T | null> {
    if (!this.readable) return null;
    const results = await context.loaders.results?.report(this.report, "checks");
    return results ? (pick(results) ?? null) : null;
  }

  protected async sensitive<T>(
    context: GraphqlContext,
    leaf: Exclude<ReportLeaf, "checks">,
    pick: (results: ReportResults) => T | null | undefined,
  ): Promise<T | null> {
    if (!this.readable) return null;
    const results = await context.loaders.sensitive?.report(this.report, leaf);
    return results ? (pick(results) ?? null) : null;
  }

  /** The ids of images are no secret: without the link nobody sees anything. */
  protected async images(
    context: GraphqlContext,
    pick: (results: ReportResults) => (string | null | undefined)[],
  ): Promise<VerificationImage[]> {
    if (!this.readable) return [];
    const results = await context.loaders.reasons.report(this.report, "checks");
    return pick(results).flatMap((id) => (id ? [new VerificationImage(id, this.report)] : []));
  }
}

@ObjectType("DocumentCheck", {
  implements: VerificationCheckInterface,
  description:
    "The check of an identity document: is it genuine, valid, and of an allowed type. Its data is read from Stripe when selected.",
})
export class DocumentCheckObject extends CheckWithData {
  @Field(() => DocumentCheckError, { nullable: true, description: "Why it failed; null where it didn't." })
  get error() {
    const { errorCode } = this.outcome;
    return errorCode && new DocumentCheckError(errorCode, this.report, this.outcome.kind);
  }

  @Field(() => DocumentType, { nullable: true, description: "Type of the document. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  type(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => document?.type);
  }

  @Field(() => String, { nullable: true, description: "Given name on the document. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  firstName(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => document?.firstName);
  }

  @Field(() => String, { nullable: true, description: "Family name on the document. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  lastName(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => document?.lastName);
  }

  @Field(() => AddressObject, { nullable: true, description: "Address on the document. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  address(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => AddressObject.of(document?.address));
  }

  @Field(() => PartialDateObject, { nullable: true, description: "Date of issue. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  issuedDate(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => PartialDateObject.of(document?.issuedDate));
  }

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: "Country that issued it. Needs scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  issuingCountry(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => document?.issuingCountry);
  }

  @Field(() => PartialDateObject, {
    nullable: true,
    description: "Date of birth. Needs scope `results:sensitive`; audited.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  dob(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "document.dob", ({ document }) => PartialDateObject.of(document?.dob));
  }

  @Field(() => PartialDateObject, {
    nullable: true,
    description: "Date of expiry. Needs scope `results:sensitive`; audited.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  expirationDate(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "document.expirationDate", ({ document }) =>
      PartialDateObject.of(document?.expirationDate),
    );
  }

  @Field(() => String, {
    nullable: true,
    description: "Number of the document. Needs scope `results:sensitive`; audited.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  number(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "document.number", ({ document }) => document?.number);
  }

  @Field(() => Sex, {
    nullable: true,
    description: "Sex as the document states it. Needs scope `results:sensitive`; audited.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  sex(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "document.sex", ({ document }) => document?.sex);
  }

  @Field(() => String, {
    nullable: true,
    description: "Place of birth as the document states it. Needs scope `results:sensitive`; audited.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  placeOfBirth(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "document.placeOfBirth", ({ document }) => document?.placeOfBirth);
  }

  @Field(() => [VerificationImage], {
    description:
      "Images of the document: front, and back where it has one. To see one takes its `link`, which needs scope `results:sensitive`.",
  })
  files(@Ctx() context: GraphqlContext) {
    return this.images(context, ({ document }) => document?.files ?? []);
  }
}

@ObjectType("SelfieCheck", {
  implements: VerificationCheckInterface,
  description: "The comparison of the user's face with the photo on the document. Biometric.",
})
export class SelfieCheckObject extends CheckWithData {
  @Field(() => SelfieCheckError, { nullable: true, description: "Why it failed; null where it didn't." })
  get error() {
    const { errorCode } = this.outcome;
    return errorCode && new SelfieCheckError(errorCode, this.report, this.outcome.kind);
  }

  @Field(() => VerificationImage, {
    nullable: true,
    description: "The document's photo that was compared. Needs scope `results:sensitive`.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  async document(@Ctx() context: GraphqlContext) {
    return (await this.images(context, ({ selfie }) => [selfie?.document]))[0] ?? null;
  }

  @Field(() => VerificationImage, {
    nullable: true,
    description: "The picture of the user's face. Needs scope `results:sensitive`.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  async selfie(@Ctx() context: GraphqlContext) {
    return (await this.images(context, ({ selfie }) => [selfie?.selfie]))[0] ?? null;
  }
}

@ObjectType("IdNumberCheck", {
  implements: VerificationCheckInterface,
  description: "The comparison of name, birth date and national number with records.",
})
export class IdNumberCheckObject extends CheckWithData {
  @Field(() => IdNumberCheckError, { nullable: true, description: "Why it failed; null where it didn't." })
  get error() {
    const { errorCode } = this.outcome;
    return errorCode && new IdNumberCheckError(errorCode, this.report, this.outcome.kind);
  }

  @Field(() => String, { nullable: true, description: "Given name that was compared. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  firstName(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ idNumber }) => idNumber?.firstName);
  }

  @Field(() => String, { nullable: true, description: "Family name that was compared. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  lastName(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ idNumber }) => idNumber?.lastName);
  }

  @Field(() => IdNumberType, { nullable: true, description: "Kind of the number. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  idNumberType(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ idNumber }) => idNumber?.idNumberType);
  }

  @Field(() => PartialDateObject, {
    nullable: true,
    description: "Date of birth. Needs scope `results:sensitive`; audited.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  dob(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "idNumber.dob", ({ idNumber }) => PartialDateObject.of(idNumber?.dob));
  }

  @Field(() => String, {
    nullable: true,
    description:
      "The number; of a US Social Security number only the last four digits. Needs scope `results:sensitive`; audited.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  idNumber(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "idNumber.number", ({ idNumber }) => idNumber?.number);
  }
}

@ObjectType("PhoneCheck", {
  implements: VerificationCheckInterface,
  description: "The check that the user holds a phone number.",
})
export class PhoneCheckObject extends CheckWithData {
  @Field(() => PhoneCheckError, { nullable: true, description: "Why it failed; null where it didn't." })
  get error() {
    const { errorCode } = this.outcome;
    return errorCode && new PhoneCheckError(errorCode, this.report, this.outcome.kind);
  }

  @Field(() => String, { nullable: true, description: "The phone number, E.164. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  phone(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ phone }) => phone?.phone);
  }
}

@ObjectType("EmailCheck", {
  implements: VerificationCheckInterface,
  description: "The check that the user holds an email address.",
})
export class EmailCheckObject extends CheckWithData {
  @Field(() => EmailCheckError, { nullable: true, description: "Why it failed; null where it didn't." })
  get error() {
    const { errorCode } = this.outcome;
    return errorCode && new EmailCheckError(errorCode, this.report, this.outcome.kind);
  }

  @Field(() => String, { nullable: true, description: "The email address. Needs scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  email(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ email }) => email?.email);
  }
}
