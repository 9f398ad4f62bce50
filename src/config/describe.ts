import type { Config } from "./config.js";
import type { StripeAccountSettings } from "./stripe-settings.js";

/** Lists the settings by the names of their variables for a log; a secret only as set or not. */
export function describeConfig(config: Config): Record<string, string | number | boolean> {
  const { database, stripe, origins, viewerTokens, retention, limits } = config;
  return {
    HOST: config.host,
    PORT: config.port,
    PUBLIC_URL: config.publicUrl ?? "where it listens",
    ALLOWED_ORIGINS: [...origins.listed, ...(origins.anyLocal ? ["any of this machine"] : [])].join(",") || "none",
    TRUSTED_PROXIES: config.trustedProxies.join(",") || "none",
    SANDBOX: config.sandbox,
    DATABASE_URL:
      database.kind === "postgres"
        ? withoutPassword(database.url)
        : database.kind === "memory"
          ? "memory:"
          : "embedded",
    DATA_DIR: config.dataFolder ?? "none",
    ...(database.kind === "postgres"
      ? {
          DATABASE_POOL_SIZE: database.poolSize,
          DATABASE_DIRECT_URL: database.directUrl === null ? "none" : withoutPassword(database.directUrl),
        }
      : {}),
    REDIS_URL: config.redisUrl === null ? "none" : withoutPassword(config.redisUrl),
    ...describeStripe(stripe),
    RECONCILE_SECONDS: config.reconcileSeconds,
    MAX_ATTEMPTS: config.maxAttempts,
    VIEWER_TOKEN_SECRET: viewerTokens.secret === null ? "shared through the database" : "set",
    VIEWER_TOKEN_SECONDS: viewerTokens.seconds,
    LOG_LEVEL: config.logLevel,
    BOOTSTRAP_KEYS: `${config.bootstrapKeys.length} set`,
    BIOMETRIC_ALTERNATIVE_COUNTRIES: config.biometricAlternativeCountries.join(",") || "none",
    LOG_RETENTION_DAYS: retention.logDays ?? "for ever",
    INBOX_RETENTION_DAYS: retention.inboxDays,
    MAX_SUBSCRIPTIONS_PER_TENANT: limits.subscriptionsPerTenant,
    MAX_SUBSCRIPTIONS_PER_TOKEN: limits.subscriptionsPerToken,
    MAX_QUERY_COST: limits.queryCost,
    OPERATION_SECONDS: limits.operationSeconds,
    RATE_LIMIT_PER_MINUTE: limits.requestsPerMinute,
    FEDERATION: config.federation,
    TRUSTED_DOCUMENTS: config.trustedDocuments,
  };
}

function describeStripe(stripe: Config["stripe"]): Record<string, string | number> {
  if (stripe.kind === "emulator") {
    return {
      STRIPE_SECRET_KEY: "none: emulator",
      EMULATOR_HOST: stripe.host,
      EMULATOR_PORT: stripe.port,
      DEFAULT_TENANT: stripe.defaultTenant ?? "none",
    };
  }
  return {
    STRIPE_API_URL: stripe.apiUrl ?? "Stripe's own",
    ...Object.fromEntries(stripe.accounts.map((account) => [`account ${account.name}`, describeAccount(account)])),
  };
}

function describeAccount(account: StripeAccountSettings): string {
  return [
    account.livemode ? "live" : "test",
    account.accountId ?? "id not set",
    account.secretKey.startsWith("rk_") ? "main key restricted" : "main key secret",
    account.restrictedKey === null ? "no restricted key: sensitive results can't be read" : "restricted key set",
    `${account.webhookSecrets.length} webhook secrets`,
    `default tenant ${account.defaultTenant ?? "none"}`,
  ].join(", ");
}

/** Returns scheme, host and path: a password may be part of the authority or of the query. */
function withoutPassword(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
