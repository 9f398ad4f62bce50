import { Arg, Ctx, Field, ID, Int, ObjectType } from "type-graphql";
import { Scope } from "../../access/scopes.js";
import type { VerificationReport } from "../../verification/report.js";
import { callCost } from "../call-cost.js";
import type { GraphqlContext } from "../context.js";
import { badUserInput } from "../errors.js";
import { DateTimeScalar, UrlScalar } from "../scalars.js";
import { RequiresScope } from "../scope-guard.js";

/** Links on identity images must expire within this many seconds. Source: Stripe docs, access verification results. */
const longestLink = 30;

@ObjectType("ImageLink", {
  description: "A link that shows an image without a credential, for seconds. Hand it to the viewer; don't keep it.",
})
export class ImageLinkObject {
  @Field(() => UrlScalar, { description: "Where the image is. Minted for this read." })
  readonly url: string;

  @Field(() => DateTimeScalar, { description: "When the link stops working." })
  readonly expiresAt: Date;

  constructor(url: string, expiresAt: Date) {
    this.url = url;
    this.expiresAt = expiresAt;
  }
}

@ObjectType("VerificationImage", { description: "An image that the user submitted. It stays with Stripe." })
export class VerificationImage {
  @Field(() => ID, { description: "Stripe's id of the file." })
  readonly id: string;

  constructor(
    id: string,
    private readonly report: VerificationReport,
  ) {
    this.id = id;
  }

  @Field(() => ImageLinkObject, {
    nullable: true,
    complexity: callCost,
    description:
      "A fresh link. Needs scope `results:sensitive`; each one is written to the audit log. Null once the image is gone.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  async link(
    @Arg("expiresInSeconds", () => Int, {
      nullable: true,
      defaultValue: longestLink,
      description: "How long the link works: 1 to 30 seconds.",
    })
    expiresIn: number | null,
    @Ctx() context: GraphqlContext,
  ): Promise<ImageLinkObject | null> {
    const expiresInSeconds = expiresIn ?? longestLink;
    if (expiresInSeconds < 1 || expiresInSeconds > longestLink) {
      throw badUserInput(`expiresInSeconds: 1 to ${longestLink}.`);
    }
    const link = await context.loaders.sensitive?.imageLink(this.report, this.id, expiresInSeconds);
    return link ? new ImageLinkObject(link.url, link.expiresAt) : null;
  }
}
