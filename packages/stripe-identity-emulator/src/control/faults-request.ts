import { z } from "zod";
import { apiFaults, type Faults, noApiFaults, noWebhookFaults } from "../faults/fault-plan.js";

const share = z.number().min(0).max(1);
const delay = z.number().min(0).max(600_000);

/** The body of `POST /_emulator/faults`. Faults left out are off. */
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
        .union(apiFaults.map((fault) => z.literal(fault)))
        .nullable()
        .optional(),
      rate: share.optional(),
      delay_ms: delay.optional(),
    })
    .optional(),
  seed: z.union([z.string(), z.number()]).optional(),
});

export type FaultsRequest = z.input<typeof faultsSchema>;

/** Returns the faults of a request, which replace all earlier ones. */
export function faultsFrom(request: z.output<typeof faultsSchema>): Faults {
  const { webhooks, api } = request;
  return {
    webhooks: {
      duplicate: webhooks?.duplicate ?? noWebhookFaults.duplicate,
      drop: webhooks?.drop ?? noWebhookFaults.drop,
      reorder: webhooks?.reorder ?? noWebhookFaults.reorder,
      delay_ms: webhooks?.delay_ms ?? noWebhookFaults.delay_ms,
      same_second: webhooks?.same_second ?? noWebhookFaults.same_second,
    },
    api: {
      status: api?.status ?? null,
      rate: api?.rate ?? noApiFaults.rate,
      delay_ms: api?.delay_ms ?? noApiFaults.delay_ms,
    },
    seed: request.seed === undefined ? null : String(request.seed),
  };
}
