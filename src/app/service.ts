// type-graphql stores its decorators' metadata through this: it must be loaded before the first type.
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
import { createHttpServer, type HttpServerOptions } from "../http/http-server.js";
import type { Readiness } from "../http/probe-routes.js";
import { webhookPath } from "../http/webhook-routes.js";
import type { Store } from "../store/store.js";
import { isTransientFailure } from "../store/transient-failure.js";
import { verifyWebhook } from "../stripe/webhooks.js";
import { createLogger } from "../telemetry/logger.js";
import { Telemetry } from "../telemetry/telemetry.js";
import { BiometricPolicy } from "../verification/biometric-policy.js";
import { SessionAccessReader } from "../verification/session-access-reader.js";
import { SessionActions } from "../verification/session-actions.js";
import { SessionCreator } from "../verification/session-creator.js";
import { SimulateVerification } from "../verification/simulate-verification.js";
import { StartVerification } from "../verification/start-verification.js";
import { type Core, createCore } from "./core.js";
import { type LocalEmulator, startLocalEmulator } from "./local-emulator.js";
import { openStore } from "./open-store.js";
import { Shutdown } from "./shutdown.js";
import { startupBanner } from "./startup-banner.js";
import { checkEndpoint } from "./webhook-endpoint-check.js";

/** A service that answers. */
export interface RunningService {
  /** Address of the service, without a trailing slash. */
  url: string;
  /** Address of the emulator; null with Stripe. */
  emulatorUrl: string | null;
  telemetry: Telemetry;
  store: Store;
  /** Lines for the operator who started it. */
  lines: readonly string[];
  close(): Promise<void>;
}

/** Shortest viewer token secret without a warning: the 256 bits of HMAC with SHA-256. */
const safeSecretLength = 32;
/** Time that requests and streams have to end when the service closes. */
const closeMilliseconds = 5_000;

/**
 * Starts the service: the store, the emulator where no Stripe key is set, the event path, then HTTP.
 *
 * Rejects where a port is taken or the database can't be used; whatever was opened by then is closed again.
 */
export async function startService(config: Config, deps: { telemetry?: Telemetry } = {}): Promise<RunningService> {
  const telemetry = deps.telemetry ?? new Telemetry(createLogger(config.logLevel));
  telemetry.log.debug({ settings: describeConfig(config) }, "starting");
  const shutdown = new Shutdown();
  try {
    const store = shutdown.add(await openStore(config.database), (opened) => opened.close());
    const emulator =
      config.stripe.kind === "emulator"
        ? await startLocalEmulator({ ...config.stripe, dataFolder: config.dataFolder, log: telemetry.log })
        : null;
    if (emulator) shutdown.add(emulator, (opened) => opened.close());
    const [account] = config.stripe.kind === "stripe" ? config.stripe.accounts : [];
    const apiUrl = config.stripe.kind === "stripe" ? config.stripe.apiUrl : null;
    const stripe = account ? { ...account, apiUrl } : emulator?.connection;
    if (!stripe) throw new Error("neither Stripe nor the emulator is configured");
    const core = shutdown.add(await createCore(config, telemetry, { store, stripe }), (opened) => opened.close());

    const keys = new Keys({ store: store.access, demo: emulator !== null, log: telemetry.log });
    await keys.bootstrap(config.bootstrapKeys);
    warnOfShortSecret(config, telemetry);
    const viewerTokens = await ViewerTokens.open({ ...config.viewerTokens, store: store.access });
    const authentication = new Authentication({ keys, viewerTokens });
    const feed = new Feed({
      store,
      notifier: core.notifier,
      ...telemetry,
      maxSubscriptionsPerTenant: config.limits.subscriptionsPerTenant,
      maxSubscriptionsPerReader: config.limits.subscriptionsPerToken,
    });
    const services = graphqlServices(config, telemetry, { store, core, feed, viewerTokens, emulator });
    const webhookSecrets = [...((config.stripe.kind === "emulator" ? config.stripe : account)?.webhookSecrets ?? [])];
    const redis = await openRateLimitRedis(config.redisUrl);
    if (redis) shutdown.add(redis, (opened) => opened.disconnect());
    const app = await createHttpServer({
      ...httpOptions(config, telemetry, emulator),
      contextFor: (request) => new GraphqlContext(request, services),
      authenticate: (authorization, address) => authentication.authenticate(authorization, address),
      validKeys: (ids) => keys.validKeys(ids),
      webhook: {
        verify: (body, signature) => verifyWebhook(body, signature, webhookSecrets),
        receive: async (event) => {
          await core.inbox.enqueue([event]);
        },
      },
      ready: () => readiness(store, webhookSecrets),
      rateLimitRedis: redis,
    });
    const port = await app.listen({ host: config.host, port: config.port });
    const url = addressOf(config.host, port);

    if (emulator) {
      const endpoint = `${localAddress(config.host, port)}${webhookPath}`;
      webhookSecrets.push(await core.endpoints.register(endpoint));
      emulator.keepEndpoint(endpoint);
    } else {
      // Not awaited: Stripe may be slow to answer.
      void checkEndpoint(core.endpoints, config.publicUrl, telemetry.log);
    }
    core.inbox.start();
    feed.start();
    core.reconciliation.start();
    const retention = shutdown.add(new Retention({ store, log: telemetry.log, ...config.retention }), (opened) =>
      opened.close(),
    );
    retention.start();
    shutdown.add(app, async (opened) => {
      feed.refuseNewStreams();
      await opened.close(closeMilliseconds);
      feed.close();
    });
    return {
      url: config.publicUrl ?? url,
      emulatorUrl: emulator?.url ?? null,
      telemetry,
      store,
      lines: startupBanner({ config, url, emulatorUrl: emulator?.url ?? null, milliseconds: performance.now() }),
      close: () => shutdown.run(),
    };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

/** Warns of a secret that could be guessed from a single token: HMAC takes keys of any length. */
function warnOfShortSecret({ viewerTokens: { secret } }: Config, { log }: Telemetry): void {
  if (secret === null || secret.length >= safeSecretLength) return;
  log.warn(
    `VIEWER_TOKEN_SECRET has fewer than ${safeSecretLength} characters: it might be guessed from a single viewer token`,
  );
}

/**
 * Opens the connection by which nodes share their rate limit counters; null: each node counts for itself. Commands fail fast, so that
 * requests wait only briefly while Redis is away.
 */
async function openRateLimitRedis(redisUrl: string | null): Promise<Redis | null> {
  if (redisUrl === null) return null;
  const { Redis } = await import("ioredis");
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 250 });
  redis.on("error", () => undefined);
  return redis;
}

