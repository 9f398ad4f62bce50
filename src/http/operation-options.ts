import type { GraphQLFormattedError, GraphQLSchema, ParseOptions, ValidationRule } from "graphql";
import type { Caller } from "../access/caller.js";
import type { AdmissibleOperation, OperationCost } from "../graphql/operation-gate.js";
import type { GraphqlRequest } from "../graphql/request.js";
import type { Telemetry } from "../telemetry/telemetry.js";

/** The part of a resolvers' context that the HTTP server reads. */
export interface OperationContext {
  readonly caller: Caller | null;
  readonly requestId: string;
}

/** How operations are parsed, admitted, executed and reported: the same over HTTP, WebSockets and event streams. */
export interface OperationOptions {
  schema: GraphQLSchema;
  /** Quick rules (depth, breadth and the like) that a document must meet before graphql's own, which can be slow, are applied. */
  validationRules: readonly ValidationRule[];
  parseOptions: ParseOptions;
  /** Returns the cost of a valid operation. Throws a GraphQLError with a code when it must not run. */
  admitOperation(operation: AdmissibleOperation): OperationCost;
  /**
   * Returns the context that resolvers get. Apollo Server hands them a copy, made by `Object.assign` onto the same prototype; a context
   * with `#private` fields would not survive that.
   */
  contextFor(request: GraphqlRequest): OperationContext;
  /** Returns what a client may see of an error, and masks unexpected ones. Called for every error of every operation. */
  formatError(formatted: GraphQLFormattedError, error: unknown, requestId: string): GraphQLFormattedError;
  telemetry: Telemetry;
}
