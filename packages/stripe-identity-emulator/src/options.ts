/** Requests per second that Stripe accepts (Stripe docs: rate limits). Limits left out do not apply. */
export interface RateLimits {
  /** All requests of one mode together: Stripe 25 in a sandbox, 100 live. */
  global?: number;
  /** Requests to one endpoint (`GET /v1/…/{id}` of all ids is one): Stripe 25. */
  endpoint?: number;
  /** Concurrent requests. Stripe does not publish its number. */
  concurrency?: number;
}

/** A restricted key with fewer permissions than the default, which has all of Identity and files. */
export interface RestrictedKey {
  key: string;
  /** Names from `permissions` (src/api/permissions.ts). */
  permissions: string[];
  /** IP addresses from which the key is accepted; required for `sensitive_all:read`. */
  ips?: string[];
}

/** Settings of an emulator; each has a default. */
export interface EmulatorOptions {
  /** TCP port; 0 uses any free port. Default 0. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Address at which browsers reach the emulator, used in the urls it returns. Default `http://host:port`. */
  publicUrl?: string;
  /** File that keeps the state across restarts. Default: none, in memory. */
  stateFile?: string;
  /** Makes identifiers and fault decisions repeatable. Default: a different one on each start. */
  seed?: string | number;
  /** How long checks take after a submission on the hosted page. Milliseconds, default 1500. */
  processingDelayMs?: number;
  /** How long a redaction takes (Stripe: up to 4 days). Seconds, default 3. */
  redactionDelaySeconds?: number;
  restrictedKeys?: RestrictedKey[];
  /** Default: no limits. */
  rateLimits?: RateLimits;
  /** Whether a failure before submission sends `requires_input`, which Stripe does not document. Default true. */
  eventOnUserFailure?: boolean;
  /** Seconds to wait before each retry of a failed delivery, which is abandoned after the last one. Default 1, 2, 5, 10, 30, 60. */
  retryScheduleSeconds?: number[];
  /** How long an endpoint may take to answer. Milliseconds, default 10000. */
  webhookTimeoutMs?: number;
  /** How many deliveries are kept; the oldest finished ones are removed first. Default 20000. */
  keptDeliveries?: number;
  /**
   * How many sessions of a mode are kept. Beyond that, the oldest finished ones are removed with their reports, images and
   * events, except those with undelivered events. The same number of idempotency keys is kept. Default 10000.
   */
  keptSessions?: number;
  /** Sites that may show the hosted page in their modal, such as `https://app.example`, besides those of this machine. Default: none. */
  allowedFrameOrigins?: string[];
  /** Host names under which the emulator may be reached, besides loopback, `host`, that of `publicUrl` and Stripe's own. Default: none. */
  allowedHosts?: string[];
  /** Whether webhooks are sent to other machines too, and not to this one only. Default false. */
  allowRemoteWebhooks?: boolean;
  /** Receives log lines. Default: none are written. */
  log?: (line: string) => void;
}

/** The options with all defaults. */
export type Settings = Required<Omit<EmulatorOptions, "publicUrl" | "stateFile" | "seed">> & {
  publicUrl: string | null;
  stateFile: string | null;
  seed: string | null;
};

export function withDefaults(options: EmulatorOptions): Settings {
  return {
    port: options.port ?? 0,
    host: options.host ?? "127.0.0.1",
    publicUrl: options.publicUrl?.replace(/\/+$/, "") ?? null,
    stateFile: options.stateFile ?? null,
    seed: options.seed === undefined ? null : String(options.seed),
    processingDelayMs: options.processingDelayMs ?? 1500,
    redactionDelaySeconds: options.redactionDelaySeconds ?? 3,
    restrictedKeys: options.restrictedKeys ?? [],
    rateLimits: options.rateLimits ?? {},
    eventOnUserFailure: options.eventOnUserFailure ?? true,
    retryScheduleSeconds: options.retryScheduleSeconds ?? [1, 2, 5, 10, 30, 60],
    webhookTimeoutMs: options.webhookTimeoutMs ?? 10_000,
    keptDeliveries: options.keptDeliveries ?? 20_000,
    keptSessions: options.keptSessions ?? 10_000,
    allowedFrameOrigins: options.allowedFrameOrigins ?? [],
    allowedHosts: options.allowedHosts ?? [],
    allowRemoteWebhooks: options.allowRemoteWebhooks ?? false,
    log: options.log ?? (() => {}),
  };
}
