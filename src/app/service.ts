// type-graphql reads decorators through it: it must be there before the first type is.
import "reflect-metadata";
import type { Redis } from "ioredis";
import { Audit } from "../access/audit.js";
import { Authentication } from "../access/authentication.js";
import { Keys } from "../access/keys.js";
import { ViewerTokens } from "../access/viewer-tokens.js";
import { addressOf, localAddress } from "../config/addresses.js";
import { demoKey } from "../config/credentials.js";
import { type Config, describeConfig } from "../config/read-config.js";
import { Feed } from "../events/feed.js";
import { Retention } from "../events/retention.js";
import { GraphqlContext, type GraphqlServices } from "../graphql/context.js";
import { formatError } from "../graphql/errors.js";
import { exampleOperations } from "../graphql/example-operations.js";
import { parseOptions, validationRules } from "../graphql/limits.js";
import { OperationGate } from "../graphql/operation-gate.js";
import { QueryCost } from "../graphql/query-cost.js";
import { buildGraphqlSchema, buildSubgraphSchema } from "../graphql/schema.js";
import { cursorOf } from "../graphql/streams.js";
import { TrustedDocuments } from "../graphql/trusted-documents.js";
import { createApp } from "../http/app.js";
import type { Doors, Readiness } from "../http/doors.js";
import type { Store } from "../store/store.js";
import { isTransientFailure } from "../store/transient-failure.js";
import { verifyWebhook } from "../stripe/webhooks.js";
import { createLogger, Telemetry } from "../telemetry/telemetry.js";
import { BiometricPolicy } from "../verification/biometric-policy.js";
import { SessionActions } from "../verification/session-actions.js";
import { SimulateVerification } from "../verification/simulate.js";
import { StartVerification } from "../verification/start-verification.js";
import { type Core, openCore } from "./core.js";
import { type LocalEmulator, startLocalEmulator } from "./local-emulator.js";
import { startupBanner } from "./startup-banner.js";
import { checkEndpoint, webhookPath } from "./webhook-endpoint-check.js";

/** The service, as it runs. */
export interface RunningService {
  /** Where it is reached, without a slash at the end. */
  url: string;
  /** Where the emulator is reached; null with Stripe. */
  emulatorUrl: string | null;
  telemetry: Telemetry;
  store: Store;
  /** What to tell who started it. */
  lines: readonly string[];
  close(): Promise<void>;
}

/** Characters of a secret that nobody guesses: the 256 bits that HMAC with SHA-256 has. */
const longSecret = 32;
/** Streams and requests have so long to end. */
const closeMilliseconds = 5_000;

/**
 * Puts the house together and opens its doors. Rejects, with everything closed again, where a port is taken or the database can't be used.
 */
export async function runService(
  config: Config,
  deps: { telemetry?: Telemetry; store?: Promise<Store> } = {},
): Promise<RunningService> {
  const { telemetry = new Telemetry(createLogger(config.logLevel)), store } = deps;
  telemetry.log.debug({ settings: describeConfig(config) }, "starting");
  const closing: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    let local: LocalEmulator | null = null;
    const { host, dataFolder, stripe } = config;
    const operations = await openCore(config, telemetry, {
      store,
      async emulatorUrl() {
        local = await startLocalEmulator({
          host,
          port: stripe.kind === "emulator" ? stripe.port : 0,
          dataFolder,
          log: telemetry.log,
        });
        closing.push(local.close);
        return local.url;
      },
    });
    closing.push(() => operations.close());
    return await open(config, telemetry, operations, local, { closing, closeAll });
  } catch (error) {
    await closeAll();
    throw error;
  }
}

interface Running {
  closing: (() => Promise<unknown>)[];
  closeAll(): Promise<void>;
}

