import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Holds the Prometheus metrics of one service. Two services in one process have a registry each. */
export class Metrics {
  readonly registry = new Registry();
  /** Events of the provider, by outcome. */
  readonly inboxEvents: Counter<"type" | "outcome">;
  readonly inboxWaiting: Gauge;
  readonly inboxDead: Gauge;
  /** Entries appended to the log. */
  readonly logEntries: Counter<"type">;
  readonly subscriptions: Gauge<"door">;
  readonly subscriptionsEnded: Counter<"reason">;
  readonly providerCalls: Counter<"operation" | "credential" | "outcome">;
  readonly providerSeconds: Histogram<"operation">;
  readonly operations: Counter<"type" | "outcome">;
  readonly sensitiveReads: Counter;
  readonly webhooks: Counter<"outcome">;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: "verification_graph_" });
    const name = (rest: string) => `verification_graph_${rest}`;
    this.inboxEvents = new Counter({
      name: name("inbox_events_total"),
      help: "Events received from Stripe, by type and outcome.",
      labelNames: ["type", "outcome"],
      registers,
    });
    this.inboxWaiting = new Gauge({
      name: name("inbox_waiting"),
      help: "Events in the inbox that wait to be applied.",
      registers,
    });
    this.inboxDead = new Gauge({
      name: name("inbox_dead"),
      help: "Events in the inbox that are dead-lettered or unassigned.",
      registers,
    });
    this.logEntries = new Counter({
      name: name("log_entries_total"),
      help: "Entries appended to the event log, by type.",
      labelNames: ["type"],
      registers,
    });
    this.subscriptions = new Gauge({
      name: name("subscriptions"),
      help: "Open subscriptions, by transport.",
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
      help: "Webhook requests, by outcome.",
      labelNames: ["outcome"],
      registers,
    });
  }
}
