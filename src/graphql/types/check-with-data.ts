import type { ReportLeaf, ReportResults } from "../../verification/results.js";
import type { GraphqlContext } from "../context.js";
import { ReportedCheck } from "./verification-check.js";
import { VerificationImage } from "./verification-image.js";

/** A check whose data is read from Stripe, only for the fields that are selected. */
export abstract class CheckWithData extends ReportedCheck {
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

  /** Returns images by their ids. The ids are not sensitive: only a link shows an image. */
  protected async images(
    context: GraphqlContext,
    pick: (results: ReportResults) => (string | null | undefined)[],
  ): Promise<VerificationImage[]> {
    if (!this.readable) return [];
    const results = await context.loaders.reasons.report(this.report, "checks");
    return pick(results).flatMap((id) => (id ? [new VerificationImage(id, this.report)] : []));
  }
}