async function open(
  config: Config,
  telemetry: Telemetry,
  operations: Core,
  local: LocalEmulator | null,
  { closing, closeAll }: Running,
): Promise<RunningService> {
  const { store } = operations;
  const keys = new Keys({ store: store.access, demo: local !== null, log: telemetry.log });
  await keys.bootstrap(config.bootstrapKeys);
  warnOfShortSecret(config, telemetry);
  const viewerTokens = await ViewerTokens.open({ ...config.viewerTokens, store: store.access });
  const authentication = new Authentication(keys, viewerTokens);
  const feed = new Feed({
    store,
    notifier: operations.notifier,
    telemetry,
    maxSubscriptionsPerTenant: config.limits.subscriptionsPerTenant,
    maxSubscriptionsPerReader: config.limits.subscriptionsPerToken,
  });
  const services = servicesOf(config, telemetry, operations, { feed, viewerTokens, local });
  const webhookSecrets = [...config.stripe.webhookSecrets];
  const redis = await openCounters(config.redisUrl);
  if (redis) closing.push(async () => redis.disconnect());
  const app = await createApp({
    ...doorsOf(config, telemetry, local),
    contextFor: (request) => new GraphqlContext(request, services),
    authenticate: (authorization, address) => authentication.authenticate(authorization, address),
    goodKeys: (ids) => keys.goodKeys(ids),
    webhook: {
      verify: (body, signature) => verifyWebhook(body, signature, webhookSecrets),
      receive: async (event) => {
        await operations.inbox.receive([event]);
      },
    },
    ready: () => readiness(operations, webhookSecrets),
    rateLimitRedis: redis,
  });
  const port = await app.listen({ host: config.host, port: config.port });
  const url = addressOf(config.host, port);
  if (local) {
    const endpoint = `${localAddress(config.host, port)}${webhookPath}`;
    webhookSecrets.push(await operations.endpoints.register(endpoint));
    local.keepEndpoint(endpoint);
  }

  // Nobody waits for it at the end: Stripe may be slow to answer.
  if (!local) void checkEndpoint(operations.endpoints, config.publicUrl, telemetry.log);
  const retention = new Retention({ store, telemetry, ...config.retention });
  operations.inbox.start();
  feed.start();
  operations.reconciliation.start();
  retention.start();
  closing.push(
    () => retention.close(),
    async () => {
      feed.refuse();
      await app.close(closeMilliseconds);
      feed.close();
    },
  );
  return {
    url: config.publicUrl ?? url,
    emulatorUrl: local?.url ?? null,
    telemetry,
    store,
    lines: startupBanner({ config, url, emulatorUrl: local?.url ?? null, milliseconds: performance.now() }),
    close: closeAll,
  };
}

/** HMAC takes keys of any length, but a short one can be guessed from a single token. */
function warnOfShortSecret({ viewerTokens: { secret } }: Config, { log }: Telemetry): void {
  if (secret === null || secret.length >= longSecret) return;
  log.warn(`VIEWER_TOKEN_SECRET has fewer than ${longSecret} characters: whoever has a viewer token might guess it`);
}

/** Where nodes count requests together; null: each for itself. While it is away, or stands still, requests wait for it but briefly. */
async function openCounters(redisUrl: string | null): Promise<Redis | null> {
  if (redisUrl === null) return null;
  const { Redis } = await import("ioredis");
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 250 });
  redis.on("error", () => undefined);
  return redis;
}

function servicesOf(
  config: Config,
  telemetry: Telemetry,
  { store, provider, results, recorder }: Core,
  deps: { feed: Feed; viewerTokens: ViewerTokens; local: LocalEmulator | null },
): GraphqlServices {
  const { maxAttempts } = config;
  const starts = new StartVerification({ provider, recorder, maxAttempts });
  const audit = new Audit(store.access, telemetry);
  return {
    tenant: (tenantId) => store.tenant(tenantId),
    reader: results,
    starts,
    actions: new SessionActions({ provider, recorder, starts, maxAttempts }),
    simulation: new SimulateVerification({ provider, recorder, simulator: deps.local?.simulator ?? null }),
    feed: deps.feed,
    policy: new BiometricPolicy(config.biometricAlternativeCountries),
    maxAttempts,
    operationMilliseconds: config.limits.operationSeconds * 1_000,
    audit: (entries) => audit.record(...entries),
    auditEntries: (tenantId, beforeId, limit) => store.access.auditEntries(tenantId, beforeId, limit),
    issueViewerToken: async (session) => (await deps.viewerTokens.issue(session)).token,
  };
}

/** What of the doors follows from the settings alone. */
function doorsOf(config: Config, telemetry: Telemetry, local: LocalEmulator | null) {
  const { origins, publicUrl, sandbox, limits } = config;
  const anyLocal = origins.anyLocal ? ["http://localhost:*", "http://127.0.0.1:*", "http://[::1]:*"] : [];
  const schema = config.federation ? buildSubgraphSchema() : buildGraphqlSchema();
  const gate = new OperationGate(
    new QueryCost(schema, limits.queryCost),
    config.trustedDocuments ? TrustedDocuments.read() : null,
  );
  return {
    schema,
    validationRules,
    parseOptions,
    admitOperation: (operation) => gate.admit(operation),
    formatError: (formatted, error, requestId) =>
      formatError(formatted, error, requestId, { log: telemetry.log, isPassing: isTransientFailure }),
    cursorOf,
    telemetry,
    allowedOrigins: [...origins.listed, ...anyLocal],
    trustedProxies: config.trustedProxies,
    publicUrl,
    sandbox,
    operations: sandbox ? exampleOperations() : [],
    demoKey: local ? demoKey : null,
    rateLimitPerMinute: limits.requestsPerMinute,
  } satisfies Partial<Doors>;
}

async function readiness({ store }: Core, webhookSecrets: readonly string[]): Promise<Readiness> {
  const reasons: string[] = [];
  try {
    await store.database.ping();
  } catch {
    reasons.push("the database does not answer");
  }
  if (webhookSecrets.length === 0) reasons.push("the webhook door is shut: STRIPE_WEBHOOK_SECRET is not set");
  return { ready: reasons.length === 0, reasons };
}
