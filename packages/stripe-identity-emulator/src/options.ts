/** Requests per second that Stripe lets through (Stripe docs: rate limits). Each limit may be left out. */
export interface RateLimits {
  /** All requests of one mode together: Stripe 25 in a sandbox, 100 live. */
  global?: number;
  /** Requests to one endpoint (`GET /v1/…/{id}` of all ids is one): Stripe 25. */
  endpoint?: number;
  /** Requests in hand at the same time: Stripe doesn't publish its number. */
  concurrency?: number;
}

/** A restricted key made narrower than the default, which may do everything of Identity and write file links. */
export interface RestrictedKey {
  key: string;
  /** Names as in `permissions` (src/api/permissions.ts). */
  permissions: string[];
  /** Addresses the key may come from; needed for `sensitive_all:read`. */
  ips?: string[];
}

/** Settings of an emulator; each has a default. */
export interface EmulatorOptions {
  /** TCP port; 0 takes any free one. Default 0. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Where browsers reach it, for the urls it hands out. Default `http://host:port`. */
  publicUrl?: string;
  /** Where state is kept across restarts. Default: memory only. */
  stateFile?: string;
  /** Makes identifiers and fault decisions repeatable. Default: another one each start. */
  seed?: string | number;
  /** How long checks take after a submission on the hosted page. Milliseconds, default 1500. */
  processingDelayMs?: number;
  /** How long a redaction takes (Stripe: up to 4 days). Seconds, default 3. */
  redactionDelaySeconds?: number;
  restrictedKeys?: RestrictedKey[];
  /** Default: no limits. */
  rateLimits?: RateLimits;
  /** Whether a failure before submission sends `requires_input`. Stripe doesn't say; default true. */
  eventOnUserFailure?: boolean;
  /** Seconds to wait before each retry of a failed delivery; after the last one it is given up. Default 1, 2, 5, 10, 30, 60. */
  retryScheduleSeconds?: number[];
  /** How long an endpoint may take to answer. Milliseconds, default 10000. */
  webhookTimeoutMs?: number;
  /** How many deliveries are kept for looking at; the oldest finished ones go first. Default 20000. */
  keptDeliveries?: number;
  /**
   * How many sessions of a mode are kept. Beyond, the oldest finished ones are forgotten with all that belongs to them, but
   * none that an endpoint is still to be told of. As many idempotency keys are kept. Default 10000.
   */
  keptSessions?: number;
  /** Sites that may show the hosted page in their modal, such as `https://app.example`, besides those of this machine. Default: none. */
  allowedFrameOrigins?: string[];
  /** Host names under which the emulator may be reached, besides loopback, `host`, that of `publicUrl` and Stripe's own. Default: none. */
  allowedHosts?: string[];
  /** Whether webhooks are sent to other machines too, and not to this one only. Default false. */
  allowRemoteWebhooks?: boolean;
  /** One line per thing worth knowing. Default: silent. */
  log?: (line: string) => void;
}

/** Options with every default filled in. */
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
