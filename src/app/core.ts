import { demoTenant } from "../config/credentials.js";
import type { Config, StripeSettings } from "../config/read-config.js";
import { version } from "../config/version.js";
import { Inbox } from "../events/inbox.js";
import {
  databaseTransport,
  type LogNotifier,
  type NotificationTransport,
  TransportLogNotifier,
} from "../events/log-notifier.js";
import { OwnerResolver } from "../events/owner-resolver.js";
import { Reconciliation } from "../events/reconciliation.js";
import { Recorder } from "../events/recorder.js";
import type { Store } from "../store/store.js";
import { type CallEvent, StripeCalls } from "../stripe/calls.js";
import { createStripeClients, type StripeClientsOptions } from "../stripe/clients.js";
import { StripeIdentityProvider } from "../stripe/identity-provider.js";
import { StripeResultsReader } from "../stripe/results-reader.js";
import { WebhookEndpoints } from "../stripe/webhook-endpoint.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import { openStore } from "./open-store.js";

/** All that works without a door: what is kept, who is asked, and what joins the two. Nothing runs before its `start` is called. */
export interface Core {
  store: Store;
  provider: StripeIdentityProvider;
  results: StripeResultsReader;
  endpoints: WebhookEndpoints;
  notifier: LogNotifier;
  recorder: Recorder;
  inbox: Inbox;
  reconciliation: Reconciliation;
  /** Lets what is under way come to its end, then lets go of the database. */
  close(): Promise<void>;
}

/**
 * Puts it together from the settings. Throws `DataFolderError` or `DatabaseError` where the database can't be used.
 */
export async function openCore(
  config: Config,
  telemetry: Telemetry,
  deps: {
    /** Where the emulator answers; asked for with the emulator only, once the data folder is this process's own. */
    emulatorUrl: () => Promise<string>;
    /** Opened already, or being opened. */
    store?: Promise<Store> | undefined;
  },
): Promise<Core> {
  const store = await (deps.store ?? openStore(config.database));
  try {
    const clients = createStripeClients({ ...(await credentialsOf(config.stripe, deps.emulatorUrl)), version });
    const calls = new StripeCalls(clients, {}, (call) => count(telemetry, call));
    const provider = new StripeIdentityProvider(calls);
    const results = new StripeResultsReader(calls);
    const ownerless = config.defaultTenant ?? (config.stripe.kind === "emulator" ? demoTenant : null);
    const tenants = new OwnerResolver(store.access, ownerless);
    const notifier = await TransportLogNotifier.open(await carrierOf(config, store, telemetry));
    const recorder = new Recorder({ store, provider, tenants, notifier, telemetry });
    const inbox = new Inbox({ store: store.inbox, recorder, telemetry });
    const { reconcileSeconds: everySeconds } = config;
    const reconciliation = new Reconciliation({ store, provider, inbox, recorder, telemetry, everySeconds });
    return {
      store,
      provider,
      results,
      endpoints: new WebhookEndpoints(calls),
      notifier,
      recorder,
      inbox,
      reconciliation,
      async close() {
        await reconciliation.close();
        await inbox.close();
        await notifier.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function carrierOf({ redisUrl }: Config, store: Store, { log }: Telemetry): Promise<NotificationTransport> {
  if (redisUrl === null) return databaseTransport(store.database);
  const { redisTransport } = await import("../events/redis-notification-transport.js");
  return redisTransport(redisUrl, log);
}

/** The emulator takes any keys. */
async function credentialsOf(
  stripe: StripeSettings,
  emulatorUrl: () => Promise<string>,
): Promise<StripeClientsOptions> {
  if (stripe.kind === "stripe") return stripe;
  return { secretKey: "sk_test_emulator", restrictedKey: "rk_test_emulator", apiUrl: await emulatorUrl() };
}

function count({ providerCalls, providerSeconds }: Telemetry, call: CallEvent): void {
  const { operation, credential, outcome, seconds } = call;
  providerCalls.inc({ operation, credential, outcome });
  providerSeconds.observe({ operation }, seconds);
}
