import { Field, ID, InputType } from "type-graphql";
import type { CreatedRange, EventFilter, ReportFilter, SessionFilter } from "../../verification/repository.js";
import { VerificationEventType, VerificationStatus, VerificationType } from "../enums.js";
import { DateTimeScalar } from "../scalars.js";

@InputType("CreatedRangeInput", { description: "A span of time." })
export class CreatedRangeInput {
  @Field(() => DateTimeScalar, { nullable: true, description: "From then on, inclusive." })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Until then, exclusive." })
  to?: Date | null;
}

@InputType("VerificationSessionFilter", { description: "Sessions that meet all that is given." })
export class VerificationSessionFilter {
  @Field(() => [VerificationStatus], { nullable: true, description: "In one of these statuses." })
  status?: VerificationStatus[] | null;

  @Field(() => [VerificationType], { nullable: true, description: "Of one of these types." })
  type?: VerificationType[] | null;

  @Field(() => String, { nullable: true, description: "Of this reference of yours." })
  clientReferenceId?: string | null;

  @Field(() => String, { nullable: true, description: "Of this Stripe customer." })
  relatedCustomer?: string | null;

  @Field(() => Boolean, { nullable: true, description: "With or without a selfie." })
  requiresSelfie?: boolean | null;

  @Field(() => CreatedRangeInput, { nullable: true, description: "Asked for in this time." })
  created?: CreatedRangeInput | null;
}

@InputType("VerificationReportFilter", { description: "Reports that meet all that is given." })
export class VerificationReportFilter {
  @Field(() => ID, { nullable: true, description: "Of this session." })
  sessionId?: string | null;

  @Field(() => [VerificationType], { nullable: true, description: "Of one of these types." })
  type?: VerificationType[] | null;

  @Field(() => String, { nullable: true, description: "Of sessions of this reference of yours." })
  clientReferenceId?: string | null;

  @Field(() => CreatedRangeInput, { nullable: true, description: "Made in this time." })
  created?: CreatedRangeInput | null;
}

@InputType("VerificationEventFilter", { description: "Events that meet all that is given." })
export class VerificationEventFilter {
  @Field(() => ID, { nullable: true, description: "Of this session." })
  sessionId?: string | null;

  @Field(() => [VerificationEventType], { nullable: true, description: "Of one of these types." })
  type?: VerificationEventType[] | null;

  @Field(() => [VerificationStatus], {
    nullable: true,
    description: "After which the session had one of these statuses.",
  })
  status?: VerificationStatus[] | null;
}

/** An empty list is as good as none: nobody asks for nothing. */
function listOf<T>(values: readonly T[] | null | undefined): readonly T[] | null {
  return values && values.length > 0 ? values : null;
}

function rangeOf(range: CreatedRangeInput | null | undefined): CreatedRange | null {
  return range ? { from: range.from ?? null, to: range.to ?? null } : null;
}

export function sessionFilter(filter: VerificationSessionFilter | null | undefined): SessionFilter {
  return {
    statuses: listOf(filter?.status),
    types: listOf(filter?.type),
    clientReferenceId: filter?.clientReferenceId ?? null,
    relatedCustomer: filter?.relatedCustomer ?? null,
    requiresSelfie: filter?.requiresSelfie ?? null,
    created: rangeOf(filter?.created),
  };
}

export function reportFilter(filter: VerificationReportFilter | null | undefined): ReportFilter {
  return {
    types: listOf(filter?.type),
    sessionId: filter?.sessionId ?? null,
    clientReferenceId: filter?.clientReferenceId ?? null,
    created: rangeOf(filter?.created),
  };
}

export function eventFilter(filter: VerificationEventFilter | null | undefined): EventFilter {
  return { types: listOf(filter?.type), statuses: listOf(filter?.status), sessionId: filter?.sessionId ?? null };
}
