import { Field, ID, InputType } from "type-graphql";
import type { CreatedRange, EventFilter, ReportFilter, SessionFilter } from "../../verification/repository.js";
import { VerificationEventType, VerificationStatus, VerificationType } from "../enums.js";
import { DateTimeScalar } from "../scalars.js";

@InputType("CreatedRangeInput", { description: "A range of creation times. A limit that is null or absent is open." })
export class CreatedRangeInput {
  @Field(() => DateTimeScalar, { nullable: true, description: "The start of the range, inclusive." })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "The end of the range, exclusive." })
  to?: Date | null;
}

@InputType("VerificationSessionFilter", {
  description:
    "Conditions on sessions. All conditions must hold; one that is null, absent or an empty list is ignored.",
})
export class VerificationSessionFilter {
  @Field(() => [VerificationStatus], { nullable: true, description: "The session has one of these statuses." })
  status?: VerificationStatus[] | null;

  @Field(() => [VerificationType], { nullable: true, description: "The session has one of these types." })
  type?: VerificationType[] | null;

  @Field(() => String, { nullable: true, description: "The session has this `clientReferenceId`." })
  clientReferenceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The session was started for this customer at Stripe, `cus_...`.",
  })
  relatedCustomer?: string | null;

  @Field(() => Boolean, { nullable: true, description: "The session requires a selfie, or does not." })
  requiresSelfie?: boolean | null;

  @Field(() => CreatedRangeInput, { nullable: true, description: "The session was created in this range." })
  created?: CreatedRangeInput | null;
}

@InputType("VerificationReportFilter", {
  description: "Conditions on reports. All conditions must hold; one that is null, absent or an empty list is ignored.",
})
export class VerificationReportFilter {
  @Field(() => ID, { nullable: true, description: "The report belongs to the session with this id, `vs_...`." })
  sessionId?: string | null;

  @Field(() => [VerificationType], { nullable: true, description: "The report has one of these types." })
  type?: VerificationType[] | null;

  @Field(() => String, { nullable: true, description: "The session of the report has this `clientReferenceId`." })
  clientReferenceId?: string | null;

  @Field(() => CreatedRangeInput, { nullable: true, description: "The report was created in this range." })
  created?: CreatedRangeInput | null;
}

@InputType("VerificationEventFilter", {
  description: "Conditions on events. All conditions must hold; one that is null, absent or an empty list is ignored.",
})
export class VerificationEventFilter {
  @Field(() => ID, { nullable: true, description: "The event belongs to the session with this id, `vs_...`." })
  sessionId?: string | null;

  @Field(() => [VerificationEventType], { nullable: true, description: "The event has one of these types." })
  type?: VerificationEventType[] | null;

  @Field(() => [VerificationStatus], {
    nullable: true,
    description: "The session has one of these statuses after the event.",
  })
  status?: VerificationStatus[] | null;
}

/** Returns null for an empty list: a filter with no values would match nothing, which no caller wants. */
function nonEmpty<T>(values: readonly T[] | null | undefined): readonly T[] | null {
  return values && values.length > 0 ? values : null;
}

function toRange(range: CreatedRangeInput | null | undefined): CreatedRange | null {
  return range ? { from: range.from ?? null, to: range.to ?? null } : null;
}

export function toSessionFilter(filter: VerificationSessionFilter | null | undefined): SessionFilter {
  return {
    statuses: nonEmpty(filter?.status),
    types: nonEmpty(filter?.type),
    clientReferenceId: filter?.clientReferenceId ?? null,
    relatedCustomer: filter?.relatedCustomer ?? null,
    requiresSelfie: filter?.requiresSelfie ?? null,
    created: toRange(filter?.created),
  };
}

export function toReportFilter(filter: VerificationReportFilter | null | undefined): ReportFilter {
  return {
    types: nonEmpty(filter?.type),
    sessionId: filter?.sessionId ?? null,
    clientReferenceId: filter?.clientReferenceId ?? null,
    created: toRange(filter?.created),
  };
}

export function toEventFilter(filter: VerificationEventFilter | null | undefined): EventFilter {
  return { types: nonEmpty(filter?.type), statuses: nonEmpty(filter?.status), sessionId: filter?.sessionId ?? null };
}
