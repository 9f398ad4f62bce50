import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { maxDirectivesRule } from "@escape.tech/graphql-armor-max-directives";
import { GraphQLError, type ParseOptions, type ValidationContext, type ValidationRule } from "graphql";
import { breadthRule } from "./breadth-rule.js";
import { ErrorCode } from "./errors.js";

/** Limits of a document, for every caller. Our largest example has 64 tokens and depth 6. */
export const limits = {
  /** Parsing stops here. */
  tokens: 2_000,
  /** Fields inside fields, without fragments. The longest useful path, to the link of an image, has 10. */
  depth: 12,
  aliases: 30,
  directives: 30,
  /** Fields of the root, including those of fragments. */
  rootFields: 20,
  /** Fields and fragments of one selection set. */
  breadth: 100,
  /** The same field in one selection set, as in the members of a union; half of it for objects. GraphQL compares each pair of them. */
  repeats: 12,
  /** Fields of the same name with a selection set of their own, in the whole document. */
  sameObjects: 40,
  fragments: 50,
  /** Fragment spreads. The time to search them for circles grows with the square of their number. */
  spreads: 100,
} as const;

/** Items of a page when neither `first` nor `last` is given. */
export const defaultPageSize = 20;
export const maxPageSize = 100;

/** The additional cost of a field that calls Stripe by itself, for each item of a list. */
export const callCost = 20;

/** A document with more tokens is not parsed. */
export const parseOptions: ParseOptions = { maxTokens: limits.tokens };

/** Returns the error for an operation beyond a limit. The message must name the limit. */
export function limitExceeded(message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: ErrorCode.LIMIT_EXCEEDED, ...extensions, http: { status: 400 } },
  });
}

/** Makes a rule of graphql-armor report LIMIT_EXCEEDED. By default it throws out of the validation, as a syntax error. */
function reporting(message: string) {
  return {
    propagateOnRejection: false,
    onReject: [(context: ValidationContext | null) => context?.reportError(limitExceeded(message))],
  };
}

/**
 * Rules that run before the validation rules of GraphQL, some of which take time that grows with the square of a document. The time of
 * each of these grows with the document's length.
 */
export const validationRules: readonly ValidationRule[] = [
  maxDepthRule({
    n: limits.depth,
    flattenFragments: true,
    ...reporting(`Fields may be nested at most ${limits.depth} levels deep.`),
  }),
  maxAliasesRule({ n: limits.aliases, ...reporting(`An operation may have at most ${limits.aliases} aliases.`) }),
  maxDirectivesRule({
    n: limits.directives,
    ...reporting(`An operation may have at most ${limits.directives} directives.`),
  }),
  breadthRule(limits, (message) => limitExceeded(message)),
];
