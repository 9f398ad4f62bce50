import { assignAccounts, type BootstrapKey, bootstrapEntries } from "./bootstrap-keys.js";
import { type Config, type DatabaseSettings, logLevels, type OriginSettings } from "./config.js";
import {
  countryCode,
  databaseUrl,
  listOf,
  oneOf,
  onOff,
  origin,
  port,
  postgresUrl,
  proxy,
  redisUrl,
  tenant,
  webAddress,
  wholeNumber,
} from "./setting-schemas.js";
import { SettingsReader } from "./settings-reader.js";
import { defaultAccount, readStripeSettings, type StripeSettings } from "./stripe-settings.js";

export type { BootstrapKey } from "./bootstrap-keys.js";
export type { Config, DatabaseSettings, OriginSettings } from "./config.js";
export { describeConfig } from "./describe.js";
export { ConfigError } from "./settings-reader.js";
export { defaultAccount, type StripeAccountSettings, type StripeSettings } from "./stripe-settings.js";

const day = 24 * 60 * 60;
/** Longest time that a timer of Node can wait, in seconds. */
const longestTimer = 2_147_483;
/** Days for which the inbox must remember event ids: Stripe lists an event for 30, and reconciliation would apply it twice. */
const shortestInboxMemory = 31;

/**
 * Reads the settings. Throws `ConfigError`, whose message has one line for each variable that can't be used; one that is set but blank
 * is among them.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const reader = new SettingsReader(env);
  const host = reader.text("HOST") ?? "127.0.0.1";
  const publicUrl = reader.read("PUBLIC_URL", webAddress, null);
  const defaultTenant = reader.read("DEFAULT_TENANT", tenant, null);
  const stripe = readStripeSettings(reader, { host, publicUrl, defaultTenant });
  const emulated = stripe.kind === "emulator";
  const listenPort = reader.read("PORT", port, 4_000);
  if (emulated && listenPort !== 0 && listenPort === stripe.port) {
    reader.refuse("EMULATOR_PORT", `must differ from PORT, which is ${listenPort} too`);
  }
  const dataFolder = reader.text("DATA_DIR") ?? ".data";
  const database = readDatabase(reader, dataFolder);
  const logDays = reader.read("LOG_RETENTION_DAYS", wholeNumber(0, 36_500, "days"), 0);
  const config: Config = {
    host,
    port: listenPort,
    publicUrl,
    origins: readOrigins(reader, publicUrl, emulated),
    trustedProxies: reader.read("TRUSTED_PROXIES", listOf(proxy), []),
    sandbox: reader.read("SANDBOX", onOff, emulated),
    database,
    dataFolder: database.kind === "memory" ? null : dataFolder,
    redisUrl: reader.readSecret("REDIS_URL", redisUrl, null),
    stripe,
    reconcileSeconds: reader.read("RECONCILE_SECONDS", wholeNumber(0, longestTimer, "seconds"), 300),
    maxAttempts: reader.read("MAX_ATTEMPTS", wholeNumber(1, 1_000), 5),
    viewerTokens: {
      secret: reader.text("VIEWER_TOKEN_SECRET"),
      seconds: reader.read("VIEWER_TOKEN_SECONDS", wholeNumber(1, 7 * day, "seconds"), 1_800),
    },
    logLevel: reader.read("LOG_LEVEL", oneOf(logLevels), "info"),
    bootstrapKeys: readBootstrapKeys(reader, stripe),
    biometricAlternativeCountries: reader.read("BIOMETRIC_ALTERNATIVE_COUNTRIES", listOf(countryCode), []),
    retention: {
      logDays: logDays === 0 ? null : logDays,
      inboxDays: reader.read("INBOX_RETENTION_DAYS", wholeNumber(shortestInboxMemory, 36_500, "days"), 35),
    },
    limits: {
      subscriptionsPerTenant: reader.read("MAX_SUBSCRIPTIONS_PER_TENANT", wholeNumber(1, 1_000_000), 5_000),
      subscriptionsPerToken: reader.read("MAX_SUBSCRIPTIONS_PER_TOKEN", wholeNumber(1, 1_000_000), 100),
      queryCost: reader.read("MAX_QUERY_COST", wholeNumber(1, 100_000_000), 50_000),
      operationSeconds: reader.read("OPERATION_SECONDS", wholeNumber(1, 3_600, "seconds"), 30),
      requestsPerMinute: reader.read("RATE_LIMIT_PER_MINUTE", wholeNumber(0, 100_000_000), 12_000),
    },
    federation: reader.read("FEDERATION", onOff, false),
    trustedDocuments: reader.read("TRUSTED_DOCUMENTS", onOff, false),
  };
  reader.done();
  return config;
}

/** Returns the accounts that the settings name, with their modes. The emulator is one test-mode account. */
export function accountModes({ stripe }: Pick<Config, "stripe">): { name: string; livemode: boolean }[] {
  if (stripe.kind === "emulator") return [{ name: defaultAccount, livemode: false }];
  return stripe.accounts.map(({ name, livemode }) => ({ name, livemode }));
}

function readBootstrapKeys(reader: SettingsReader, stripe: StripeSettings): BootstrapKey[] {
  const keys = reader.readSecret("BOOTSTRAP_KEYS", bootstrapEntries, []);
  const accounts = accountModes({ stripe });
  // Without an account its own setting was refused already.
  if (accounts.length === 0) return [];
  return assignAccounts(keys, accounts, (problem) => reader.refuse("BOOTSTRAP_KEYS", problem));
}

/** Without `DATABASE_URL` the database is embedded, in `DATA_DIR`. */
function readDatabase(reader: SettingsReader, dataFolder: string): DatabaseSettings {
  const poolSize = reader.read("DATABASE_POOL_SIZE", wholeNumber(1, 1_000, "connections"), 10);
  const url = reader.readSecret("DATABASE_URL", databaseUrl, null);
  const directUrl = reader.readSecret("DATABASE_DIRECT_URL", postgresUrl, null);
  const isServer = url !== null && url !== "memory:";
  if (directUrl !== null && !isServer)
    reader.refuse("DATABASE_DIRECT_URL", "needs DATABASE_URL with the address of a pooler");
  if (isServer) return { kind: "postgres", url, directUrl, poolSize };
  return url === null ? { kind: "embedded", folder: dataFolder } : { kind: "memory" };
}

/** Unset: only pages of the service itself; with the emulator also those of this machine and Apollo's explorer. */
function readOrigins(reader: SettingsReader, publicUrl: string | null, emulated: boolean): OriginSettings {
  const set = reader.read("ALLOWED_ORIGINS", listOf(origin), null);
  const own = publicUrl === null ? [] : [new URL(publicUrl).origin];
  const byDefault = emulated ? ["https://studio.apollographql.com"] : [];
  return { listed: [...new Set([...own, ...(set ?? byDefault)])], anyLocal: set === null && emulated };
}
