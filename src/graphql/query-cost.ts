import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  visit,
} from "graphql";
// The package's ES modules load a second copy of graphql, whose types are none of ours.
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity/cjs";
import { badUserInput, unfitVariable } from "./errors.js";
import { limitExceeded } from "./limits.js";
import { defaultPageSize, maxPageSize } from "./page-sizes.js";

/** Fields that are looked at before a document counts as too expensive, each place where a fragment is spread counted. */
const maxFieldsLookedAt = 3_000;
/** Costs that are remembered of one document. */
const keptCosts = 100;
/** Characters that one is remembered by. An operation with so many variables that it takes more is counted each time. */
const longestKey = 300;

type Variables = Readonly<Record<string, unknown>>;

/** Arguments that say how many items a field returns. */
const sizes = new Set(["first", "last", "ids", "representations"]);

/**
 * What an operation costs before it runs: 1 for each field, `callCost` more for one that makes a call of its own to Stripe, and what is inside
 * a page times the size of the page, `first` or `last`, {@link defaultPageSize} where neither is said.
 */
export class QueryCost {
  readonly #kept = new WeakMap<DocumentNode, { sizing: ReadonlySet<string>; costs: Map<string, number> }>();

  constructor(
    private readonly schema: GraphQLSchema,
    readonly limit: number,
  ) {}

  /** Throws LIMIT_EXCEEDED beyond the limit, and BAD_USER_INPUT where variables don't fit. A name of no operation costs nothing. */
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
    let kept = this.#kept.get(document);
    if (!kept) {
      kept = { sizing: sizingVariables(document), costs: new Map() };
      this.#kept.set(document, kept);
    }
    const coerced = this.#coerced(operation, variables);
    const sizes = operation.variableDefinitions
      ?.map(({ variable }) => variable.name.value)
      .filter((name) => kept.sizing.has(name))
      .map((name) => sizeOf(coerced, name));
    const key = [document.definitions.indexOf(operation), ...(sizes ?? [])].join();
    const known = kept.costs.get(key);
    if (known !== undefined) return known;
    const cost = this.#count(document, operation, variables);
    if (key.length > longestKey) return cost;
    if (kept.costs.size >= keptCosts) kept.costs.clear();
    kept.costs.set(key, cost);
    return cost;
  }

  /** What execution makes of the variables. One mistake ends it: graphql words each with all that was sent, which is thousands of times. */
  #coerced({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): Variables {
    const { coerced, errors } = getVariableValues(this.schema, variableDefinitions, variables, { maxErrors: 1 });
    const [mistake] = errors ?? [];
    if (mistake) throw unfitVariable(mistake);
    return coerced ?? {};
  }

  #count(document: DocumentNode, { name }: OperationDefinitionNode, variables: Variables): number {
    try {
      return getComplexity({
        schema: this.schema,
        query: document,
        variables,
        estimators: [ofList, ofField],
        maxQueryNodes: maxFieldsLookedAt,
        ...(name && { operationName: name.value }),
      });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      if (!error.nodes?.length)
        throw limitExceeded(
          `An operation may come to ${maxFieldsLookedAt} fields, fragments counted where they stand.`,
        );
      throw badUserInput(error.message);
    }
  }
}

/** A page, or a list of what was named one by one. */
const ofList: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const names = field.args.map(({ name }) => name);
  const named: unknown = args.ids ?? args.representations;
  if (names.includes("ids") || names.includes("representations"))
    return 1 + (Array.isArray(named) ? named.length : 1) * childComplexity;
  if (!names.includes("first")) return undefined;
  const asked: unknown = args.first ?? args.last ?? defaultPageSize;
  const size = typeof asked === "number" ? Math.min(Math.max(asked, 1), maxPageSize) : defaultPageSize;
  return 1 + size * childComplexity;
};

/** `complexity` is where type-graphql puts what `@Field` says of it. */
const ofField: ComplexityEstimator = ({ field, childComplexity }) => {
  const own: unknown = field.extensions.complexity;
  return 1 + (typeof own === "number" ? own : 0) + childComplexity;
};

/** Variables that the cost depends on: those of sizes, and those that leave fields out. */
function sizingVariables(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  const collect = {
    Variable({ name }: { name: { value: string } }) {
      names.add(name.value);
    },
  };
  visit(document, {
    Argument(node) {
      if (sizes.has(node.name.value)) visit(node, collect);
    },
    Directive(node) {
      visit(node, collect);
    },
  });
  return names;
}

/** What of a coerced variable the cost depends on: nothing of its text, and of a list how long it is. */
function sizeOf(coerced: Variables, name: string): string {
  if (!Object.hasOwn(coerced, name)) return "absent";
  const value = coerced[name];
  if (Array.isArray(value)) return `[${value.length}]`;
  return value === null || typeof value === "number" || typeof value === "boolean" ? String(value) : typeof value;
}
