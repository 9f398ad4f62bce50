import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { isPermission, permissions } from "../api/permissions.js";
import type { World } from "../state/world.js";
import { ControlError } from "./control-error.js";
import { faultsFrom, faultsSchema } from "./faults-request.js";
import { readJson } from "./read-json.js";

/** At most a century: enough for any test, and dates stay valid. */
export const clockSchema = z.strictObject({
  advance_seconds: z
    .number()
    .min(0)
    .max(100 * 366 * 24 * 3600),
});

export const keySchema = z.strictObject({
  key: z.string().regex(/^rk_(test|live)_[A-Za-z0-9_]+$/, "must be a restricted key, rk_test_… or rk_live_…"),
  permissions: z.array(z.string().refine(isPermission, `must be one of ${permissions.join(", ")}`)),
  ips: z.array(z.string()).default([]),
});
export type KeyRequest = z.input<typeof keySchema>;

/** Registers the routes of the whole emulator: clock, faults, keys and state. */
export function registerWorldControl(app: FastifyInstance, world: World): void {
  app.get("/_emulator/faults", async () => world.faults.current());
  app.post("/_emulator/faults", async ({ body }) => {
    world.faults.set(faultsFrom(readJson(faultsSchema, body)));
    return world.faults.current();
  });
  app.delete("/_emulator/faults", async () => {
    world.faults.clear();
    return world.faults.current();
  });

  app.get("/_emulator/clock", async () => viewClock(world));
  app.post("/_emulator/clock", async ({ body }) => {
    const { advance_seconds: seconds } = readJson(clockSchema, body);
    world.scheduler.advance(seconds * 1000);
    return viewClock(world);
  });

  app.post("/_emulator/reset", async () => {
    world.reset();
    return { reset: true };
  });

  app.get("/_emulator/keys", async () => ({
    data: world.restrictedKeys.oldestFirst().map(({ id, permissions, ips }) => ({ key: id, permissions, ips })),
  }));
  app.post("/_emulator/keys", async ({ body }) => {
    const { key, permissions, ips } = readJson(keySchema, body);
    if (permissions.includes("sensitive_all:read") && ips.length === 0) {
      throw new ControlError(400, "ips: a key with sensitive_all:read must be bound to addresses");
    }
    world.restrictedKeys.add({ id: key, sequence: world.nextSequence(), permissions, ips });
    return { key, permissions, ips };
  });

  app.get("/_emulator/state", async () => ({
    clock: viewClock(world),
    url: world.baseUrl,
    faults: world.faults.current(),
    modes: world.ledgers().map((ledger) => ({
      livemode: ledger.livemode,
      sessions: ledger.sessions.size,
      reports: ledger.reports.size,
      events: ledger.events.size,
      files: ledger.files.size,
      endpoints: ledger.endpoints.size,
      deliveries: ledger.deliveries.size,
    })),
  }));
}

function viewClock(world: World) {
  return { now: world.clock.seconds(), advanced_seconds: Math.round(world.clock.offset / 1000) };
}
