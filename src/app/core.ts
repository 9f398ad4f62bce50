import { demoTenant } from "../config/credentials.js";
import { type Config, defaultAccount, type StripeAccountSettings } from "../config/settings.js";
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
import type { Metrics } from "../telemetry/metrics.js";
import type { Telemetry } from "../telemetry/telemetry.js";

/** Credentials for Stripe's API and where it is reached. */
export type StripeConnection = Omit<StripeClientsOptions, "version">;

/** One Stripe account with its connection: what the settings say of it, or the emulator. */
export interface ConnectedAccount extends Omit<StripeAccountSettings, "secretKey" | "restrictedKey"> {
  connection: StripeConnection;
}

/** The path of events from one Stripe account to the log. */
export interface AccountCore {
  account: ConnectedAccount;
  provider: StripeIdentityProvider;
  results: StripeResultsReader;
  endpoints: WebhookEndpoints;
  recorder: Recorder;
  inbox: Inbox;
  reconciliation: Reconciliation;
}

/** Everything that works without HTTP. Nothing runs before its `start` is called. */
export interface Core {
  notifier: LogNotifier;
  /** In the order of the settings; at least one. */
  accounts: readonly AccountCore[];
  /** Waits for the work under way; the store stays open. */
  close(): Promise<void>;
}

/** Returns the accounts of the settings with their connections; with the emulator, the one account that it is. */
export function connectedAccounts({ stripe }: Config, emulator: StripeConnection | null): ConnectedAccount[] {
  if (stripe.kind === "stripe") {
    const { apiUrl } = stripe;
    return stripe.accounts.map(({ secretKey, restrictedKey, ...account }) => ({
      ...account,
      connection: { secretKey, restrictedKey, apiUrl },
    }));
  }
  if (!emulator) throw new Error("the emulator is configured but not started");
  const { webhookSecrets } = stripe;
  const defaultTenant = stripe.defaultTenant ?? demoTenant;
  return [
    { name: defaultAccount, livemode: false, accountId: null, webhookSecrets, defaultTenant, connection: emulator },
  ];
}

/**
 * Connects the store with the accounts, after binding each to its mode in the database. Rejects with `AccountMismatchError` where the
 * database holds another mode's or account's data under the same name.
 */
export async function createCore(
  config: Pick<Config, "redisUrl" | "reconcileSeconds">,
  telemetry: Telemetry,
  deps: { store: Store; accounts: readonly ConnectedAccount[] },
): Promise<Core> {
  const { store } = deps;
  for (const account of deps.accounts) await store.accounts.bind(account);
  const notifier = await TransportLogNotifier.open(await createTransport(config, store, telemetry));
  const accounts = deps.accounts.map((account) => createAccountCore(account, config, telemetry, { store, notifier }));
  return {
    notifier,
    accounts,
    async close() {
      await Promise.all(accounts.map(({ reconciliation }) => reconciliation.close()));
      await Promise.all(accounts.map(({ inbox }) => inbox.close()));
      await notifier.close();
    },
  };
}

function createAccountCore(
  account: ConnectedAccount,
  { reconcileSeconds: everySeconds }: Pick<Config, "reconcileSeconds">,
  { log, metrics }: Telemetry,
  { store, notifier }: { store: Store; notifier: LogNotifier },
): AccountCore {
  const { name, defaultTenant } = account;
  const clients = createStripeClients({ ...account.connection, version });
  const calls = new StripeCalls(clients, {}, (call) => count(metrics, call));
  const provider = new StripeIdentityProvider(calls);
  const { access, accounts } = store;
  const owners = new OwnerResolver({ account: name, access, accounts, defaultTenant });
  const recorder = new Recorder({ account: name, store, provider, owners, notifier, metrics });
  const inbox = new Inbox({ store: store.inboxOf(name), recorder, metrics, log });
  return {
    account,
    provider,
    results: new StripeResultsReader(calls),
    endpoints: new WebhookEndpoints(calls),
    recorder,
    inbox,
    reconciliation: new Reconciliation({ account: name, store, provider, inbox, recorder, log, everySeconds }),
  };
}

async function createTransport(
  { redisUrl }: Pick<Config, "redisUrl">,
  store: Store,
  { log }: Telemetry,
): Promise<NotificationTransport> {
  if (redisUrl === null) return databaseTransport(store.database);
  const { redisTransport } = await import("../events/redis-notification-transport.js");
  return redisTransport(redisUrl, log);
}

function count({ providerCalls, providerSeconds }: Metrics, call: CallEvent): void {
  const { operation, credential, outcome, seconds } = call;
  providerCalls.inc({ operation, credential, outcome });
  providerSeconds.observe({ operation }, seconds);
}
