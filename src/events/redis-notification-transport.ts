import { Redis } from "ioredis";
import type { Logger } from "../telemetry/telemetry.js";
import type { NotificationTransport } from "./log-notifier.js";

const channel = "verification_graph:log";
/** A ring that Redis didn't take in this time is given up: the poll comes before it would. Milliseconds. */
const commandTimeout = 1_000;

/** Carries rings by Redis publish and subscribe. While Redis is away, readers fall back to their poll. */
export function redisTransport(url: string, log: Logger): NotificationTransport {
  const options = { lazyConnect: true, maxRetriesPerRequest: 0, enableOfflineQueue: false };
  const publisher = new Redis(url, { ...options, commandTimeout });
  const subscriber = new Redis(url, { ...options, enableOfflineQueue: true, maxRetriesPerRequest: null });
  for (const client of [publisher, subscriber]) {
    logOutages(client, log);
    client.connect().catch(() => undefined);
  }
  return {
    async send(tenantId) {
      await publisher.publish(channel, tenantId);
    },
    async receive(listener) {
      subscriber.on("message", (_channel: string, tenantId: string) => listener(tenantId));
      subscriber.subscribe(channel).catch(() => undefined);
    },
    async close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** One line when it goes and one when it is back, however often it is tried in between. */
function logOutages(client: Redis, log: Logger): void {
  let away = false;
  client.on("error", (error: Error) => {
    if (!away) log.warn({ reason: error.message }, "redis is away; readers poll");
    away = true;
  });
  client.on("ready", () => {
    if (away) log.info("redis is back");
    away = false;
  });
}
