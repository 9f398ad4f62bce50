import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { World } from "../state/world.js";
import { ControlError } from "./control-error.js";
import { findRecord } from "./find-record.js";
import { newestOf, pageSchema } from "./newest.js";
import { readJson } from "./read-json.js";
import { viewDelivery, viewEvent } from "./views.js";

export const resendSchema = z.strictObject({ endpoint: z.string().optional() });
export const rollSchema = z.strictObject({
  expires_in_seconds: z
    .number()
    .min(0)
    .max(24 * 3600)
    .default(24 * 3600),
});

/** Registers the routes of events, deliveries and endpoints. */
export function registerWebhookControl(app: FastifyInstance, world: World): void {
  app.get("/_emulator/events", async (request) => {
    const { limit } = readJson(pageSchema, request.query);
    return { data: newestOf(world, limit, (l) => l.events, viewEvent) };
  });

  app.get("/_emulator/deliveries", async (request) => {
    const { limit } = readJson(pageSchema, request.query);
    return { data: newestOf(world, limit, (l) => l.deliveries, viewDelivery) };
  });

  app.post<{ Params: { id: string } }>("/_emulator/events/:id/resend", async ({ params, body }) => {
    const { ledger, record } = findRecord(world, "event", params.id, (l) => l.events);
    const { endpoint } = readJson(resendSchema, body);
    if (endpoint !== undefined && ledger.endpoints.get(endpoint) === undefined) {
      throw new ControlError(404, `there is no endpoint ${endpoint}`);
    }
    const deliveries = world.deliveries.resend(ledger, record, endpoint);
    return { data: deliveries.map((delivery) => viewDelivery(ledger, delivery)) };
  });

  app.get("/_emulator/endpoints", async () => ({
    data: world.ledgers().flatMap((ledger) =>
      ledger.endpoints.oldestFirst().map((endpoint) => ({
        id: endpoint.id,
        livemode: ledger.livemode,
        kind: endpoint.kind,
        payload: endpoint.payload,
        url: endpoint.url,
        status: endpoint.status,
        enabled_events: endpoint.enabled_events,
      })),
    ),
  }));

  app.post<{ Params: { id: string } }>("/_emulator/endpoints/:id/roll_secret", async ({ params, body }) => {
    const { ledger, record } = findRecord(world, "endpoint", params.id, (l) => l.endpoints);
    const { expires_in_seconds: seconds } = readJson(rollSchema, body);
    const now = world.clock.now();
    const secret = `whsec_${world.ids.token(32)}`;
    ledger.endpoints.change(record, () => {
      const old = record.secrets
        .filter(({ expires }) => expires === null || expires > now)
        .map((known) => ({
          ...known,
          expires: Math.min(known.expires ?? Number.POSITIVE_INFINITY, now + seconds * 1000),
        }));
      record.secrets = [{ secret, expires: null }, ...old];
    });
    return { id: record.id, secret };
  });
}
