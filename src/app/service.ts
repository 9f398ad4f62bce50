// type-graphql stores its decorators' metadata through this: it must be loaded before the first type.
import "reflect-metadata";
import type { Redis } from "ioredis";
import { Audit } from "../access/audit.js";
import { Authentication } from "../access/authentication.js";
import { Keys } from "../access/keys.js";
import { ViewerTokens } from "../access/viewer-tokens.js";
import { addressOf, isLoopback, localAddress } from "../config/addresses.js";
import { demoKey } from "../config/credentials.js";
import { type Config, defaultAccount, describeConfig } from "../config/settings.js";
import { Feed } from "../events/feed.js";
import { Retention } from "../events/retention.js";
import { GraphqlContext, type GraphqlServices } from "../graphql/context.js";
import { exampleOperations } from "../graphql/example-operations.js";
import { formatError } from "../graphql/format-error.js";
import { parseOptions, validationRules } from "../graphql/limits.js";
import { OperationGate } from "../graphql/operation-gate.js";
import { QueryCost } from "../graphql/query-cost.js";
import type { GraphqlRequest } from "../graphql/request.js";
import { buildGraphqlSchema, buildSubgraphSchema } from "../graphql/schema.js";
import { cursorOf } from "../graphql/streams.js";
import { TrustedDocuments } from "../graphql/trusted-documents.js";
import { createHttpServer, type HttpServerOptions } from "../http/http-server.js";
import type { Readiness } from "../http/probe-routes.js";
import { webhookPath } from "../http/webhook-routes.js";
import type { Store } from "../store/store.js";
import { isTransientFailure } from "../store/transient-failure.js";
import { createLogger } from "../telemetry/logger.js";
import { Telemetry } from "../telemetry/telemetry.js";
import { BiometricPolicy } from "../verification/biometric-policy.js";
import { SessionAccessReader } from "../verification/session-access-reader.js";
import { SessionActions } from "../verification/session-actions.js";
import { SessionCreator } from "../verification/session-creator.js";
import { SimulateVerification } from "../verification/simulate-verification.js";
import { StartVerification } from "../verification/start-verification.js";
import { parseTenantId } from "../verification/tenant.js";
import { type AccountCore, type Core, connectedAccounts, createCore } from "./core.js";
import { type LocalEmulator, startLocalEmulator } from "./local-emulator.js";
import { openStore } from "./open-store.js";
import { Shutdown } from "./shutdown.js";
import { startupBanner } from "./startup-banner.js";
import { checkEndpoint } from "./webhook-endpoint-check.js";
import { WebhookIntake } from "./webhook-intake.js";

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
        ? await startLocalEmulator({
            ...config.stripe,
            dataFolder: config.dataFolder,
            allowedOrigins: config.origins.listed,
            log: telemetry.log,
          })
        : null;
    if (emulator) shutdown.add(emulator, (opened) => opened.close());
    const accounts = connectedAccounts(config, emulator?.connection ?? null);
    const core = shutdown.add(await createCore(config, telemetry, { store, accounts }), (opened) => opened.close());

    const keys = new Keys({ store: store.access, demo: emulator !== null, accounts, log: telemetry.log });
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
    const contextFor = graphqlContexts(config, telemetry, { store, core, feed, viewerTokens, emulator });
    const signing = core.accounts.map((each) => {
      const secrets = [...each.account.webhookSecrets];
      return { core: each, secrets, intake: new WebhookIntake({ core: each, secrets, telemetry }) };
    });
    const redis = await openRateLimitRedis(config.redisUrl);
    if (redis) shutdown.add(redis, (opened) => opened.disconnect());
    const app = await createHttpServer({
      ...httpOptions(config, telemetry, emulator),
      contextFor,
      authenticate: (authorization, address) => authentication.authenticate(authorization, address),
      validKeys: (ids) => keys.validKeys(ids),
      webhooks: new Map(signing.map(({ core: { account }, intake }) => [account.name, intake])),
      ready: () =>
        readiness(
          store,
          signing.filter(({ intake }) => intake.isShut).map(({ core: { account } }) => account.name),
        ),
      rateLimitRedis: redis,
    });
    const port = await app.listen({ host: config.host, port: config.port });
    const url = addressOf(config.host, port);

    for (const { core: each, secrets } of signing) {
      if (emulator) {
        const endpoint = `${localAddress(config.host, port)}${webhookPath}`;
        secrets.push(await each.endpoints.register(endpoint));
        emulator.keepEndpoint(endpoint);
      } else {
        const path = signing.length === 1 ? webhookPath : `${webhookPath}/${each.account.name}`;
        // Not awaited: Stripe may be slow to answer.
        void checkEndpoint(each.endpoints, { publicUrl: config.publicUrl, path }, telemetry.log);
      }
      each.inbox.start();
    }
    feed.start();
    for (const each of core.accounts) each.reconciliation.start();
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

