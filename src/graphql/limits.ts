import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { maxDirectivesRule } from "@escape.tech/graphql-armor-max-directives";
import { GraphQLError, type ParseOptions, type ValidationContext, type ValidationRule } from "graphql";
import { breadthRule } from "./breadth-rule.js";
import { ErrorCode } from "./errors.js";

/** What a document may ask for at most, whoever sends it. The largest example of ours has 64 tokens and depth 6. */
export const limits = {
  /** Parsing stops here. */
  tokens: 2_000,
  /** Fields inside fields; fragments don't count. The longest way that makes sense, to the link of an image, is 10. */
  depth: 12,
  aliases: 30,
  directives: 30,
  /** Fields of the root, fragments' included. */
  rootFields: 20,
  /** Fields and fragments between two braces. */
  breadth: 100,
  /** The same field between two braces, as in the members of a union; objects half as often. GraphQL compares each pair of them. */
  repeats: 12,
  /** Fields of one name that have fields of their own, anywhere. */
  sameObjects: 40,
  fragments: 50,
  /** Places where a fragment is spread. Looking for circles among them takes the square of their number. */
  spreads: 100,
} as const;

/** A document of more tokens isn't parsed. */
export const parseOptions: ParseOptions = { maxTokens: limits.tokens };

/** An operation beyond a limit. The message says which. */
export function limitExceeded(message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: ErrorCode.LIMIT_EXCEEDED, ...extensions, http: { status: 400 } },
  });
}

/** Has a rule of graphql-armor tell its finding as we tell ours; it would throw out of the validation, in words of a syntax error. */
function told(message: string) {
  return {
    propagateOnRejection: false,
    onReject: [(context: ValidationContext | null) => context?.reportError(limitExceeded(message))],
  };
}

/**
 * Rules that a document must meet before GraphQL's own are asked, some of which take a time that grows with the square of a document.
 * Each takes a time that grows with its length.
 */
export const validationRules: readonly ValidationRule[] = [
  maxDepthRule({ n: limits.depth, flattenFragments: true, ...told(`Fields may be nested ${limits.depth} deep.`) }),
  maxAliasesRule({ n: limits.aliases, ...told(`An operation may have ${limits.aliases} aliases.`) }),
  maxDirectivesRule({ n: limits.directives, ...told(`An operation may have ${limits.directives} directives.`) }),
  breadthRule(limits, (message) => limitExceeded(message)),
];
