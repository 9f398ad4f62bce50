import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError, Kind } from "graphql";
import type { OperationOptions } from "./operation-options.js";

/** A result as both graphql and graphql-ws type it. */
interface AnyResult {
  errors?: readonly GraphQLError[] | undefined;
  data?: Record<string, unknown> | null | undefined;
  extensions?: Record<string, unknown> | undefined;
}

/** Formats errors on WebSockets and event streams as Apollo Server does over HTTP: with a code, and masked by the same rule. */
export class ErrorFormatter {
  constructor(private readonly formatError: OperationOptions["formatError"]) {}

  formatResult({ errors, data, extensions }: AnyResult, requestId: string): FormattedExecutionResult {
    return {
      ...(errors && { errors: errors.map((error) => this.format(error, requestId)) }),
      ...(data !== undefined && { data }),
      ...(extensions && { extensions }),
    };
  }

  /** Formats a result for graphql-sse, which takes errors of graphql and serialises them itself. */
  formatStreamed<Result extends { errors?: readonly GraphQLError[] }>(result: Result, requestId: string): Result {
    if (!result.errors) return result;
    return { ...result, errors: result.errors.map((error) => new FormattedError(this.format(error, requestId))) };
  }

  format(error: GraphQLError, requestId: string): GraphQLFormattedError {
    // `http` is the status that Apollo Server gives a response for this error; it is not for clients.
    const { http: _http, ...visible } = error.extensions;
    const extensions = { ...visible, code: error.extensions.code ?? codeOf(error) };
    return this.formatError({ ...error.toJSON(), extensions }, error, requestId);
  }
}

/** An error that serialises as what was already formatted. */
class FormattedError extends GraphQLError {
  constructor(private readonly formatted: GraphQLFormattedError) {
    super(formatted.message);
  }

  override toJSON(): GraphQLFormattedError {
    return this.formatted;
  }
}

/** Returns anything thrown as a GraphQL error that keeps the original. */
export function asGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}

/** Returns the code of an error without one. Only variables that do not fit their type have no path and point at a definition. */
function codeOf(error: GraphQLError): string {
  const ofVariable = error.path === undefined && error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
  return ofVariable ? "BAD_USER_INPUT" : "INTERNAL_SERVER_ERROR";
}
