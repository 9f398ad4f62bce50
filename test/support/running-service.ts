import { type Client, createClient } from "graphql-ws";
import { sql } from "kysely";
import { EmulatorControl } from "stripe-identity-emulator";
import { WebSocket } from "ws";
import { type RunningService, startService } from "../../src/app/service.js";
import { readConfig } from "../../src/config/settings.js";
import type { Store } from "../../src/store/store.js";
import { createLogger } from "../../src/telemetry/logger.js";
import { Telemetry } from "../../src/telemetry/telemetry.js";
import type { TypedDocumentString } from "../generated/graphql.js";
import { freePort } from "./free-port.js";
import { type GraphqlResponse, post } from "./graphql-over-http.js";

export { freePort } from "./free-port.js";
export { type GraphqlResponse, post } from "./graphql-over-http.js";

/** A service in the test's process that listens on a real socket, with its emulator. */
export interface TestService {
  service: RunningService;
  url: string;
  emulator: EmulatorControl;
  emulatorUrl: string;
  /** Returns the number of calls to Stripe from the metrics, by `operation credential`. */
  stripeCalls(): Promise<Map<string, number>>;
  /** Returns everything that the service has logged. */
  logged(): string;
  /** Returns every row of every table as JSON text. */
  dump(): Promise<string>;
  query<Data, Variables extends object>(
    document: string | TypedDocumentString<Data, Variables>,
    variables?: Variables,
    key?: string | null,
  ): Promise<GraphqlResponse<Data>>;
  /** Creates a graphql-ws client with this credential, or without one for null. It is closed with the service. */
  createWebSocketClient(key?: string | null): Client;
  close(): Promise<void>;
}

export const demoKey = "vg_test_demo";

/** Starts a service with an emulator and a database in memory; the settings override these defaults. */
export async function startTestService(settings: Record<string, string | undefined> = {}): Promise<TestService> {
  const lines: string[] = [];
  const config = readConfig({
    DATABASE_URL: "memory:",
    PORT: "0",
    EMULATOR_PORT: String(await freePort()),
    LOG_LEVEL: "debug",
    RECONCILE_SECONDS: "3600",
    ...settings,
  });
  const telemetry = new Telemetry(createLogger(config.logLevel, { write: (line) => lines.push(line) }));
  const service = await startService(config, { telemetry });
  const emulatorUrl = service.emulatorUrl ?? settings.STRIPE_API_URL ?? "";
  const clients: Client[] = [];
  return {
    service,
    url: service.url,
    emulator: new EmulatorControl(emulatorUrl),
    emulatorUrl,
    async stripeCalls() {
      const { values } = await telemetry.metrics.providerCalls.get();
      return new Map(values.map(({ labels, value }) => [`${labels.operation} ${labels.credential}`, value]));
    },
    logged: () => lines.join(""),
    dump: () => dumpOf(service.store),
    query: (document, variables, key = demoKey) => post(service.url, document, variables ?? {}, key),
    createWebSocketClient(key = demoKey) {
      const client = createClient({
        url: `${service.url.replace(/^http/, "ws")}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: key === null ? {} : { authorization: `Bearer ${key}` },
        retryAttempts: 0,
      });
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) await client.dispose();
      await service.close();
    },
  };
}

async function dumpOf(store: Store): Promise<string> {
  const { db } = store.database;
  const tables = await db.introspection.getTables();
  const rows = await Promise.all(tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db)));
  return JSON.stringify(rows.map((result) => result.rows));
}
