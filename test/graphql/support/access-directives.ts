import { readFileSync } from "node:fs";
import { getDirective } from "@graphql-tools/utils";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { Scope } from "../../../src/config/scopes.js";

/** The committed schema, as clients see it. Its access directives are compared with the behaviour of the service. */
export const committed = buildSchema(readFileSync(new URL("../../../schema/schema.graphql", import.meta.url), "utf8"));

const roots = [committed.getQueryType(), committed.getMutationType(), committed.getSubscriptionType()];

/** Returns the scope that a field needs by its directive. */
export function scopeOf(field: GraphQLField<unknown, unknown>): string | null {
  const name: unknown = getDirective(committed, field, "requiresScope")?.[0]?.scope;
  return Object.entries(Scope).find(([each]) => each === name)?.[1] ?? null;
}

/** Returns whether a viewer token may read a field, by the description of `@viewerMayRead`. */
export function isOpenToViewers(owner: GraphQLNamedType, field: GraphQLField<unknown, unknown>): boolean {
  if (getDirective(committed, field, "viewerMayRead")) return true;
  const isNode = isObjectType(owner) && owner.getInterfaces().some(({ name }) => name === "Node");
  return scopeOf(field) === null && !isNode && !roots.some((root) => root === owner);
}

/** Returns the access that a document needs for all its fields. */
export function requirementsOf(text: string): { scopes: Set<string>; isOpenToViewers: boolean } {
  const scopes = new Set<string>();
  let isOpen = true;
  const info = new TypeInfo(committed);
  visit(
    parse(text),
    visitWithTypeInfo(info, {
      Field() {
        const [owner, field] = [info.getParentType(), info.getFieldDef()];
        if (!owner || !field || field.name.startsWith("__")) return;
        const scope = scopeOf(field);
        if (scope !== null) scopes.add(scope);
        isOpen &&= isOpenToViewers(owner, field);
      },
    }),
  );
  return { scopes, isOpenToViewers: isOpen };
}
