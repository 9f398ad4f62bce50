import type { ParseOptions, ValidationRule } from "graphql";

/** A document of more tokens isn't parsed. */
export const parseOptions: ParseOptions = { maxTokens: 5_000 };

/** Rules beside GraphQL's own that a document must meet before it is executed. */
export const validationRules: readonly ValidationRule[] = [];
