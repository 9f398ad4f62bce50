import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  visit,
} from "graphql";
// The ES modules of this package load a second copy of graphql, which does not recognise our schema.
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity/cjs";
import { invalidVariable } from "./error-wording.js";
import { badUserInput } from "./errors.js";
import { defaultPageSize, limitExceeded, maxPageSize } from "./limits.js";

/** Fields that are visited before a document is refused, including the fields of each fragment spread. */
const maxVisitedFields = 3_000;
/** Costs that are cached for one document. */
const maxCachedCosts = 100;
/** Characters of a cache key. Costs of operations with so many variables that the key is longer are not cached. */
const maxKeyLength = 300;

type Variables = Readonly<Record<string, unknown>>;

/** Arguments that determine how many items a field returns. */
const sizeArguments = new Set(["first", "last", "ids", "representations"]);

/**
 * Computes the cost of an operation before it runs: 1 for each field, `callCost` more for a field that calls Stripe by itself, and
 * the cost inside a page times the size of the page, which is `first` or `last` or else {@link defaultPageSize}.
 */
export class QueryCost {
  readonly #cache = new WeakMap<DocumentNode, { relevant: ReadonlySet<string>; costs: Map<string, number> }>();

  constructor(
    private readonly schema: GraphQLSchema,
    readonly limit: number,
  ) {}

  /**
   * Returns the cost; 0 when the document has no operation of the name. Throws LIMIT_EXCEEDED beyond the limit, and BAD_USER_INPUT when a
   * variable does not fit its type.
   */
  of(document: DocumentNode, operationName: string | null, variables: Variables): number {
    const operation = getOperationAST(document, operationName);
    if (!operation) return 0;
    const cost = this.#cost(document, operation, variables);
    if (cost > this.limit) {
      throw limitExceeded(
        `The operation costs ${cost} and ${this.limit} is allowed. Ask for smaller pages or fewer fields.`,
        { cost: { requested: cost, limit: this.limit } },
      );
    }
    return cost;
  }

  #cost(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): number {
    let cached = this.#cache.get(document);
    if (!cached) {
      cached = { relevant: relevantVariables(document), costs: new Map() };
      this.#cache.set(document, cached);
    }
    const { relevant, costs } = cached;
    const coerced = this.#coerce(operation, variables);
    const sizes = (operation.variableDefinitions ?? [])
      .map(({ variable }) => variable.name.value)
      .filter((name) => relevant.has(name))
      .map((name) => sizeOf(coerced, name));
    const key = [document.definitions.indexOf(operation), ...sizes].join();
    const known = costs.get(key);
    if (known !== undefined) return known;
    const cost = this.#compute(document, operation, variables);
    if (key.length > maxKeyLength) return cost;
    if (costs.size >= maxCachedCosts) costs.clear();
    costs.set(key, cost);
    return cost;
  }

  /** Coerces the variables as the execution will. Stops at the first error, because graphql words each one with the whole value. */
  #coerce({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): Variables {
    const { coerced, errors } = getVariableValues(this.schema, variableDefinitions, variables, { maxErrors: 1 });
    const [refusal] = errors ?? [];
    if (refusal) throw invalidVariable(this.schema, refusal, variables);
    return coerced ?? {};
  }

  #compute(document: DocumentNode, { name }: OperationDefinitionNode, variables: Variables): number {
    try {
      return getComplexity({
        schema: this.schema,
        query: document,
        variables,
        estimators: [ofList, ofField],
        maxQueryNodes: maxVisitedFields,
        ...(name && { operationName: name.value }),
      });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      if (!error.nodes?.length)
        throw limitExceeded(
          `An operation may have at most ${maxVisitedFields} fields, counting a fragment at each place where it is spread.`,
        );
      throw badUserInput(error.message);
    }
  }
}

/** Estimates a page, or a list of objects that the arguments name one by one. */
const ofList: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const names = field.args.map(({ name }) => name);
  const listed: unknown = args.ids ?? args.representations;
  if (names.includes("ids") || names.includes("representations"))
    return 1 + (Array.isArray(listed) ? listed.length : 1) * childComplexity;
  if (!names.includes("first")) return undefined;
  const requested: unknown = args.first ?? args.last ?? defaultPageSize;
  const size = typeof requested === "number" ? Math.min(Math.max(requested, 1), maxPageSize) : defaultPageSize;
  return 1 + size * childComplexity;
};

/** Estimates any other field. type-graphql stores the `complexity` of `@Field` in this extension. */
const ofField: ComplexityEstimator = ({ field, childComplexity }) => {
  const own: unknown = field.extensions.complexity;
  return 1 + (typeof own === "number" ? own : 0) + childComplexity;
};

/** Returns the variables that the cost depends on: those in size arguments, and those in directives such as `@include`. */
function relevantVariables(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  const collect = {
    Variable({ name }: { name: { value: string } }) {
      names.add(name.value);
    },
  };
  visit(document, {
    Argument(node) {
      if (sizeArguments.has(node.name.value)) visit(node, collect);
    },
    Directive(node) {
      visit(node, collect);
    },
  });
  return names;
}

/** Returns the part of a coerced variable that the cost depends on: never its text, and only the length of a list. */
function sizeOf(coerced: Variables, name: string): string {
  if (!Object.hasOwn(coerced, name)) return "absent";
  const value = coerced[name];
  if (Array.isArray(value)) return `[${value.length}]`;
  return value === null || typeof value === "number" || typeof value === "boolean" ? String(value) : typeof value;
}
