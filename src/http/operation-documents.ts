import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationTypeNode,
  type ParseOptions,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from "graphql";
import { LRUCache } from "lru-cache";

/** Characters of operation texts whose parsed form is kept. */
const keptCharacters = 4_000_000;
/** Characters of one text; what is longer isn't read at all. */
const longestText = 100_000;

export interface PreparedOperation {
  document: DocumentNode;
  type: OperationTypeNode;
}

/**
 * Parses and validates operations that arrive at the streaming doors, each text once: a thousand subscribers of one text share one
 * document. The HTTP door has Apollo's own cache of the same kind.
 */
export class OperationDocuments {
  readonly #schema: GraphQLSchema;
  readonly #rules: readonly ValidationRule[];
  readonly #parseOptions: ParseOptions;
  readonly #screened = new LRUCache<string, true>({
    maxSize: keptCharacters,
    sizeCalculation: (_true, text) => Math.max(1, text.length),
  });
  readonly #valid = new LRUCache<string, DocumentNode>({
    maxSize: keptCharacters,
    sizeCalculation: (_document, text) => Math.max(1, text.length),
  });

  constructor(deps: {
    schema: GraphQLSchema;
    validationRules: readonly ValidationRule[];
    parseOptions: ParseOptions;
  }) {
    this.#schema = deps.schema;
    this.#rules = deps.validationRules;
    this.#parseOptions = deps.parseOptions;
  }

  /** The operation that is to run, or why none can; with the codes that Apollo gives at the HTTP door. */
  prepare(text: string, operationName: string | null | undefined): PreparedOperation | readonly GraphQLError[] {
    const document = this.#document(text);
    if (Array.isArray(document)) return document;
    const operation = getOperationAST(document, operationName);
    if (operation) return { document, type: operation.operation };
    const message = operationName
      ? `Unknown operation named "${operationName}".`
      : "Must provide operation name if query contains multiple operations.";
    return [new GraphQLError(message, { extensions: { code: "OPERATION_RESOLUTION_FAILURE" } })];
  }

  /**
   * Why a text is too big to be looked at closely; null where it isn't, or is no document at all, which others tell. For the HTTP door,
   * whose validation can't be stopped half-way.
   */
  screen(text: string): GraphQLError | null {
    if (this.#screened.has(text) || this.#valid.has(text)) return null;
    if (text.length > longestText) return tooLong();
    const document = this.#parse(text);
    if (document instanceof GraphQLError) return null;
    const [refusal] = validate(this.#schema, document, this.#rules);
    if (!refusal) this.#screened.set(text, true);
    return refusal ?? null;
  }

  #document(text: string): DocumentNode | GraphQLError[] {
    const known = this.#valid.get(text);
    if (known) return known;
    if (text.length > longestText) return [tooLong()];
    const document = this.#parse(text);
    if (document instanceof GraphQLError) return [withCode(document, "GRAPHQL_PARSE_FAILED")];
    for (const rules of [this.#rules, specifiedRules]) {
      const errors = validate(this.#schema, document, rules);
      if (errors.length > 0) return errors.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED"));
    }
    this.#valid.set(text, document);
    return document;
  }

  #parse(text: string): DocumentNode | GraphQLError {
    try {
      return parse(text, this.#parseOptions);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return error;
    }
  }
}

function tooLong(): GraphQLError {
  const message = `A document may have ${longestText} characters. Long values go into variables.`;
  return new GraphQLError(message, { extensions: { code: "LIMIT_EXCEEDED" } });
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code ??= code;
  return error;
}
