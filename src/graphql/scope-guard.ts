import { getDirective, MapperKind, mapSchema } from "@graphql-tools/utils";
import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema } from "graphql";
import { Scope } from "../config/scopes.js";
import { requiresScope, viewerMayRead } from "./access-directives.js";
import { GraphqlContext } from "./context.js";
import { ScopeName } from "./enums.js";
import { badUserInput, forbidden, unauthenticated } from "./errors.js";

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

interface Rule {
  /** `Type.field`, for error messages. */
  name: string;
  scope: Scope | null;
  openToViewers: boolean;
  /** A root field has the time of the whole operation. Fields inside it are timed by their loaders. */
  isRoot: boolean;
}

/**
 * Compiles the access directives into the resolvers, once, when the schema is built. Root fields always need a credential. A viewer token
 * may read fields of roots and nodes that are marked for it, and any field of other types that needs no scope.
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
    return type !== undefined && "getInterfaces" in type && type.getInterfaces().some((each) => each === node);
  };
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config: FieldConfig, fieldName, typeName) => {
      if (typeName.startsWith("__")) return config;
      const isRoot = roots.has(typeName);
      const scope = scopeOf(schema, config);
      const isMarked = getDirective(schema, config, viewerMayRead)?.[0] !== undefined;
      const openToViewers = isMarked || (scope === null && !isRoot && !isNode(typeName));
      if (scope === null && openToViewers && !isRoot) return config;
      return guarded(config, { name: `${typeName}.${fieldName}`, scope, openToViewers, isRoot });
    },
  });
}

function scopeOf(schema: GraphQLSchema, config: FieldConfig): Scope | null {
  const name: unknown = getDirective(schema, config, requiresScope)?.[0]?.scope;
  if (name === undefined) return null;
  const known = Object.values(ScopeName).find((each) => each === name);
  if (known === undefined) throw new Error(`@${requiresScope} names an unknown scope: ${String(name)}`);
  return Scope[known];
}

function guarded(config: FieldConfig, rule: Rule): FieldConfig {
  const { resolve = defaultFieldResolver, subscribe } = config;
  return {
    ...config,
    resolve(source, args, context, info) {
      const { deadline } = checkAccess(context, rule);
      if (rule.isRoot) rejectNullCharacters(args);
      const value = resolve(source, args, context, info);
      return rule.isRoot && value instanceof Promise ? deadline.within(value) : value;
    },
    ...(subscribe && {
      subscribe(source, args, context, info) {
        checkAccess(context, rule);
        rejectNullCharacters(args);
        return subscribe(source, args, context, info);
      },
    }),
  };
}

function checkAccess(context: unknown, { name, scope, openToViewers }: Rule): GraphqlContext {
  if (!(context instanceof GraphqlContext)) throw new Error("the operation has no GraphqlContext");
  const { caller } = context;
  if (!caller) throw unauthenticated();
  if (caller.kind === "viewer") {
    if (!openToViewers) throw forbidden(`A viewer token may not read ${name}. Use an API key.`);
  } else if (scope !== null && !caller.scopes.has(scope)) {
    throw forbidden(`${name} needs an API key with the scope ${scope}.`);
  }
  return context;
}

/** Throws BAD_USER_INPUT, naming the place, when any argument contains U+0000: PostgreSQL can neither store it nor search for it. */
function rejectNullCharacters(args: unknown, path: readonly string[] = []): void {
  if (typeof args === "string") {
    if (args.includes("\0")) throw badUserInput(`${path.join(".")}: the character U+0000 is not allowed.`);
  } else if (Array.isArray(args)) {
    for (const [index, item] of args.entries()) rejectNullCharacters(item, [...path, String(index)]);
  } else if (typeof args === "object" && args !== null) {
    for (const [name, value] of Object.entries(args)) rejectNullCharacters(value, [...path, name]);
  }
}
