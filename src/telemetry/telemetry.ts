import { type Logger, pino } from "pino";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type { Logger };

/** What operators see: structured log lines and Prometheus metrics. One per service, so that two in one process don't mix. */
export class Telemetry {
  readonly registry = new Registry();
  /** Events of the provider by what became of them. */
  readonly inboxEvents: Counter<"type" | "outcome">;
  readonly inboxWaiting: Gauge;
  readonly inboxDead: Gauge;
  /** Entries told in the log. */
  readonly logEntries: Counter<"type">;
  readonly subscriptions: Gauge<"door">;
  readonly subscriptionsEnded: Counter<"reason">;
  readonly providerCalls: Counter<"operation" | "credential" | "outcome">;
  readonly providerSeconds: Histogram<"operation">;
  readonly operations: Counter<"type" | "outcome">;
  readonly sensitiveReads: Counter;
  readonly webhooks: Counter<"outcome">;

  constructor(readonly log: Logger) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: "verification_graph_" });
    const name = (rest: string) => `verification_graph_${rest}`;
    this.inboxEvents = new Counter({
      name: name("inbox_events_total"),
      help: "Events received from Stripe, by type and what became of them.",
      labelNames: ["type", "outcome"],
      registers,
    });
    this.inboxWaiting = new Gauge({ name: name("inbox_waiting"), help: "Events that wait to be applied.", registers });
    this.inboxDead = new Gauge({ name: name("inbox_dead"), help: "Events that could not be applied.", registers });
    this.logEntries = new Counter({
      name: name("log_entries_total"),
      help: "Entries appended to the event log, by type.",
      labelNames: ["type"],
      registers,
    });
    this.subscriptions = new Gauge({
      name: name("subscriptions"),
      help: "Subscriptions under way, by door.",
      labelNames: ["door"],
      registers,
    });
    this.subscriptionsEnded = new Counter({
      name: name("subscriptions_ended_total"),
      help: "Subscriptions that the service ended, by reason.",
      labelNames: ["reason"],
      registers,
    });
    this.providerCalls = new Counter({
      name: name("stripe_calls_total"),
      help: "Calls to Stripe, by operation, credential and outcome.",
      labelNames: ["operation", "credential", "outcome"],
      registers,
    });
    this.providerSeconds = new Histogram({
      name: name("stripe_call_seconds"),
      help: "Duration of calls to Stripe, retries included.",
      labelNames: ["operation"],
      registers,
    });
    this.operations = new Counter({
      name: name("graphql_operations_total"),
      help: "GraphQL operations, by type and outcome.",
      labelNames: ["type", "outcome"],
      registers,
    });
    this.sensitiveReads = new Counter({
      name: name("sensitive_reads_total"),
      help: "Sensitive reads that were written to the audit log.",
      registers,
    });
    this.webhooks = new Counter({
      name: name("webhooks_total"),
      help: "Requests at the webhook door, by outcome.",
      labelNames: ["outcome"],
      registers,
    });
  }
}

/** A logger that never writes what a field of such a name holds. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const hidden = [
    "authorization",
    "url",
    "clientSecret",
    "client_secret",
    "secret",
    "token",
    "viewerToken",
    "key",
    "email",
    "phone",
  ];
  const options = {
    level,
    base: { service: "verification-graph" },
    serializers: { err: toldOfError },
    redact: { paths: hidden.flatMap((name) => [name, `*.${name}`]), censor: "[hidden]" },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Errors of databases carry the query's values, and others whatever their makers put into them: only what is meant for logs is kept. */
function toldOfError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, message, stack } = pino.stdSerializers.err(error);
  return { type, message, stack, ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}) };
}
