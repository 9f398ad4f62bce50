import { Redis } from "ioredis";
import type { Logger } from "../telemetry/logger.js";
import type { NotificationTransport } from "./log-notifier.js";

const channel = "verification_graph:log";
/** Time after which a notification is dropped, in milliseconds: by then the readers' poll has replaced it. */
const commandTimeout = 1_000;

/** Returns a transport over Redis publish and subscribe. While Redis is unavailable, readers depend on their poll. */
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

/** Logs the beginning and the end of each outage once, however often the client reconnects in between. */
function logOutages(client: Redis, log: Logger): void {
  let unavailable = false;
  client.on("error", (error: Error) => {
    if (!unavailable)
      log.warn({ reason: error.message }, "redis is unavailable; readers poll the database until it is back");
    unavailable = true;
  });
  client.on("ready", () => {
    if (unavailable) log.info("redis is available again");
    unavailable = false;
  });
}
