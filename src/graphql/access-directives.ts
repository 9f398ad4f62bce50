import { DirectiveLocation, GraphQLDirective, GraphQLNonNull, GraphQLSchema, isEnumType } from "graphql";
import { Directive } from "type-graphql";
import type { Scope } from "../config/scopes.js";
import { nameOfScope } from "./enums.js";

export const requiresScope = "requiresScope";
export const viewerMayRead = "viewerMayRead";

/** Marks a field as needing an API key with a scope. */
export function RequiresScope(scope: Scope): MethodDecorator & PropertyDecorator {
  return Directive(`@${requiresScope}(scope: ${nameOfScope(scope)})`);
}

/** Marks a field as readable with the viewer token of the session. */
export function ViewerMayRead(): MethodDecorator & PropertyDecorator {
  return Directive(`@${viewerMayRead}`);
}

/**
 * Returns the schema with the definitions of both directives. They are added after the types are built, because the argument must have
 * the enum that type-graphql has built.
 */
export function withAccessDirectives(schema: GraphQLSchema): GraphQLSchema {
  const scope = schema.getType("Scope");
  if (!isEnumType(scope)) throw new Error("the schema has no enum Scope");
  const config = schema.toConfig();
  return new GraphQLSchema({
    ...config,
    directives: [
      ...config.directives,
      new GraphQLDirective({
        name: requiresScope,
        description:
          "The field needs an API key with this scope. Without it the field is null and `errors` has an entry with the code FORBIDDEN.",
        locations: [DirectiveLocation.FIELD_DEFINITION],
        args: { scope: { type: new GraphQLNonNull(scope), description: "The scope that the API key needs." } },
      }),
      new GraphQLDirective({
        name: viewerMayRead,
        description:
          "A viewer token can read the field, for its own session. Without this directive, a viewer token can read neither fields of Query, " +
          "Mutation and Subscription nor fields of types that implement Node.",
        locations: [DirectiveLocation.FIELD_DEFINITION],
      }),
    ],
  });
}
