import { demoTenant } from "./config/credentials.js";
import { version } from "./config/version.js";
import type { Config, StripeSettings } from "./config.js";
import { CarriedDoorbell, type Doorbell, databaseCarrier, type RingCarrier } from "./events/doorbell.js";
import { Inbox } from "./events/inbox.js";
import { Journal } from "./events/journal.js";
import { Reconciliation } from "./events/reconciliation.js";
import { TenantAssignment } from "./events/tenant-assignment.js";
import { openStore } from "./open-store.js";
import type { Store } from "./store/store.js";
import { type CallEvent, StripeCalls } from "./stripe/calls.js";
import { createStripeClients, type StripeClientsOptions } from "./stripe/clients.js";
import { StripeIdentityProvider } from "./stripe/identity-provider.js";
import { StripeResultsReader } from "./stripe/results-reader.js";
import { WebhookEndpoints } from "./stripe/webhook-endpoint.js";
import type { Telemetry } from "./telemetry.js";

/** All that works without a door: what is kept, who is asked, and what joins the two. Nothing runs before its `start` is called. */
export interface Operations {
  store: Store;
  provider: StripeIdentityProvider;
  results: StripeResultsReader;
  endpoints: WebhookEndpoints;
  doorbell: Doorbell;
  journal: Journal;
  inbox: Inbox;
  reconciliation: Reconciliation;
  /** Lets what is under way come to its end, then lets go of the database. */
  close(): Promise<void>;
}

/**
 * Puts it together from the settings. Throws `DataFolderError` or `DatabaseError` where the database can't be used.
 */
export async function openOperations(
  config: Config,
  telemetry: Telemetry,
  parts: {
    /** Where the emulator answers; asked for with the emulator only, once the data folder is this process's own. */
    emulatorUrl: () => Promise<string>;
    /** Opened already, or being opened. */
    store?: Promise<Store> | undefined;
  },
): Promise<Operations> {
  const store = await (parts.store ?? openStore(config.database));
  try {
    const clients = createStripeClients({ ...(await credentialsOf(config.stripe, parts.emulatorUrl)), version });
    const calls = new StripeCalls(clients, {}, (call) => count(telemetry, call));
    const provider = new StripeIdentityProvider(calls);
    const results = new StripeResultsReader(calls);
    const ownerless = config.defaultTenant ?? (config.stripe.kind === "emulator" ? demoTenant : null);
    const tenants = new TenantAssignment(store.access, ownerless);
    const doorbell = await CarriedDoorbell.open(await carrierOf(config, store, telemetry));
    const journal = new Journal({ store, provider, tenants, doorbell, telemetry });
    const inbox = new Inbox({ store: store.inbox, journal, telemetry });
    const { reconcileSeconds: everySeconds } = config;
    const reconciliation = new Reconciliation({ store, provider, inbox, journal, telemetry, everySeconds });
    return {
      store,
      provider,
      results,
      endpoints: new WebhookEndpoints(calls),
      doorbell,
      journal,
      inbox,
      reconciliation,
      async close() {
        await reconciliation.close();
        await inbox.close();
        await doorbell.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function carrierOf({ redisUrl }: Config, store: Store, { log }: Telemetry): Promise<RingCarrier> {
  if (redisUrl === null) return databaseCarrier(store.database);
  const { redisCarrier } = await import("./events/redis-carrier.js");
  return redisCarrier(redisUrl, log);
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
