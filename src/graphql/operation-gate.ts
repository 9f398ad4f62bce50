import { type DocumentNode, GraphQLError } from "graphql";
import type { Caller } from "../access/caller.js";
import { ErrorCode } from "./errors.js";
import type { QueryCost } from "./query-cost.js";
import type { TrustedDocuments } from "./trusted-documents.js";

/** A valid operation that is about to run. */
export interface AdmissibleOperation {
  document: DocumentNode;
  operationName: string | null;
  variables: Readonly<Record<string, unknown>>;
  caller: Caller | null;
}

/** The cost of an operation, as `extensions.cost` shows it on request. */
export interface OperationCost {
  requested: number;
  limit: number;
}

/** Decides whether an operation may run, by the same rules for HTTP, WebSocket and event streams. */
export class OperationGate {
  constructor(
    private readonly cost: QueryCost,
    /** Null when viewer tokens may run any operation. */
    private readonly trusted: TrustedDocuments | null,
  ) {}

  /** Returns the operation's cost. Throws LIMIT_EXCEEDED, BAD_USER_INPUT or UNTRUSTED_DOCUMENT when it may not run. */
  admit({ document, operationName, variables, caller }: AdmissibleOperation): OperationCost {
    if (this.trusted && caller?.kind === "viewer" && !this.trusted.has(document)) {
      throw new GraphQLError(
        "A viewer token can run only the operations committed with this service. Use one of them, or an API key.",
        { extensions: { code: ErrorCode.UNTRUSTED_DOCUMENT, http: { status: 403 } } },
      );
    }
    return { requested: this.cost.of(document, operationName, variables), limit: this.cost.limit };
  }
}
