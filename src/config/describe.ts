import type { Config } from "./settings.js";

/** The settings by the names of their variables, for a log or an operator's eyes: of a secret only that it is set. */
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
    ...(database.kind === "postgres" ? { DATABASE_POOL_SIZE: database.poolSize } : {}),
    REDIS_URL: config.redisUrl === null ? "none" : withoutPassword(config.redisUrl),
    ...describeStripe(stripe),
    STRIPE_WEBHOOK_SECRET: `${stripe.webhookSecrets.length} set`,
    RECONCILE_SECONDS: config.reconcileSeconds,
    MAX_ATTEMPTS: config.maxAttempts,
    VIEWER_TOKEN_SECRET: viewerTokens.secret === null ? "shared through the database" : "set",
    VIEWER_TOKEN_SECONDS: viewerTokens.seconds,
    LOG_LEVEL: config.logLevel,
    BOOTSTRAP_KEYS: `${config.bootstrapKeys.length} set`,
    DEFAULT_TENANT: config.defaultTenant ?? "none",
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
  if (stripe.kind === "emulator") return { STRIPE_SECRET_KEY: "none: emulator", EMULATOR_PORT: stripe.port };
  return {
    STRIPE_SECRET_KEY: `set, ${stripe.livemode ? "live" : "test"}`,
    STRIPE_RESTRICTED_KEY: stripe.restrictedKey === null ? "none: sensitive results can't be read" : "set",
    STRIPE_API_URL: stripe.apiUrl ?? "Stripe's own",
  };
}

/** Scheme, host and path: a password may stand before the host, and behind the question mark too. */
function withoutPassword(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