/** The parts that the use cases of every account share. */
interface UseCaseDeps {
  store: Store;
  feed: Feed;
  viewerTokens: ViewerTokens;
  emulator: LocalEmulator | null;
}

/** Returns how to make the context of an operation: with the use cases of the caller's account. */
function graphqlContexts(
  config: Config,
  telemetry: Telemetry,
  { core, ...deps }: UseCaseDeps & { core: Core },
): (request: GraphqlRequest) => GraphqlContext {
  const services = new Map(
    core.accounts.map((each) => [each.account.name, graphqlServices(config, telemetry, each, deps)]),
  );
  const [first] = services.values();
  return (request) => {
    // Without a caller nothing of an account can be reached: the catalogue is the same for all.
    const account = request.caller ? services.get(parseTenantId(request.caller.tenantId).account) : first;
    if (!account) throw new Error("the account of an authenticated caller is not served");
    return new GraphqlContext(request, account);
  };
}

function graphqlServices(
  config: Config,
  telemetry: Telemetry,
  { provider, recorder, results }: AccountCore,
  deps: UseCaseDeps,
): GraphqlServices {
  const { store, feed, viewerTokens } = deps;
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
    issueViewerToken: (session) => viewerTokens.issue(session),
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
      formatError(formatted, error, requestId, { log: telemetry.log, isTransientFailure }),
    cursorOf,
    telemetry,
    allowedOrigins: [...origins.listed, ...anyLocal],
    trustedProxies: config.trustedProxies,
    allowsHost: emulator ? allowsHost(config) : null,
    publicUrl,
    sandbox,
    operations: sandbox ? exampleOperations() : [],
    demoKey: emulator ? demoKey : null,
    rateLimitPerMinute: limits.requestsPerMinute,
    maxSockets: { perTenant: limits.subscriptionsPerTenant, perViewer: limits.subscriptionsPerToken },
  } satisfies Partial<HttpServerOptions>;
}

/** Allows loopback, and the hosts of the public URL and of the listed origins. */
function allowsHost({ publicUrl, origins }: Config): (hostname: string) => boolean {
  const listed = [...origins.listed, ...(publicUrl === null ? [] : [publicUrl])];
  const hostnames = new Set(listed.map((url) => new URL(url).hostname));
  return (hostname) => isLoopback(hostname) || hostnames.has(hostname);
}

/** @param shut accounts whose webhooks can't be verified. */
async function readiness(store: Store, shut: readonly string[]): Promise<Readiness> {
  const reasons: string[] = [];
  try {
    await store.database.ping();
  } catch {
    reasons.push("the database does not answer");
  }
  for (const name of shut) {
    const setting =
      name === defaultAccount ? "STRIPE_WEBHOOK_SECRET" : `webhookSecret of account ${name} in STRIPE_ACCOUNTS`;
    reasons.push(`webhooks can't be verified: ${setting} is not set`);
  }
  return { ready: reasons.length === 0, reasons };
}
