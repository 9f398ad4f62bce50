import {
  type GraphQLArgument,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";

/** Values by the name of an argument or input field. They are passed to optional arguments too. */
export type KnownValues = Readonly<Record<string, string | number | boolean>>;

/** Returns the arguments of a field as GraphQL text in parentheses, or the empty text for none. */
export function argumentsOf(owner: string, args: readonly GraphQLArgument[], known: KnownValues): string {
  const given = args
    .filter((arg) => isRequiredArgument(arg) || Object.hasOwn(known, arg.name))
    .map((arg) => `${arg.name}: ${literal(`${owner}(${arg.name}:)`, arg.name, arg.type, known)}`);
  return given.length > 0 ? `(${given.join(", ")})` : "";
}

function literal(place: string, name: string, type: GraphQLInputType, known: KnownValues): string {
  if (isNonNullType(type)) return literal(place, name, type.ofType, known);
  if (isListType(type)) return `[${literal(place, name.replace(/s$/, ""), type.ofType, known)}]`;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || Object.hasOwn(known, field.name),
    );
    return `{ ${fields.map((field) => `${field.name}: ${literal(`${place}.${field.name}`, field.name, field.type, known)}`).join(", ")} }`;
  }
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "UNKNOWN";
  const value = known[name];
  if (value !== undefined) return JSON.stringify(value);
  if (type.name === "Boolean") return "true";
  if (type.name === "Int") return "1";
  throw new Error(
    `${place} is required and of type ${type.name}: add a value that an attacker would pass to "known" in test/graphql/support/access-world.ts`,
  );
}
