import { type DocumentNode, GraphQLError } from "graphql";
import type { Caller } from "../access/caller.js";
import { ErrorCode } from "./errors.js";
import type { QueryCost } from "./query-cost.js";
import type { TrustedDocuments } from "./trusted-documents.js";

/** An operation that is valid and about to run. */
export interface AdmissibleOperation {
  document: DocumentNode;
  operationName: string | null;
  variables: Readonly<Record<string, unknown>>;
  caller: Caller | null;
}

/** What an operation costs, as told in `extensions.cost` to whoever asks. */
export interface OperationCost {
  requested: number;
  limit: number;
}

/** Decides whether an operation runs, at every door by the same rules. */
export class OperationGate {
  constructor(
    private readonly cost: QueryCost,
    /** Null: viewer tokens may run any operation. */
    private readonly trusted: TrustedDocuments | null,
  ) {}

  /** Throws a GraphQLError with LIMIT_EXCEEDED or UNTRUSTED_DOCUMENT. */
  admit({ document, operationName, variables, caller }: AdmissibleOperation): OperationCost {
    if (this.trusted && caller?.kind === "viewer" && !this.trusted.has(document)) {
      throw new GraphQLError("With a viewer token only the operations that were committed with this service run.", {
        extensions: { code: ErrorCode.UNTRUSTED_DOCUMENT, http: { status: 403 } },
      });
    }
    return { requested: this.cost.of(document, operationName, variables), limit: this.cost.limit };
  }
}
