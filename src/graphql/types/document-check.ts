import { Ctx, Field, ObjectType } from "type-graphql";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { DocumentCheckErrorCodeEnum, DocumentType, Scope, Sex } from "../enums.js";
import { CountryCodeScalar } from "../scalars.js";
import { checkErrorType } from "./check-error.js";
import { CheckWithData } from "./check-with-data.js";
import { AddressObject, PartialDateObject } from "./personal.js";
import { VerificationCheckInterface } from "./verification-check.js";
import { VerificationImage } from "./verification-image.js";

const DocumentCheckError = checkErrorType("DocumentCheckError", "a document check", DocumentCheckErrorCodeEnum);

@ObjectType("DocumentCheck", {
  implements: VerificationCheckInterface,
  description:
    "The check that an identity document is genuine, valid and of an allowed type. Its data is read from Stripe when it is selected, and never stored here. Data is null for parts that the document does not have, and after a redaction.",
})
export class DocumentCheckObject extends CheckWithData {
  @Field(() => DocumentCheckError, { nullable: true, description: "The reason why the check failed, or null." })
  get error() {
    const { errorCode } = this.outcome;
    return errorCode && new DocumentCheckError(errorCode, this.report, this.outcome.kind);
  }

  @Field(() => DocumentType, { nullable: true, description: "Type of the document. Needs the scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  type(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => document?.type);
  }

  @Field(() => String, { nullable: true, description: "Given name on the document. Needs the scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  firstName(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => document?.firstName);
  }

  @Field(() => String, { nullable: true, description: "Family name on the document. Needs the scope `results:read`." })
  @RequiresScope(Scope.RESULTS_READ)
  lastName(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => document?.lastName);
  }

  @Field(() => AddressObject, {
    nullable: true,
    description: "Address on the document. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  address(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => AddressObject.of(document?.address));
  }

  @Field(() => PartialDateObject, {
    nullable: true,
    description: "Date on which the document was issued. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  issuedDate(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => PartialDateObject.of(document?.issuedDate));
  }

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: "Country that issued the document. Needs the scope `results:read`.",
  })
  @RequiresScope(Scope.RESULTS_READ)
  issuingCountry(@Ctx() context: GraphqlContext) {
    return this.standard(context, ({ document }) => document?.issuingCountry);
  }

  @Field(() => PartialDateObject, {
    nullable: true,
    description:
      "Date of birth on the document. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  dob(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "document.dob", ({ document }) => PartialDateObject.of(document?.dob));
  }

  @Field(() => PartialDateObject, {
    nullable: true,
    description:
      "Date on which the document expires. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  expirationDate(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "document.expirationDate", ({ document }) =>
      PartialDateObject.of(document?.expirationDate),
    );
  }

  @Field(() => String, {
    nullable: true,
    description: "Number of the document. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  number(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "document.number", ({ document }) => document?.number);
  }

  @Field(() => Sex, {
    nullable: true,
    description:
      "Sex stated on the document. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  sex(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "document.sex", ({ document }) => document?.sex);
  }

  @Field(() => String, {
    nullable: true,
    description:
      "Place of birth stated on the document. Needs the scope `results:sensitive`; each read is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  placeOfBirth(@Ctx() context: GraphqlContext) {
    return this.sensitive(context, "document.placeOfBirth", ({ document }) => document?.placeOfBirth);
  }

  @Field(() => [VerificationImage], {
    description:
      "Images of the document: the front, and the back if it has one. Empty after a redaction. The `link` of an image needs the scope `results:sensitive`.",
  })
  files(@Ctx() context: GraphqlContext) {
    return this.images(context, ({ document }) => document?.files ?? []);
  }
}
