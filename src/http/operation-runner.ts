import { type ExecutionArgs, type ExecutionResult, execute, getOperationAST } from "graphql";
import type { GraphqlRequest } from "../graphql/request.js";
import type { PreparedOperation } from "./operation-documents.js";
import type { OperationOptions } from "./operation-options.js";
import { type FailureForm, ResultStream } from "./result-stream.js";

export interface OperationRunnerOptions
  extends Pick<OperationOptions, "schema" | "admitOperation" | "contextFor" | "telemetry"> {
  /** Returns the cursor of an event that a subscription's source yielded; null where it has none. */
  cursorOf(sourceEvent: unknown): string | null;
}

/** Runs and counts the operations of one streaming protocol. */
export class OperationRunner {
  readonly #streams = new Set<ResultStream>();
  #suspended = false;

  constructor(
    private readonly protocol: "websocket" | "sse",
    private readonly failures: FailureForm,
    private readonly options: OperationRunnerOptions,
  ) {}

  /** Admits an operation and returns the arguments of its execution. Throws a GraphQLError when it must not run. */
  admit(
    { document, operationName }: PreparedOperation,
    variables: Record<string, unknown> | null | undefined,
    request: GraphqlRequest,
  ): ExecutionArgs {
    this.options.admitOperation({ document, operationName, variables: variables ?? {}, caller: request.caller });
    return {
      schema: this.options.schema,
      document,
      operationName,
      variableValues: variables ?? null,
      contextValue: this.options.contextFor(request),
    };
  }

  async execute(args: ExecutionArgs): Promise<ExecutionResult> {
    const result = await execute(args);
    this.#count(getOperationAST(args.document, args.operationName)?.operation ?? "none", result);
    return result;
  }

  /** Returns the results of a subscription as a stream, or a single result with the errors that prevented it. */
  async subscribe(args: ExecutionArgs): Promise<ResultStream | ExecutionResult> {
    const { subscriptions } = this.options.telemetry.metrics;
    const labels = { door: this.protocol };
    const opened = await ResultStream.open(args, {
      cursorOf: this.options.cursorOf,
      failures: this.failures,
      onEnd: (stream) => {
        this.#streams.delete(stream);
        subscriptions.dec(labels);
      },
    });
    if (opened instanceof ResultStream) {
      this.#streams.add(opened);
      subscriptions.inc(labels);
      if (this.#suspended) opened.suspend();
    }
    this.#count("subscription", opened instanceof ResultStream ? null : opened);
    return opened;
  }

  /** Silences all subscriptions, so that clients do not take the shutdown of this node for the end of a subscription. */
  suspend(): void {
    this.#suspended = true;
    for (const stream of this.#streams) stream.suspend();
  }

  #count(type: string, result: ExecutionResult | null): void {
    this.options.telemetry.metrics.operations.inc({ type, outcome: result?.errors ? "error" : "ok" });
  }
}
