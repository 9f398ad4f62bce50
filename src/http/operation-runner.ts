import { type ExecutionArgs, type ExecutionResult, execute, getOperationAST } from "graphql";
import type { Metrics } from "../telemetry/metrics.js";
import { type FailureForm, ResultStream } from "./result-stream.js";

/** Runs the operations of one streaming door, and counts them. */
export class OperationRunner {
  readonly #streams = new Set<ResultStream>();
  #suspended = false;

  constructor(
    private readonly door: "websocket" | "sse",
    private readonly metrics: Metrics,
    private readonly cursorOf: (sourceEvent: unknown) => string | null,
    private readonly failures: FailureForm,
  ) {}

  async execute(args: ExecutionArgs): Promise<ExecutionResult> {
    const result = await execute(args);
    this.#count(getOperationAST(args.document, args.operationName)?.operation ?? "none", result);
    return result;
  }

  /** The stream of a subscription's results; one result with errors where there is nothing to follow. */
  async subscribe(args: ExecutionArgs): Promise<ResultStream | ExecutionResult> {
    const { subscriptions } = this.metrics;
    const opened = await ResultStream.open(args, {
      cursorOf: this.cursorOf,
      failures: this.failures,
      onEnd: (stream) => {
        this.#streams.delete(stream);
        subscriptions.dec({ door: this.door });
      },
    });
    if (opened instanceof ResultStream) {
      this.#streams.add(opened);
      subscriptions.inc({ door: this.door });
      if (this.#suspended) opened.suspend();
    }
    this.#count("subscription", opened instanceof ResultStream ? null : opened);
    return opened;
  }

  /** Silences all subscriptions, so that nobody is told of an end that is only this node's. */
  suspend(): void {
    this.#suspended = true;
    for (const stream of this.#streams) stream.suspend();
  }

  #count(type: string, result: ExecutionResult | null): void {
    this.metrics.operations.inc({ type, outcome: result?.errors ? "error" : "ok" });
  }
}
