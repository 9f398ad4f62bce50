import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  type OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { LRUCache } from "lru-cache";
import type { OperationOptions } from "./operation-options.js";

/** Characters of documents whose parsed form is cached. */
const cachedCharacters = 4_000_000;
/** Characters of one document; a longer one is refused unread. */
const maxCharacters = 100_000;

/** The parameters of a GraphQL request that choose the operation. */
export interface OperationParameters {
  query: string;
  operationName?: string | null | undefined;
  extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface PreparedOperation {
  document: DocumentNode;
  /** Null where the document has only one operation and the request names none. */
  operationName: string | null;
  type: OperationTypeNode;
}

/**
 * Parses and validates the documents of WebSockets and event streams, each text once: a thousand subscribers of one text share one
 * document. Over HTTP, Apollo Server has a cache of its own of the same kind.
 */
export class OperationDocuments {
  readonly #options: Pick<OperationOptions, "schema" | "validationRules" | "parseOptions">;
  readonly #screened = new LRUCache<string, true>({
    maxSize: cachedCharacters,
    sizeCalculation: (_true, text) => Math.max(1, text.length),
  });
  readonly #valid = new LRUCache<string, DocumentNode>({
    maxSize: cachedCharacters,
    sizeCalculation: (_document, text) => Math.max(1, text.length),
  });

  constructor(options: Pick<OperationOptions, "schema" | "validationRules" | "parseOptions">) {
    this.#options = options;
  }

  /** Returns the operation to run, or the errors that prevent it, with the codes that Apollo Server gives over HTTP. */
  prepare({ query, operationName, extensions }: OperationParameters): PreparedOperation | readonly GraphQLError[] {
    if (query === "" && extensions?.persistedQuery) return [persistedQueryNotSupported()];
    const document = this.#document(query);
    if (Array.isArray(document)) return document;
    // An empty name counts as absent.
    const name = operationName || null;
    const operation = getOperationAST(document, name);
    if (operation) return { document, operationName: name, type: operation.operation };
    const message = name
      ? `Unknown operation named "${name}".`
      : "Must provide operation name if query contains multiple operations.";
    return [new GraphQLError(message, { extensions: { code: "OPERATION_RESOLUTION_FAILURE" } })];
  }

  /**
   * Returns why a document is too big to be validated, or null where it is not, or cannot be parsed, which Apollo Server reports. For
   * HTTP, since Apollo Server's validation cannot be stopped half-way.
   */
  screen(text: string): GraphQLError | null {
    if (this.#screened.has(text) || this.#valid.has(text)) return null;
    if (text.length > maxCharacters) return tooLong();
    const document = this.#parse(text);
    if (document instanceof GraphQLError) return null;
    const [refusal] = validate(this.#options.schema, document, this.#options.validationRules);
    if (!refusal) this.#screened.set(text, true);
    return refusal ?? null;
  }

  #document(text: string): DocumentNode | GraphQLError[] {
    const cached = this.#valid.get(text);
    if (cached) return cached;
    if (text.length > maxCharacters) return [tooLong()];
    const document = this.#parse(text);
    if (document instanceof GraphQLError) return [withCode(document, "GRAPHQL_PARSE_FAILED")];
    for (const rules of [this.#options.validationRules, specifiedRules]) {
      const errors = validate(this.#options.schema, document, rules);
      if (errors.length > 0) return errors.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED"));
    }
    this.#valid.set(text, document);
    return document;
  }

  #parse(text: string): DocumentNode | GraphQLError {
    try {
      return parse(text, this.#options.parseOptions);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return error;
    }
  }
}

function tooLong(): GraphQLError {
  const message = `A document may have ${maxCharacters} characters. Pass long values as variables.`;
  return new GraphQLError(message, { extensions: { code: "LIMIT_EXCEEDED" } });
}

/** The wording is the one that clients of automatic persisted queries recognise. */
function persistedQueryNotSupported(): GraphQLError {
  return new GraphQLError("PersistedQueryNotSupported", { extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" } });
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code ??= code;
  return error;
}
