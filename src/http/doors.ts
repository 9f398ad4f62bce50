import type { GraphQLFormattedError, GraphQLSchema, ParseOptions, ValidationRule } from "graphql";
import type { Redis } from "ioredis";
import type { Caller } from "../access/caller.js";
import type { AdmissibleOperation, OperationCost } from "../graphql/operation-gate.js";
import type { GraphqlRequest } from "../graphql/request.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import type { ProviderEvent } from "../verification/provider.js";

/** All that the doors need from the rest of the house. */
export interface Doors {
  schema: GraphQLSchema;
  /** Rules that a document must meet before it is validated at all: depth, breadth and the like. They are quick; GraphQL's own aren't. */
  validationRules: readonly ValidationRule[];
  parseOptions: ParseOptions;
  /** Whether a valid operation may run; answers what it costs. Throws a GraphQLError with a code where it may not. */
  admitOperation(operation: AdmissibleOperation): OperationCost;
  /** Makes the execution context of one operation. Resolvers get this very object, whichever door the operation came by. */
  contextFor(request: GraphqlRequest): object;
  /** What may be told of an error: masks what nobody planned. Called for every error of every operation, on each door. */
  formatError(formatted: GraphQLFormattedError, error: unknown, requestId: string): GraphQLFormattedError;
  /** The place in the log of an event that a subscription was given; null where it has none. */
  cursorOf(sourceEvent: unknown): string | null;
  /**
   * Null where nothing was sent; throws an error named `AuthenticationError` where what was sent is no good, `TooManyGuessesError` where it
   * wasn't looked at, since too many from that address weren't.
   */
  authenticate(authorization: string | undefined, address: string): Promise<Caller | null>;
  /** Which of these partners' keys, by their ids, are good still. */
  goodKeys(ids: readonly string[]): Promise<ReadonlySet<string>>;
  webhook: WebhookReception;
  ready(): Promise<Readiness>;
  telemetry: Telemetry;
  /** Origins whose pages may call: exact, or with `*` as the port for any. That of `publicUrl` may always. */
  allowedOrigins: readonly string[];
  /** Addresses and ranges of proxies that are believed for whom they call. */
  trustedProxies: readonly string[];
  /** Where the service is reached from outside, without the path; null: as the caller addressed it. */
  publicUrl: string | null;
  /** Whether a browser that opens `/graphql` gets Apollo Sandbox. */
  sandbox: boolean;
  /** Operations that Sandbox has in its editor, ready to run. */
  operations: readonly NamedOperation[];
  /** The key that Sandbox sends as long as nobody sets another. */
  demoKey: string | null;
  /** Operations per minute and tenant, or address where nobody is known; viewer tokens have a part of it. 0: as many as they like. */
  rateLimitPerMinute: number;
  /** Counts them for several nodes together; null: this process counts for itself. */
  rateLimitRedis: Redis | null;
}

export interface WebhookReception {
  /** Throws a `WebhookError` where the delivery isn't to be believed. */
  verify(rawBody: Buffer, signature: string | undefined): ProviderEvent;
  /** Resolves once the event can't be lost any more. */
  receive(event: ProviderEvent): Promise<void>;
}

export interface Readiness {
  ready: boolean;
  /** Why not, in words for an operator. */
  reasons: string[];
}

export interface NamedOperation {
  name: string;
  document: string;
}
