import { z } from "zod";
import { API_FAULTS, type Faults, NO_API_FAULTS, NO_WEBHOOK_FAULTS } from "../faults/fault-plan.js";

const share = z.number().min(0).max(1);
const delay = z.number().min(0).max(600_000);

/** The body of `POST /_emulator/faults`. What is left out is not disturbed. */
export const faultsSchema = z.strictObject({
  webhooks: z
    .strictObject({
      duplicate: share.optional(),
      drop: share.optional(),
      reorder: share.optional(),
      delay_ms: delay.optional(),
      same_second: z.boolean().optional(),
    })
    .optional(),
  api: z
    .strictObject({
      status: z
        .union(API_FAULTS.map((fault) => z.literal(fault)))
        .nullable()
        .optional(),
      rate: share.optional(),
      delay_ms: delay.optional(),
    })
    .optional(),
  seed: z.union([z.string(), z.number()]).optional(),
});

export type FaultsRequest = z.input<typeof faultsSchema>;

/** A posting replaces all faults that were set before. */
export function faultsFrom(request: z.output<typeof faultsSchema>): Faults {
  const { webhooks, api } = request;
  return {
    webhooks: {
      duplicate: webhooks?.duplicate ?? NO_WEBHOOK_FAULTS.duplicate,
      drop: webhooks?.drop ?? NO_WEBHOOK_FAULTS.drop,
      reorder: webhooks?.reorder ?? NO_WEBHOOK_FAULTS.reorder,
      delay_ms: webhooks?.delay_ms ?? NO_WEBHOOK_FAULTS.delay_ms,
      same_second: webhooks?.same_second ?? NO_WEBHOOK_FAULTS.same_second,
    },
    api: {
      status: api?.status ?? null,
      rate: api?.rate ?? NO_API_FAULTS.rate,
      delay_ms: api?.delay_ms ?? NO_API_FAULTS.delay_ms,
    },
    seed: request.seed === undefined ? null : String(request.seed),
  };
}
