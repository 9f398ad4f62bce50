import { demoTenant } from "../config/credentials.js";
import type { Config } from "../config/read-config.js";
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
import type { Logger } from "../telemetry/logger.js";
import type { Metrics } from "../telemetry/metrics.js";
import type { Telemetry } from "../telemetry/telemetry.js";

/** Everything that works without HTTP: the path of an event from Stripe to the log. Nothing runs before its `start` is called. */
export interface Core {
  provider: StripeIdentityProvider;
  results: StripeResultsReader;
  endpoints: WebhookEndpoints;
  notifier: LogNotifier;
  recorder: Recorder;
  inbox: Inbox;
  reconciliation: Reconciliation;
  /** Waits for the work under way; the store stays open. */
  close(): Promise<void>;
}

/** Credentials for Stripe's API and where it is reached. */
export type StripeConnection = Omit<StripeClientsOptions, "version">;

/** Connects the store with Stripe. */
export async function createCore(
  config: Config,
  telemetry: Telemetry,
  deps: { store: Store; stripe: StripeConnection },
): Promise<Core> {
  const { store } = deps;
  const { log, metrics } = telemetry;
  const calls = new StripeCalls(createStripeClients({ ...deps.stripe, version }), {}, (call) => count(metrics, call));
  const provider = new StripeIdentityProvider(calls);
  const notifier = await TransportLogNotifier.open(await createTransport(config, store, log));
  const { stripe } = config;
  const defaultTenant =
    stripe.kind === "emulator" ? (stripe.defaultTenant ?? demoTenant) : (stripe.accounts[0]?.defaultTenant ?? null);
  const owners = new OwnerResolver(store.access, defaultTenant);
  const recorder = new Recorder({ store, provider, owners, notifier, metrics });
  const inbox = new Inbox({ store: store.inbox, recorder, metrics, log });
  const everySeconds = config.reconcileSeconds;
  const reconciliation = new Reconciliation({ store, provider, inbox, recorder, log, everySeconds });
  return {
    provider,
    results: new StripeResultsReader(calls),
    endpoints: new WebhookEndpoints(calls),
    notifier,
    recorder,
    inbox,
    reconciliation,
    async close() {
      await reconciliation.close();
      await inbox.close();
      await notifier.close();
    },
  };
}

async function createTransport({ redisUrl }: Config, store: Store, log: Logger): Promise<NotificationTransport> {
  if (redisUrl === null) return databaseTransport(store.database);
  const { redisTransport } = await import("../events/redis-notification-transport.js");
  return redisTransport(redisUrl, log);
}

function count({ providerCalls, providerSeconds }: Metrics, call: CallEvent): void {
  const { operation, credential, outcome, seconds } = call;
  providerCalls.inc({ operation, credential, outcome });
  providerSeconds.observe({ operation }, seconds);
}
