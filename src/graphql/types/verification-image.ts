import { Arg, Ctx, Field, ID, Int, ObjectType } from "type-graphql";
import type { VerificationReport } from "../../verification/report.js";
import { RequiresScope } from "../access-directives.js";
import type { GraphqlContext } from "../context.js";
import { Scope } from "../enums.js";
import { badUserInput } from "../errors.js";
import { callCost } from "../limits.js";
import { DateTimeScalar, UrlScalar } from "../scalars.js";

/** Links to identity images must expire within this many seconds. Source: docs.stripe.com/identity/access-verification-results. */
const maxLinkSeconds = 30;

@ObjectType("ImageLink", {
  description:
    "A link that shows an image without a credential, for at most 30 seconds. Pass it to the person who looks at the image, and do not store it.",
})
export class ImageLinkObject {
  @Field(() => UrlScalar, { description: "The address of the image, created for this read." })
  readonly url: string;

  @Field(() => DateTimeScalar, { description: "The time after which the link no longer works." })
  readonly expiresAt: Date;

  constructor(url: string, expiresAt: Date) {
    this.url = url;
    this.expiresAt = expiresAt;
  }
}

@ObjectType("VerificationImage", { description: "An image that the user submitted. It is stored at Stripe only." })
export class VerificationImage {
  @Field(() => ID, { description: "The id of the file at Stripe, `file_...`." })
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
      "A new link to the image; null when the image no longer exists. Needs the scope `results:sensitive`; each link is recorded in the audit log.",
  })
  @RequiresScope(Scope.RESULTS_SENSITIVE)
  async link(
    @Arg("expiresInSeconds", () => Int, {
      nullable: true,
      defaultValue: maxLinkSeconds,
      description: "The time for which the link works, in seconds: 1 to 30.",
    })
    expiresIn: number | null,
    @Ctx() context: GraphqlContext,
  ): Promise<ImageLinkObject | null> {
    const expiresInSeconds = expiresIn ?? maxLinkSeconds;
    if (expiresInSeconds < 1 || expiresInSeconds > maxLinkSeconds) {
      throw badUserInput(`expiresInSeconds: must be 1 to ${maxLinkSeconds}.`);
    }
    const link = await context.loaders.sensitive?.imageLink(this.report, this.id, expiresInSeconds);
    return link ? new ImageLinkObject(link.url, link.expiresAt) : null;
  }
}
