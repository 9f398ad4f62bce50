import { Redis } from "ioredis";
import type { Logger } from "../telemetry.js";
import type { RingCarrier } from "./doorbell.js";

const channel = "verification_graph:log";

/** Carries rings by Redis publish and subscribe. While Redis is away, readers fall back to their poll. */
export function redisCarrier(url: string, log: Logger): RingCarrier {
  const options = { lazyConnect: true, maxRetriesPerRequest: 0, enableOfflineQueue: false };
  const publisher = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, enableOfflineQueue: true, maxRetriesPerRequest: null });
  for (const client of [publisher, subscriber]) {
    client.on("error", (error: Error) => log.warn({ reason: error.message }, "redis is away; readers poll"));
    client.connect().catch(() => undefined);
  }
  return {
    async send(tenantId) {
      await publisher.publish(channel, tenantId);
    },
    async receive(heard) {
      subscriber.on("message", (_channel: string, tenantId: string) => heard(tenantId));
      subscriber.subscribe(channel).catch(() => undefined);
    },
    async close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
