import type { BootstrapKey } from "./bootstrap-keys.js";
import type { StripeSettings } from "./stripe-settings.js";

/** Where the tables live. */
export type DatabaseSettings =
  | { kind: "postgres"; url: string; directUrl: string | null; poolSize: number }
  | { kind: "embedded"; folder: string }
  /** Nothing is kept. */
  | { kind: "memory" };

/** Which browser pages may call, over HTTP and WebSocket alike. The service's own origin always may. */
export interface OriginSettings {
  /** As a browser sends them: scheme, host and port, no slash at the end. */
  listed: readonly string[];
  /** Whether pages of this machine may, whatever their port. */
  anyLocal: boolean;
}

/** Pino's. */
export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** The settings of a process, read once. Each comment names its variable. */
export interface Config {
  /** `HOST`. */
  host: string;
  /** `PORT`; 0: any that is free. */
  port: number;
  /** `PUBLIC_URL`: where clients reach the service, no slash at the end; null: where it listens. */
  publicUrl: string | null;
  /** `ALLOWED_ORIGINS`. */
  origins: OriginSettings;
  /** `TRUSTED_PROXIES`: addresses and ranges of what stands before the service and says, by `X-Forwarded-For`, for whom. */
  trustedProxies: readonly string[];
  /** `SANDBOX`: whether browsers get Apollo Sandbox. On with the emulator only, unless said. */
  sandbox: boolean;
  /** `DATABASE_URL`, `DATABASE_DIRECT_URL`, `DATABASE_POOL_SIZE`. */
  database: DatabaseSettings;
  /** `DATA_DIR`: where the embedded database and the emulator keep their state; null: nowhere. */
  dataFolder: string | null;
  /** `REDIS_URL`. */
  redisUrl: string | null;
  /** `STRIPE_...` and `EMULATOR_PORT`. */
  stripe: StripeSettings;
  /** `RECONCILE_SECONDS`; 0: only at the start. */
  reconcileSeconds: number;
  /** `MAX_ATTEMPTS`: failed submissions after which a session offers no further one. */
  maxAttempts: number;
  /** `VIEWER_TOKEN_SECRET`, `VIEWER_TOKEN_SECONDS`. Without a secret the nodes share one through the database. */
  viewerTokens: { secret: string | null; seconds: number };
  /** `LOG_LEVEL`. */
  logLevel: (typeof logLevels)[number];
  /** `BOOTSTRAP_KEYS`. */
  bootstrapKeys: readonly BootstrapKey[];
  /** `BIOMETRIC_ALTERNATIVE_COUNTRIES`: beside those that the law names; ISO 3166-1 alpha-2, capitals. */
  biometricAlternativeCountries: readonly string[];
  /** `LOG_RETENTION_DAYS`, null: for ever; `INBOX_RETENTION_DAYS`. */
  retention: { logDays: number | null; inboxDays: number };
  /**
   * `MAX_SUBSCRIPTIONS_PER_TENANT`, `MAX_SUBSCRIPTIONS_PER_TOKEN` (of viewer tokens, for each session), `MAX_QUERY_COST`,
   * `OPERATION_SECONDS`, `RATE_LIMIT_PER_MINUTE` (requests of a tenant; 0: as many as they like).
   */
  limits: {
    subscriptionsPerTenant: number;
    subscriptionsPerToken: number;
    queryCost: number;
    operationSeconds: number;
    requestsPerMinute: number;
  };
  /** `FEDERATION`: whether the schema is served as a subgraph. */
  federation: boolean;
  /** `TRUSTED_DOCUMENTS`: whether viewer tokens may run only the operations of the manifest. */
  trustedDocuments: boolean;
}
