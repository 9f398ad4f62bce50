import { getDirective, MapperKind, mapSchema } from "@graphql-tools/utils";
import {
  DirectiveLocation,
  defaultFieldResolver,
  GraphQLDirective,
  type GraphQLFieldConfig,
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
} from "graphql";
import { Directive } from "type-graphql";
import { isScope, type Scope } from "../access/scopes.js";
import { refuseNull } from "./argument-text.js";
import { GraphqlContext } from "./context.js";
import { forbidden, unauthenticated } from "./errors.js";

/** The two marks that say in the schema who may read a field. */
export const accessDirectives: readonly GraphQLDirective[] = [
  new GraphQLDirective({
    name: "requiresScope",
    description: "The field needs an API key with this scope. Without it the field is null, with a FORBIDDEN error.",
    locations: [DirectiveLocation.FIELD_DEFINITION],
    args: { scope: { type: new GraphQLNonNull(GraphQLString), description: "The scope, such as `sessions:read`." } },
  }),
  new GraphQLDirective({
    name: "viewerMayRead",
    description:
      "A viewer token may read the field, for its own session. Fields of roots and nodes without this mark are closed to it.",
    locations: [DirectiveLocation.FIELD_DEFINITION],
  }),
];

/** Marks a field as needing a scope. */
export function RequiresScope(scope: Scope): MethodDecorator & PropertyDecorator {
  return Directive(`@requiresScope(scope: "${scope}")`);
}

/** Marks a field as open to a viewer token of the session. */
export function ViewerMayRead(): MethodDecorator & PropertyDecorator {
  return Directive("@viewerMayRead");
}

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

interface Rule {
  /** `Type.field`, for the message. */
  name: string;
  scope: Scope | null;
  openToViewers: boolean;
  /** Such a field has the time of the whole operation; what is inside it is timed where it is loaded. */
  ofRoot: boolean;
}

/**
 * Compiles the marks into the resolvers, once, when the schema is built. Roots need a credential whatever their marks. A viewer token
 * passes where a root or node says so, and below that wherever no scope is asked for.
 */
export function guardScopes(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set([
    schema.getQueryType()?.name,
    schema.getMutationType()?.name,
    schema.getSubscriptionType()?.name,
  ]);
  const node = schema.getType("Node");
  const isNode = (typeName: string) => {
    const type = schema.getType(typeName);
    return (
      type !== undefined && "getInterfaces" in type && type.getInterfaces().some((implemented) => implemented === node)
    );
  };
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config: FieldConfig, fieldName, typeName) => {
      if (typeName.startsWith("__")) return config;
      const scope = scopeOf(schema, config);
      const marked = getDirective(schema, config, "viewerMayRead")?.[0] !== undefined;
      const openToViewers = marked || (scope === null && !roots.has(typeName) && !isNode(typeName));
      if (scope === null && openToViewers && !roots.has(typeName)) return config;
      return guarded(config, {
        name: `${typeName}.${fieldName}`,
        scope,
        openToViewers,
        ofRoot: roots.has(typeName),
      });
    },
  });
}

function scopeOf(schema: GraphQLSchema, config: FieldConfig): Scope | null {
  const scope: unknown = getDirective(schema, config, "requiresScope")?.[0]?.scope;
  if (scope === undefined) return null;
  if (typeof scope !== "string" || !isScope(scope))
    throw new Error(`@requiresScope names an unknown scope: ${String(scope)}`);
  return scope;
}

function guarded(config: FieldConfig, rule: Rule): FieldConfig {
  const { resolve = defaultFieldResolver, subscribe } = config;
  return {
    ...config,
    resolve(source, args, context, info) {
      const { deadline } = check(context, rule);
      if (rule.ofRoot) refuseNull(args);
      const value = resolve(source, args, context, info);
      return rule.ofRoot && value instanceof Promise ? deadline.within(value) : value;
    },
    ...(subscribe && {
      subscribe(source, args, context, info) {
        check(context, rule);
        refuseNull(args);
        return subscribe(source, args, context, info);
      },
    }),
  };
}

function check(context: unknown, { name, scope, openToViewers }: Rule): GraphqlContext {
  if (!(context instanceof GraphqlContext)) throw new Error("an operation without its context");
  const { caller } = context;
  if (!caller) throw unauthenticated();
  if (caller.kind === "viewer") {
    if (!openToViewers) throw forbidden(`A viewer token may not read ${name}.`);
  } else if (scope !== null && !caller.scopes.has(scope)) {
    throw forbidden(`${name} needs an API key with the scope ${scope}.`);
  }
  return context;
}
