import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError, Kind } from "graphql";
import type { Doors } from "./doors.js";

/** A result as graphql and graphql-ws type it, a little differently. */
interface AnyResult {
  errors?: readonly GraphQLError[] | undefined;
  data?: Record<string, unknown> | null | undefined;
  extensions?: Record<string, unknown> | undefined;
}

/** Tells errors of the streaming doors as Apollo tells them at the HTTP door: each with a code, and masked by the same rule. */
export class ErrorTelling {
  constructor(private readonly formatError: Doors["formatError"]) {}

  result({ errors, data, extensions }: AnyResult, requestId: string): FormattedExecutionResult {
    return {
      ...(errors && { errors: errors.map((error) => this.error(error, requestId)) }),
      ...(data !== undefined && { data }),
      ...(extensions && { extensions }),
    };
  }

  /** The same for graphql-sse, which types what it prints as errors of graphql. */
  streamed<Result extends { errors?: readonly GraphQLError[] }>(result: Result, requestId: string): Result {
    if (!result.errors) return result;
    return { ...result, errors: result.errors.map((error) => new ToldError(this.error(error, requestId))) };
  }

  error(error: GraphQLError, requestId: string) {
    const formatted = error.toJSON();
    // `http` is for Apollo alone: the status that an error gives an answer.
    const { http: _http, ...told } = error.extensions;
    const extensions = { ...told, code: error.extensions.code ?? codeOf(error) };
    return this.formatError({ ...formatted, extensions }, error, requestId);
  }
}

/** An error that prints as what may be told of it. */
class ToldError extends GraphQLError {
  constructor(private readonly told: GraphQLFormattedError) {
    super(told.message);
  }

  override toJSON(): GraphQLFormattedError {
    return this.told;
  }
}

/** Anything thrown, as a GraphQL error that remembers it. */
export function asGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}

/** Variables that don't fit their types are the only errors of an execution that have no path and stand at their definition. */
function codeOf(error: GraphQLError): string {
  const ofVariable = error.path === undefined && error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
  return ofVariable ? "BAD_USER_INPUT" : "INTERNAL_SERVER_ERROR";
}