function graphqlServices(
  config: Config,
  telemetry: Telemetry,
  deps: { store: Store; core: Core; feed: Feed; viewerTokens: ViewerTokens; emulator: LocalEmulator | null },
): GraphqlServices {
  const { store, feed, viewerTokens } = deps;
  const { provider, recorder, results } = deps.core;
  const { maxAttempts } = config;
  const access = new SessionAccessReader({ provider, recorder, maxAttempts });
  const creator = new SessionCreator({ provider, recorder, access });
  const starts = new StartVerification({ access, creator, maxAttempts });
  const audit = new Audit({ store: store.access, ...telemetry });
  return {
    tenant: (tenantId) => store.tenant(tenantId),
    reader: results,
    access,
    starts,
    actions: new SessionActions({ provider, recorder, access, starts, maxAttempts }),
    simulation: new SimulateVerification({ provider, recorder, simulator: deps.emulator?.simulator ?? null }),
    feed,
    policy: new BiometricPolicy(config.biometricAlternativeCountries),
    maxAttempts,
    operationMilliseconds: config.limits.operationSeconds * 1_000,
    audit: (entries) => audit.record(...entries),
    auditEntries: (tenantId, beforeId, limit) => store.access.auditEntries(tenantId, beforeId, limit),
    issueViewerToken: async (session) => (await viewerTokens.issue(session)).token,
  };
}

/** Returns the part of the HTTP options that follows from the settings alone. */
function httpOptions(config: Config, telemetry: Telemetry, emulator: LocalEmulator | null) {
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
    demoKey: emulator ? demoKey : null,
    rateLimitPerMinute: limits.requestsPerMinute,
  } satisfies Partial<HttpServerOptions>;
}

async function readiness(store: Store, webhookSecrets: readonly string[]): Promise<Readiness> {
  const reasons: string[] = [];
  try {
    await store.database.ping();
  } catch {
    reasons.push("the database does not answer");
  }
  if (webhookSecrets.length === 0) reasons.push("the webhook door is shut: STRIPE_WEBHOOK_SECRET is not set");
  return { ready: reasons.length === 0, reasons };
}
